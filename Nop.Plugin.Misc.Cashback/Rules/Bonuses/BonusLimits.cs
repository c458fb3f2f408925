namespace Nop.Plugin.Misc.Cashback.Rules.Bonuses;

/// <summary>Whether a client may get a bonus once more.</summary>
static class BonusLimits
{
    /// <summary>Days between two birthday bonuses, whatever becomes of the date.</summary>
    public const int DaysBetweenBirthdays = 330;

    /// <summary>Days between two of a yearly bonus.</summary>
    public const int DaysOfYearly = 365;

    /// <summary>Whether it may be given.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="reason">What for.</param>
    /// <param name="earlier">What the client got by this rule before.</param>
    /// <param name="nowUtc">Now.</param>
    /// <param name="zone">The shop's zone, whose calendar years count.</param>
    public static bool Allow(BonusRule rule, string reason, IReadOnlyCollection<EarlierBonus> earlier, DateTime nowUtc, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(earlier);
        if (earlier.Any(one => one.Reason == reason))
            return false;

        // Who came as a friend got that for being invited, not for inviting.
        if (reason == BonusReasons.Invited)
            return true;

        var counted = earlier.Where(one => one.Reason != BonusReasons.Invited).ToList();
        return !((rule.Kind == BonusKind.Registration || rule.Limit == BonusLimit.Once) && counted.Count > 0)
            && !(rule.Kind == BonusKind.Birthday && Within(counted, DaysBetweenBirthdays, nowUtc))
            && !(rule.Limit == BonusLimit.Yearly && Within(counted, DaysOfYearly, nowUtc))
            && !(counted.Count(one => YearOf(one.GivenOnUtc, zone) == YearOf(nowUtc, zone)) >= rule.YearlyMaximum);
    }

    static bool Within(List<EarlierBonus> earlier, int days, DateTime nowUtc) => earlier.Exists(one => ShopTime.AsUtc(one.GivenOnUtc).AddDays(days) > nowUtc);

    static int YearOf(DateTime utc, TimeZoneInfo zone) => ShopTime.Date(utc, zone).Year;
}

/// <summary>A bonus that a client got by the same rule before.</summary>
/// <param name="Reason">What it was for: the same reason never gives twice.</param>
/// <param name="GivenOnUtc">When it was given.</param>
readonly record struct EarlierBonus(string Reason, DateTime GivenOnUtc);
