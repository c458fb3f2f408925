namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>One salon.</summary>
[StoredIn("Cashback_Branch")]
[Unique(nameof(Name))]
public sealed class Branch : BaseEntity
{
    /// <summary>Shown to shoppers and staff; unique.</summary>
    [Prose(RuleSetValidator.MaxNameLength)]
    public string Name { get; set; } = "";

    /// <summary>Off: no new vouchers, no redemption.</summary>
    public bool Active { get; set; } = true;

    /// <summary>Order in lists.</summary>
    public int DisplayOrder { get; set; }
}
