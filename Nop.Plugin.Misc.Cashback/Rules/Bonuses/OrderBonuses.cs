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

/// <summary>Whether an order came soon after the one before.</summary>
static class RebookingBonus
{
    /// <summary>Most days between the two.</summary>
    public const int MaxDays = 365;

    /// <summary>Whether it came soon enough; counted in days of the shop.</summary>
    /// <param name="previousUtc">When the client's order before it was placed; null: there is none.</param>
    /// <param name="placedUtc">When it was placed.</param>
    /// <param name="days">Most days between them; 0: the same day.</param>
    /// <param name="zone">The shop's zone.</param>
    public static bool IsSoon(DateTime? previousUtc, DateTime placedUtc, int days, TimeZoneInfo zone) =>
        previousUtc is not null && ShopTime.Date(placedUtc, zone).DayNumber - ShopTime.Date(previousUtc.Value, zone).DayNumber <= days;
}

/// <summary>Whether a client sleeps.</summary>
static class WinBackBonus
{
    /// <summary>Most days without an order that a rule may ask for.</summary>
    public const int MaxDays = RuleSetValidator.MaxSleepingDays;

    /// <summary>The last order of those who sleep is this old, or older.</summary>
    public static DateTime LatestOrder(int days, DateTime nowUtc) => nowUtc.AddDays(-days);
}
