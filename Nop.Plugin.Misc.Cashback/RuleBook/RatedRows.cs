namespace Nop.Plugin.Misc.Cashback.RuleBook;

/// <summary>Rate of a category, and of what lies below it.</summary>
[StoredIn("Cashback_CategoryRate")]
[Unique(nameof(CategoryId))]
public sealed class CategoryRate : BaseEntity
{
    /// <summary>The category; unique.</summary>
    public int CategoryId { get; set; }

    /// <summary>Percent, 0 … 100; null: no rate of its own.</summary>
    public decimal? Rate { get; set; }

    /// <summary>Nothing in it or below it earns.</summary>
    public bool Excluded { get; set; }

    /// <summary>Meaning of the rate's number, a <see cref="Rules.RateUnit"/>.</summary>
    public int Unit { get; set; }
}

/// <summary>Rate of a manufacturer's products, where neither product nor category says one.</summary>
[StoredIn("Cashback_ManufacturerRate")]
[Unique(nameof(ManufacturerId))]
public sealed class ManufacturerRate : BaseEntity
{
    /// <summary>The manufacturer; unique.</summary>
    public int ManufacturerId { get; set; }

    /// <summary>Percent, 0 … 100, or units of the currency as <see cref="Unit"/> says.</summary>
    public decimal Rate { get; set; }

    /// <summary>Meaning of the rate's number, a <see cref="Rules.RateUnit"/>.</summary>
    public int Unit { get; set; }
}

/// <summary>Rate of a product, before any category or tier.</summary>
[StoredIn("Cashback_ProductRate")]
[Unique(nameof(ProductId))]
public sealed class ProductRate : BaseEntity
{
    /// <summary>The product; unique.</summary>
    public int ProductId { get; set; }

    /// <summary>Percent, 0 … 100; null: no rate of its own.</summary>
    public decimal? Rate { get; set; }

    /// <summary>It never earns.</summary>
    public bool Excluded { get; set; }

    /// <summary>Meaning of the rate's number, a <see cref="Rules.RateUnit"/>.</summary>
    public int Unit { get; set; }
}

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

    /// <summary>Meaning of the rate's number, a <see cref="Rules.RateUnit"/>.</summary>
    public int Unit { get; set; }
}

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
