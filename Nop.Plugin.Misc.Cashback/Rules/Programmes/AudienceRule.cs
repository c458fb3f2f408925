namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>For whom a programme, a bonus or a gift is. Everything that is set must hold; what is empty holds for everybody.</summary>
public sealed record AudienceRule
{
    /// <summary>Everybody.</summary>
    public static AudienceRule Everybody { get; } = new();

    /// <summary>Roles of which one is enough.</summary>
    public IReadOnlyList<int> RoleIds { get; init; } = [];

    /// <summary>Tiers of which one must be held.</summary>
    public IReadOnlyList<int> TierIds { get; init; } = [];

    /// <summary>Card kinds of which one must be held.</summary>
    public IReadOnlyList<int> CardIds { get; init; } = [];

    /// <summary>Whether the newsletter must be subscribed to.</summary>
    public bool Newsletter { get; init; }

    /// <summary>Whether it must be the client's first order: <see cref="CustomerFacts.LastOrderOnUtc"/> knows of no other.</summary>
    public bool FirstOrder { get; init; }

    /// <summary>Days that the last paid order must be ago, × 24 h; who never ordered does not sleep. Null: any.</summary>
    public int? SleepingDays { get; init; }

    /// <summary>The days around the birthday; null: any day.</summary>
    public BirthdayWindow? Birthday { get; init; }

    /// <summary>Segments of which one must be that of the client. Asked for where the shop gives by itself, not of orders: programmes name a segment's customer role.</summary>
    public IReadOnlyList<int> SegmentIds { get; init; } = [];

    /// <summary>Whether nothing is asked, so that everybody is in it.</summary>
    public bool IsEverybody => RoleIds.Count + TierIds.Count + CardIds.Count + SegmentIds.Count == 0 && !Newsletter && !FirstOrder && SleepingDays is null && Birthday is null;

    /// <summary>Whether a client is in it.</summary>
    /// <param name="client">The client.</param>
    /// <param name="tierId">The tier held; null: none.</param>
    /// <param name="atUtc">When: the placing of the order, or the instant of the gift.</param>
    /// <param name="zone">The shop's zone, in which days are counted.</param>
    public bool Includes(CustomerFacts client, int? tierId, DateTime atUtc, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(client);
        return (RoleIds.Count == 0 || client.RoleIds.Any(RoleIds.Contains))
            && (TierIds.Count == 0 || (tierId is not null && TierIds.Contains(tierId.Value)))
            && (CardIds.Count == 0 || (client.Card is not null && CardIds.Contains(client.Card.Id)))
            && (SegmentIds.Count == 0 || client.SegmentIds.Any(SegmentIds.Contains))
            && (!Newsletter || client.Newsletter)
            && (!FirstOrder || client.LastOrderOnUtc is null)
            && (SleepingDays is null || (client.LastOrderOnUtc is not null && ShopTime.AsUtc(client.LastOrderOnUtc.Value).AddDays(SleepingDays.Value) <= ShopTime.AsUtc(atUtc)))
            && (Birthday is null || (client.Birthday is not null && Birthday.Value.Contains(client.Birthday.Value, ShopTime.Date(atUtc, zone))));
    }
}
