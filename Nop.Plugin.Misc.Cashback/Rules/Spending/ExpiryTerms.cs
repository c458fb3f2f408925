namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>How long credit lasts: some days, and then to the end of what they end in.</summary>
/// <param name="Days">Days from the day on which it becomes usable, 0 or more.</param>
public sealed record ExpiryTerms(int Days)
{
    /// <summary>To the end of what.</summary>
    public ExpiryUntil Until { get; init; } = ExpiryUntil.Day;

    /// <summary>Month of the yearly day, 1 … 12; used with <see cref="ExpiryUntil.Date"/> alone.</summary>
    public int Month { get; init; } = 12;

    /// <summary>The yearly day, 1 … 31; in a month that is shorter its last day.</summary>
    public int Day { get; init; } = 31;

    /// <summary>The last day on which credit can be used.</summary>
    /// <param name="activation">The shop's day on which it becomes usable.</param>
    /// <exception cref="ArgumentOutOfRangeException">Negative days, or a day past the year 9999.</exception>
    public DateOnly LastDay(DateOnly activation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Days);
        var day = activation.AddDays(Days);
        return Until switch
        {
            ExpiryUntil.Day => day,
            ExpiryUntil.Month => LastOf(day.Year, day.Month),
            ExpiryUntil.Quarter => LastOf(day.Year, ((day.Month + 2) / 3) * 3),
            ExpiryUntil.Year => LastOf(day.Year, 12),
            ExpiryUntil.Date => DayOf(day.Year) is var date && date >= day ? date : DayOf(day.Year + 1),
            _ => throw new InvalidOperationException($"Credit does not last until {Until}."),
        };
    }

    DateOnly DayOf(int year) => new(year, Month, Math.Min(Day, DateTime.DaysInMonth(year, Month)));

    static DateOnly LastOf(int year, int month) => new(year, month, DateTime.DaysInMonth(year, month));
}

/// <summary>To the end of what credit lasts, once its days are over. The numbers are stored and hashed: never change or reuse one.</summary>
public enum ExpiryUntil
{
    /// <summary>Of the day.</summary>
    Day = 1,

    /// <summary>Of the month.</summary>
    Month = 2,

    /// <summary>Of the quarter of the calendar year.</summary>
    Quarter = 3,

    /// <summary>Of the calendar year.</summary>
    Year = 4,

    /// <summary>Of a day that comes every year, the first on or after the day.</summary>
    Date = 5,
}
