using System.Runtime.InteropServices;

namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>Days on which credit is not spent, in the shop's calendar.</summary>
sealed record RedemptionDays
{
    /// <summary>Longest list of ranges.</summary>
    public const int MostRanges = 50;

    const int DaysAhead = 3 * 366;

    /// <summary>Days of every week.</summary>
    public IReadOnlyCollection<DayOfWeek> Weekdays { get; init; } = [];

    /// <summary>Days of the calendar.</summary>
    public IReadOnlyList<DayRange> Ranges { get; init; } = [];

    /// <summary>Whether credit is off on a day.</summary>
    public bool AreOff(DateOnly day) => Weekdays.Contains(day.DayOfWeek) || Ranges.Any(range => range.Contains(day));

    /// <summary>The first day after another on which credit can be spent; null: none within three years.</summary>
    public DateOnly? NextAfter(DateOnly day)
    {
        for (var ahead = 1; ahead <= DaysAhead && day.DayNumber + ahead <= DateOnly.MaxValue.DayNumber; ahead++)
        {
            if (!AreOff(day.AddDays(ahead)))
                return day.AddDays(ahead);
        }

        return null;
    }
}

/// <summary>Days of the calendar, both ends included.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct DayRange(DateOnly From, DateOnly To)
{
    const string Format = "yyyy-MM-dd";
    const string Between = "..";

    /// <summary>Whether a day is one of them.</summary>
    public bool Contains(DateOnly day) => From <= day && day <= To;

    /// <summary>Writes ranges as they are kept and typed: "2026-12-20..2026-12-26, 2027-01-01".</summary>
    public static string Join(IEnumerable<DayRange> ranges) => string.Join(", ", ranges);

    /// <summary>Reads ranges that were typed or kept, in their order; null: one of them is none.</summary>
    public static IReadOnlyList<DayRange>? Parse(string? text)
    {
        var ranges = new List<DayRange>();
        foreach (var part in (text ?? "").Split([',', ';', '\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = part.Split(Between, StringSplitOptions.TrimEntries);
            if (ends.Length > 2 || !TryRead(ends[0], out var from) || !TryRead(ends[^1], out var to))
                return null;
            ranges.Add(new(from, to));
        }

        return ranges;
    }

    public override string ToString() => From == To ? Day(From) : $"{Day(From)}{Between}{Day(To)}";

    static string Day(DateOnly day) => day.ToString(Format, CultureInfo.InvariantCulture);

    static bool TryRead(string text, out DateOnly day) => DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
