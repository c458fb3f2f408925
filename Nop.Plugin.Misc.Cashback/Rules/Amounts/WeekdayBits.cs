namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>Days of the week as they are kept in one column: a bit a day, of which bit 0 is Sunday.</summary>
static class WeekdayBits
{
    /// <summary>Every day of the week.</summary>
    public const int All = 0b111_1111;

    /// <summary>The days of a column, Sunday first.</summary>
    public static IReadOnlyList<DayOfWeek> DaysOf(int bits) => [.. Enum.GetValues<DayOfWeek>().Where(day => (bits >> (int)day & 1) != 0)];

    /// <summary>The column of days; a number that is no day's is passed over, as forms may bring it.</summary>
    public static int Of(IEnumerable<int> days) => days.Where(day => Enum.IsDefined((DayOfWeek)day)).Aggregate(0, (bits, day) => bits | 1 << day);

    /// <summary>Place of a day in a week that begins on Monday, 0 to 6.</summary>
    public static int PlaceFromMonday(DayOfWeek day) => ((int)day + 6) % 7;
}
