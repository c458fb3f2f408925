namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>The most that a product can give back, and by what.</summary>
/// <param name="Amount">Units of the currency, rounded up at the tenth decimal.</param>
/// <param name="Percent">Percent of the net.</param>
/// <param name="Source">Where the rate is from.</param>
/// <param name="SourceId">Id of the product, category, manufacturer, tier or card.</param>
/// <param name="ProgrammeIds">The programmes that raise it.</param>
public sealed record MostGivenBack(decimal Amount, decimal Percent, RateSource Source, int SourceId, IReadOnlyList<int> ProgrammeIds)
{
    /// <summary>It gives back nothing.</summary>
    public static MostGivenBack Nothing { get; } = new(0, 0, RateSource.None, 0, []);
}
