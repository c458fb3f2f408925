namespace Nop.Plugin.Misc.Cashback.Bonuses;

/// <summary>A rule for bonuses, as it is kept. Amounts in minor units of the primary currency.</summary>
[StoredIn("Cashback_Bonus")]
public sealed class Bonus : BaseEntity
{
    /// <summary>Shown to shoppers in their history.</summary>
    [Prose(RuleSetValidator.MaxNameLength)]
    public string Name { get; set; } = "";

    /// <summary>For what (<see cref="BonusKind"/>).</summary>
    public int KindId { get; set; }

    /// <summary>How much; for a referral what who invited gets.</summary>
    public long Amount { get; set; }

    /// <summary>Referral: what the friend gets.</summary>
    public long FriendAmount { get; set; }

    /// <summary>Days from the day of the bonus to its last day; null: as all credit of the shop.</summary>
    public int? ValidDays { get; set; }

    /// <summary>Off: kept but not applied.</summary>
    public bool Active { get; set; }

    /// <summary>When it was last switched on; null: it is off. Nothing before it counts.</summary>
    public DateTime? ActiveSinceUtc { get; set; }

    /// <summary>Instant from which what happens counts; null: from when it was switched on.</summary>
    public DateTime? FromUtc { get; set; }

    /// <summary>Instant before which what happens counts; null: no end.</summary>
    public DateTime? ToUtc { get; set; }

    /// <summary>For whom (<see cref="AudienceText"/>); empty: everybody.</summary>
    [Text(4000)]
    public string Audience { get; set; } = "";

    /// <summary>How often (<see cref="BonusLimit"/>).</summary>
    public int LimitId { get; set; }

    /// <summary>Most in a calendar year; null: no such limit.</summary>
    public int? YearlyMaximum { get; set; }

    /// <summary>Birthday: days before it. Rebooking: most days since the order before. Win-back: days without an order.</summary>
    public int Days { get; set; }

    /// <summary>Items: how many make one bonus.</summary>
    public int Items { get; set; }

    /// <summary>Items: category ids, comma-separated; empty: any. A category stands for all below it.</summary>
    [Text(IdList.Longest)]
    public string CategoryIds { get; set; } = "";

    /// <summary>Whether the client gets an e-mail.</summary>
    public bool SendEmail { get; set; }

    /// <summary>The rule as it is decided by.</summary>
    public BonusRule ToRule() => new(Id, (BonusKind)KindId, Amount)
    {
        ActiveSinceUtc = Active ? ActiveSinceUtc.AsUtc() : null,
        FromUtc = FromUtc.AsUtc(),
        ToUtc = ToUtc.AsUtc(),
        Audience = AudienceText.Parse(Audience),
        Limit = (BonusLimit)LimitId,
        YearlyMaximum = YearlyMaximum,
        Days = Days,
        Items = Items,
        CategoryIds = IdList.Parse(CategoryIds),
        FriendAmountMinor = FriendAmount,
    };
}
