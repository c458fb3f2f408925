namespace Nop.Plugin.Misc.Cashback.Rules.Bonuses;

/// <summary>When a birthday gives its bonus.</summary>
static class BirthdayBonus
{
    /// <summary>Days that the shop must have known the date before the birthday: who has just typed a date waits for the next one.</summary>
    public const int KnownDays = 30;

    /// <summary>Days after its day on which a bonus is still given, where nothing ran on the day.</summary>
    public const int LateDays = 7;

    /// <summary>Most days before the birthday.</summary>
    public const int MaxDaysBefore = 60;

    /// <summary>Birthdays whose bonus falls on a day or on one of the days before it.</summary>
    /// <param name="today">The day in the shop's zone.</param>
    /// <param name="daysBefore">Days before the birthday on which it is given.</param>
    public static IReadOnlyList<DateOnly> DueOn(DateOnly today, int daysBefore) =>
        [.. Enumerable.Range(-LateDays, LateDays + 1).Select(days => today.AddDays(days + daysBefore))];

    /// <summary>Dates of birth whose birthday is celebrated on a day: who was born on 29 February has it on the 28th in other years.</summary>
    public static IReadOnlyList<(int Month, int Day)> BornFor(DateOnly birthday) =>
        birthday is { Month: 2, Day: 28 } && !DateTime.IsLeapYear(birthday.Year) ? [(2, 28), (2, 29)] : [(birthday.Month, birthday.Day)];

    /// <summary>The birthday for which a client gets the bonus on a day; null: none.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="month">Month of birth.</param>
    /// <param name="day">Day of birth.</param>
    /// <param name="knownSince">The shop's day since which the date is known.</param>
    /// <param name="today">The day in the shop's zone.</param>
    /// <param name="zone">The shop's zone.</param>
    public static DateOnly? Birthday(BonusRule rule, int month, int day, DateOnly knownSince, DateOnly today, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(rule);
        foreach (var birthday in DueOn(today, rule.Days))
        {
            if (BornFor(birthday).Contains((month, day)) && knownSince.AddDays(KnownDays) <= birthday && rule.CoversDay(birthday.AddDays(-rule.Days), zone))
                return birthday;
        }

        return null;
    }
}
