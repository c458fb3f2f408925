namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>One thing that is wrong with the rules, for a page to show beside the field.</summary>
/// <param name="Part">Which list of the definition it is in.</param>
/// <param name="Id">Id of the category, product, manufacturer, tier, card or programme; 0 for a field of the definition itself.</param>
/// <param name="Field">Name of the property.</param>
/// <param name="Code">What is wrong.</param>
public sealed record RuleProblem(RulePart Part, int Id, string Field, RuleProblemCode Code)
{
    /// <summary>Whether rules that were kept with it are applied all the same: it is a matter of what may be saved, and the arithmetic does not mind.</summary>
    public bool IsTolerated => Code is RuleProblemCode.Missing or RuleProblemCode.TooLong or RuleProblemCode.NotPositive or RuleProblemCode.OverLimit;
}
