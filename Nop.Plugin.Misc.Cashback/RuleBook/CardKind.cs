namespace Nop.Plugin.Misc.Cashback.RuleBook;

/// <summary>A kind of client card that staff give by hand, such as Gold.</summary>
[StoredIn("Cashback_CardKind")]
[Unique(nameof(Name))]
public sealed class CardKind : BaseEntity
{
    /// <summary>Shown to shoppers; unique.</summary>
    [Prose(RuleSetValidator.MaxNameLength)]
    public string Name { get; set; } = "";

    /// <summary>Percent, 0 … 100, at most 4 decimals, beside the tier's rate; null: a plain card, no rate of its own.</summary>
    public decimal? Rate { get; set; }

    /// <summary>Position in lists.</summary>
    public int DisplayOrder { get; set; }
}
