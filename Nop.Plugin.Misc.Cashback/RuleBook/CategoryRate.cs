using Nop.Core;

namespace Nop.Plugin.Misc.Cashback.RuleBook;

/// <summary>What a category, and what lies below it, earns.</summary>
public class CategoryRate : BaseEntity
{
    /// <summary>The category; unique.</summary>
    public int CategoryId { get; set; }

    /// <summary>Percent, 0 … 100; null: no rate of its own.</summary>
    public decimal? Rate { get; set; }

    /// <summary>Nothing in it or below it earns.</summary>
    public bool Excluded { get; set; }

    /// <summary>What the rate's number means, a <see cref="Rules.RateUnit"/>.</summary>
    public int Unit { get; set; }
}
