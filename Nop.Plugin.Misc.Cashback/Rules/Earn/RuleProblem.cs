namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>One thing that is wrong with the rules, for a page to show beside the field.</summary>
/// <param name="Part">Which list of the definition it is in.</param>
/// <param name="Id">Id of the category, product, manufacturer, tier, card or programme; 0 for a field of the definition itself.</param>
/// <param name="Field">Name of the property.</param>
/// <param name="Code">What is wrong.</param>
sealed record RuleProblem(RulePart Part, int Id, string Field, RuleProblemCode Code)
{
    /// <summary>For a number out of range: the least and the most that the field allows; null for every other problem.</summary>
    public (decimal Least, decimal Most)? Range { get; init; }

    /// <summary>For a number that is too precise: how many decimals the field allows.</summary>
    public int Decimals { get; init; }

    /// <summary>Whether rules that were kept with it are applied all the same: it is a matter of what may be saved, and the arithmetic does not mind.</summary>
    public bool IsTolerated => Code is RuleProblemCode.Missing or RuleProblemCode.TooLong or RuleProblemCode.NotPositive or RuleProblemCode.OverLimit;
}

/// <summary>Problem that a field of the rules can have.</summary>
enum RuleProblemCode
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

/// <summary>A part of an <see cref="EarnRuleSetDefinition"/>.</summary>
enum RulePart
{
    General,
    Category,
    Product,
    Manufacturer,
    Tier,
    Card,
    Programme,
    Bonus,
}
