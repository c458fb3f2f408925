namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>Where the cashback of an order comes from, as numbers. Amounts are units of the currency, rounded to 6 decimals for display.</summary>
/// <param name="TierId">The tier held before the order; null: none.</param>
/// <param name="TierName">Its name.</param>
/// <param name="MoneyShare">Share of the order paid in money, 0 to 1, rounded to 6 decimals.</param>
/// <param name="DiscountShare">Part of the line nets that is left after the order's discount, 0 to 1, rounded to 6 decimals.</param>
/// <param name="SpendBase">Σ base before the money share.</param>
/// <param name="MinimumReceipt">The minimum receipt that held: the larger of the two.</param>
/// <param name="Lines">One per line of the request, in its order.</param>
/// <param name="Programmes">What programmes added, and where a limit cut it.</param>
public sealed record EarnExplanation(
    int? TierId,
    string? TierName,
    decimal MoneyShare,
    decimal DiscountShare,
    decimal SpendBase,
    decimal MinimumReceipt,
    IReadOnlyList<LineExplanation> Lines,
    IReadOnlyList<ProgrammeExplanation> Programmes);

/// <summary>
/// Where the cashback of one line comes from. Amounts are units of the currency, rounded to 6 decimals for display.
/// Base × (Rate + Σ extra) % × Π Multiplier + the line's part of amounts per order, at most the cap, times the order's money
/// share = AmountBeforeLimits; an extra amount per piece counts as the percentage of the net that it is.
/// </summary>
/// <param name="LineId">As in the request.</param>
/// <param name="Name">As in the request.</param>
/// <param name="Net">Before the order's discount.</param>
/// <param name="Base">After the order's discount, before the money share; 0 where the line is excluded.</param>
/// <param name="Rate">Percent before programmes; what a fixed amount comes to in percent of the net.</param>
/// <param name="RateSource">Where the rate is from.</param>
/// <param name="RateSourceId">Id of the product, category, manufacturer, tier or card; null: none.</param>
/// <param name="RateSourceName">Name of the category, manufacturer, tier or card; null for a product.</param>
/// <param name="Exclusion">Why the line earns nothing; null: it may earn.</param>
/// <param name="ExclusionCategoryId">The category that excludes it; null otherwise.</param>
/// <param name="ExclusionCategoryName">Its name.</param>
/// <param name="Programmes">The programmes that won on this line; empty: none.</param>
/// <param name="RateWithProgrammes">Percent after them.</param>
/// <param name="AmountBeforeLimits">With the money share, before limits and minimum receipt.</param>
/// <param name="Amount">With the money share, after limits and minimum receipt.</param>
/// <param name="EarnedMinor">The line's whole minor units of what the order earned, by largest remainder: they sum to it.</param>
/// <param name="Quantity">Pieces.</param>
/// <param name="Unit">What the rate that was found means.</param>
/// <param name="FixedAmount">Units of the currency per piece or order, where the rate is such an amount; null where it is a percentage.</param>
/// <param name="CapPercent">The most that the line may give back, percent, where this cut it; null otherwise.</param>
/// <param name="CutByMargin">Whether it was the margin that cut it, which tells what the product costs; null: nothing cut it, or it is not known what.</param>
public sealed record LineExplanation(
    int LineId,
    string Name,
    decimal Net,
    decimal Base,
    decimal Rate,
    RateSource RateSource,
    int? RateSourceId,
    string? RateSourceName,
    ExclusionReason? Exclusion,
    int? ExclusionCategoryId,
    string? ExclusionCategoryName,
    IReadOnlyList<ProgrammeEffect> Programmes,
    decimal RateWithProgrammes,
    decimal AmountBeforeLimits,
    decimal Amount,
    long EarnedMinor,
    int Quantity = 1,
    RateUnit Unit = RateUnit.Percent,
    decimal? FixedAmount = null,
    decimal? CapPercent = null,
    bool? CutByMargin = null);

/// <summary>Why a line earns nothing.</summary>
public enum ExclusionReason
{
    GiftCard,
    Product,
    Category,

    /// <summary>It is a service, and only products earn.</summary>
    OnlyProducts,

    /// <summary>It is a product, and only services earn.</summary>
    OnlyServices,
}

/// <summary>Addition of one programme, or of the stackable ones together, to an order. Amounts are units of the currency, rounded to 6 decimals for display.</summary>
/// <param name="ProgrammeIds">One id, or those of the stackable programmes that won on a line.</param>
/// <param name="Names">Their names.</param>
/// <param name="AddedBeforeLimit">What they would have added.</param>
/// <param name="Added">What they added.</param>
/// <param name="Limit">The smallest of their caps and remaining budgets; null: none has any.</param>
/// <param name="LimitProgrammeId">The programme whose limit that is; null without one.</param>
/// <param name="ByBudget">Whether the limit is a budget.</param>
/// <param name="LimitedAs">Which limit it is; null without one.</param>
public sealed record ProgrammeExplanation(
    IReadOnlyList<int> ProgrammeIds,
    IReadOnlyList<string> Names,
    decimal AddedBeforeLimit,
    decimal Added,
    decimal? Limit,
    int? LimitProgrammeId,
    bool ByBudget,
    ProgrammeLimit? LimitedAs = null);
