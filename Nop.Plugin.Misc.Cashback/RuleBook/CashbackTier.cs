namespace Nop.Plugin.Misc.Cashback.RuleBook;

/// <summary>A level reached by qualifying spend. Amounts in minor units of the primary currency.</summary>
[StoredIn("Cashback_Tier")]
public sealed class CashbackTier : BaseEntity
{
    /// <summary>Shown to shoppers.</summary>
    [Prose(RuleSetValidator.MaxNameLength)]
    public string Name { get; set; } = "";

    /// <summary>Qualifying spend from which it is held.</summary>
    public long SpendThreshold { get; set; }

    /// <summary>Percent, 0 … 100, at most 4 decimals.</summary>
    public decimal Rate { get; set; }

    /// <summary>Least earn base of an order that earns at this tier; null: the shop's.</summary>
    public long? MinimumReceipt { get; set; }

    /// <summary>What the rate's number means, a <see cref="Rules.RateUnit"/>.</summary>
    public int Unit { get; set; }
}
