using Nop.Core;

namespace Nop.Plugin.Misc.Cashback.RuleBook;

/// <summary>What a product earns, before any category or tier.</summary>
public class ProductRate : BaseEntity
{
    /// <summary>The product; unique.</summary>
    public int ProductId { get; set; }

    /// <summary>Percent, 0 … 100; null: no rate of its own.</summary>
    public decimal? Rate { get; set; }

    /// <summary>It never earns.</summary>
    public bool Excluded { get; set; }

    /// <summary>What the rate's number means, a <see cref="Rules.RateUnit"/>.</summary>
    public int Unit { get; set; }
}
