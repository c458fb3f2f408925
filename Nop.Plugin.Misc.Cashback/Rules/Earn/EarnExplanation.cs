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
