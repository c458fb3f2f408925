namespace Nop.Plugin.Misc.Cashback.Rules.Bonuses;

/// <summary>A bonus: for what, how much, to whom and how often. It counts neither as spend nor for tiers.</summary>
/// <param name="Id">Id of the rule.</param>
/// <param name="Kind">For what.</param>
/// <param name="AmountMinor">How much, minor units, &gt; 0; for a referral what who invited gets.</param>
public sealed record BonusRule(int Id, BonusKind Kind, long AmountMinor)
{
    /// <summary>Most that <see cref="YearlyMaximum"/> may be.</summary>
    public const int MaxYearlyMaximum = 1000;

    /// <summary>Most days that a bonus may be valid for.</summary>
    public const int MaxValidDays = 3650;

    /// <summary>When it was last switched on (UTC): nothing that happened before it counts. Null: it is off.</summary>
    public DateTime? ActiveSinceUtc { get; init; }

    /// <summary>Instant from which what happens counts; null: from when it was switched on.</summary>
    public DateTime? FromUtc { get; init; }

    /// <summary>Instant before which what happens counts; null: no end.</summary>
    public DateTime? ToUtc { get; init; }

    /// <summary>For whom.</summary>
    public AudienceRule Audience { get; init; } = AudienceRule.Everybody;

    /// <summary>How often.</summary>
    public BonusLimit Limit { get; init; }

    /// <summary>Most in a calendar year of the shop; null: no such limit.</summary>
    public int? YearlyMaximum { get; init; }

    /// <summary>Birthday: days before it. Rebooking: most days since the order before. Win-back: days without an order.</summary>
    public int Days { get; init; }

    /// <summary>Items: how many make one bonus.</summary>
    public int Items { get; init; }

    /// <summary>Items: of which categories, with all below them; empty: any.</summary>
    public IReadOnlyList<int> CategoryIds { get; init; } = [];

    /// <summary>Referral: what the friend gets, minor units; 0: nothing.</summary>
    public long FriendAmountMinor { get; init; }

    /// <summary>From when on things count; null: it is off.</summary>
    public DateTime? CountsFromUtc => ActiveSinceUtc is not null && FromUtc > ActiveSinceUtc ? FromUtc : ActiveSinceUtc;

    /// <summary>Whether something that happened at an instant counts.</summary>
    public bool Covers(DateTime happenedUtc) => happenedUtc >= CountsFromUtc && !(ToUtc <= happenedUtc);

    /// <summary>Whether a day of the shop counts: it ends after the rule begins, and begins before the rule ends.</summary>
    public bool CoversDay(DateOnly day, TimeZoneInfo zone) =>
        ShopTime.StartOfDay(day.AddDays(1), zone) > CountsFromUtc && !(ToUtc <= ShopTime.StartOfDay(day, zone));
}

/// <summary>Occasion of a bonus. The numbers are stored.</summary>
public enum BonusKind
{
    /// <summary>An account was opened.</summary>
    Registration = 1,

    /// <summary>A birthday.</summary>
    Birthday = 2,

    /// <summary>A review of a product that was bought was approved.</summary>
    Review = 3,

    /// <summary>An invited friend's first order has cleared; both get something.</summary>
    Referral = 4,

    /// <summary>The next order came soon after the one before.</summary>
    Rebooking = 5,

    /// <summary>So many items of a category were bought.</summary>
    Items = 6,

    /// <summary>Nothing was ordered for long.</summary>
    WinBack = 7,
}

/// <summary>How often a client gets the same bonus. The numbers are stored.</summary>
public enum BonusLimit
{
    /// <summary>Each time that there is a reason.</summary>
    EachTime = 0,

    /// <summary>Once.</summary>
    Once = 1,

    /// <summary>Once in 365 days.</summary>
    Yearly = 2,
}
