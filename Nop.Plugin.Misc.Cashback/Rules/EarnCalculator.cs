namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>Works out what an order earns (scenarios, rules 1, 2, 3 and 5). A pure function of its arguments.</summary>
public static class EarnCalculator
{
    /// <summary>What an order earns.</summary>
    /// <param name="rules">The rules of the order's store.</param>
    /// <param name="request">The facts of the order.</param>
    public static EarnResult Calculate(EarnRuleSet rules, EarnRequest request)
        => throw new NotSupportedException();
}
