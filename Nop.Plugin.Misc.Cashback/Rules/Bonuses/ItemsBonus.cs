namespace Nop.Plugin.Misc.Cashback.Rules.Bonuses;

/// <summary>The bonus for every so many items. What was given stays, also where items come back later.</summary>
static class ItemsBonus
{
    /// <summary>Most items that one bonus may ask for.</summary>
    public const int MaxItems = 1000;

    /// <summary>The numbers of the bonuses that are reached, from 1; with <see cref="BonusLimit.Once"/> the first alone.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="quantity">Items in cleared orders.</param>
    public static IEnumerable<int> Reached(BonusRule rule, int quantity)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var full = rule.Items > 0 ? quantity / rule.Items : 0;
        return Enumerable.Range(1, rule.Limit == BonusLimit.Once ? Math.Min(1, full) : Math.Max(0, full));
    }
}
