namespace Nop.Plugin.Misc.Cashback.Insight.Simulation;

/// <summary>What the rules ask of a product, as the catalogue is now.</summary>
/// <param name="CategoryIds">Categories it is in directly.</param>
/// <param name="ManufacturerIds">Its manufacturers.</param>
/// <param name="IsGiftCard">A gift card earns nothing.</param>
public sealed record ProductFacts(IReadOnlyList<int> CategoryIds, IReadOnlyList<int> ManufacturerIds, bool IsGiftCard)
{
    /// <summary>A product that is no more.</summary>
    public static ProductFacts Unknown { get; } = new([], [], false);
}
