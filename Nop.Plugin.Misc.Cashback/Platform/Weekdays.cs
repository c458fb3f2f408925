namespace Nop.Plugin.Misc.Cashback.Platform;

/// <summary>Days of the week in words.</summary>
static class Weekdays
{
    /// <summary>The name of a day.</summary>
    public static string Name(DayOfWeek day, CultureInfo culture) => culture.DateTimeFormat.GetDayName(day);

    /// <summary>Names of days from Monday on, with commas.</summary>
    /// <param name="days">The days, in any order.</param>
    /// <param name="culture">The language.</param>
    /// <param name="isFull">Whether the names are written out.</param>
    public static string List(IEnumerable<DayOfWeek> days, CultureInfo culture, bool isFull) =>
        string.Join(", ", days.OrderBy(WeekdayBits.PlaceFromMonday).Select(day => isFull ? Name(day, culture) : culture.DateTimeFormat.GetAbbreviatedDayName(day)));

    /// <summary>All days, in the order of a culture.</summary>
    public static IEnumerable<DayOfWeek> InOrderOf(CultureInfo culture) => Enumerable.Range(0, 7).Select(i => (DayOfWeek)(((int)culture.DateTimeFormat.FirstDayOfWeek + i) % 7));
}
