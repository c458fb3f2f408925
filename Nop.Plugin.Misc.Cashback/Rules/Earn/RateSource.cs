namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>Where a line's rate comes from, first hit first; of tier and card the one that gives the line more.</summary>
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
