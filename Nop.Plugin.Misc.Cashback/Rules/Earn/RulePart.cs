namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>A part of an <see cref="EarnRuleSetDefinition"/>.</summary>
public enum RulePart
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
