namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>What one programme, or the stackable ones together, added to an order. Amounts are units of the currency, rounded to 6 decimals for display.</summary>
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
