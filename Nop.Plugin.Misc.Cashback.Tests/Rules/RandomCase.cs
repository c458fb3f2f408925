namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>Random rules with an order under them.</summary>
public sealed record RandomCase(EarnRuleSetDefinition Definition, EarnRequest Order)
{
    /// <summary>What the order earns under the rules.</summary>
    public EarnResult Result => EarnCalculator.Calculate(EarnRuleSet.Create(Definition), Order);
}
