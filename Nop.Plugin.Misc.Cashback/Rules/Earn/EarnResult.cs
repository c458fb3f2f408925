namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>What an order earns.</summary>
/// <param name="EarnExact">Exact amount in minor units, after limits; refunds take their share of this.</param>
/// <param name="EarnedMinor">The same, rounded down: what goes to the wallet.</param>
/// <param name="SpendBase">Σ base before the money share, exact minor units; counts towards tiers even where nothing is earned.</param>
/// <param name="BelowMinimum">Nothing is earned because <paramref name="SpendBase"/> is under the minimum receipt.</param>
/// <param name="ProgrammeCharges">What each programme's budget is charged, in minor units, by programme id. A programme without a budget is listed too; one that is charged nothing is not. Stackable programmes that worked together are each charged all that they added together.</param>
/// <param name="Explanation">Where each cent comes from; null unless asked for.</param>
public sealed record EarnResult(
    Fraction EarnExact,
    long EarnedMinor,
    Fraction SpendBase,
    bool BelowMinimum,
    IReadOnlyDictionary<int, long> ProgrammeCharges,
    EarnExplanation? Explanation);
