namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>Where a line's rate comes from, first hit first.</summary>
public enum RateSource
{
    /// <summary>No rule and no tier: 0.</summary>
    None,
    Product,
    Category,
    Manufacturer,
    Tier,
    Card,
}
