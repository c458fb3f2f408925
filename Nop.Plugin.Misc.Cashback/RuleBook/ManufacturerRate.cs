using Nop.Core;

namespace Nop.Plugin.Misc.Cashback.RuleBook;

/// <summary>What a manufacturer's products earn where neither product nor category says it.</summary>
public class ManufacturerRate : BaseEntity
{
    /// <summary>The manufacturer; unique.</summary>
    public int ManufacturerId { get; set; }

    /// <summary>Percent, 0 … 100, or units of the currency as <see cref="Unit"/> says.</summary>
    public decimal Rate { get; set; }

    /// <summary>What the rate's number means, a <see cref="Rules.RateUnit"/>.</summary>
    public int Unit { get; set; }
}
