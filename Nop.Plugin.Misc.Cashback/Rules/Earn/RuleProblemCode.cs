namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>What can be wrong with a field of the rules.</summary>
public enum RuleProblemCode
{
    /// <summary>Outside the range that the field allows.</summary>
    OutOfRange,

    /// <summary>More than 4 decimals, or in an amount more than the currency has.</summary>
    TooPrecise,

    /// <summary>The end is not later than the start.</summary>
    EndNotAfterStart,

    /// <summary>Another row has the same id or, for tiers, the same threshold.</summary>
    Duplicate,

    /// <summary>The way to the root comes back to where it began.</summary>
    Cycle,

    /// <summary>An instant that is not in UTC.</summary>
    NotUtc,

    /// <summary>It and another field of the row can never hold together.</summary>
    Contradiction,

    /// <summary>It is empty.</summary>
    Missing,

    /// <summary>More characters than a name may have.</summary>
    TooLong,

    /// <summary>Nothing, where it must be more.</summary>
    NotPositive,

    /// <summary>More than may be saved now, though not more than is applied where it was kept.</summary>
    OverLimit,
}
