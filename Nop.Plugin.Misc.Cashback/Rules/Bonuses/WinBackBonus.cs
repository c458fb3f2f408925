namespace Nop.Plugin.Misc.Cashback.Rules.Bonuses;

/// <summary>Whether a client sleeps.</summary>
static class WinBackBonus
{
    /// <summary>Most days without an order that a rule may ask for.</summary>
    public const int MaxDays = RuleSetValidator.MaxSleepingDays;

    /// <summary>The last order of those who sleep is this old, or older.</summary>
    public static DateTime LatestOrder(int days, DateTime nowUtc) => nowUtc.AddDays(-days);
}
