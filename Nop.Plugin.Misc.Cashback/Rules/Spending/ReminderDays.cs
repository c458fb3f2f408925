namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>How many days before an end a client is reminded: "30, 7, 1".</summary>
static class ReminderDays
{
    /// <summary>Most days before.</summary>
    public const int MostDays = 365;

    /// <summary>Most reminders of one end.</summary>
    public const int MostSteps = 10;

    /// <summary>Reads a list, the longest time first; empty: no reminders. Null: it is none.</summary>
    public static IReadOnlyList<int>? Parse(string? text)
    {
        var days = new SortedSet<int>();
        foreach (var part in (text ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var day) || day is < 1 or > MostDays)
                return null;
            days.Add(day);
        }

        return days.Count > MostSteps ? null : [.. days.Reverse()];
    }

    /// <summary>Writes a list as <see cref="Parse"/> reads it.</summary>
    public static string Join(IReadOnlyList<int> days) => string.Join(", ", days);

    /// <summary>The reminder that is due: the last one whose day has come; null: none has, or the end is over.</summary>
    /// <param name="days">Days before, the longest first.</param>
    /// <param name="lastDay">The last day.</param>
    /// <param name="today">The shop's day.</param>
    public static int? StepOf(IReadOnlyList<int> days, DateOnly lastDay, DateOnly today)
    {
        var left = lastDay.DayNumber - today.DayNumber;
        return left < 0 ? null : days.Where(day => left <= day).Select(day => (int?)day).LastOrDefault();
    }
}
