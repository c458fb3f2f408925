using System.Runtime.InteropServices;

namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>The days around a birthday.</summary>
/// <param name="DaysBefore">Days before it, 0 to 180.</param>
/// <param name="DaysAfter">Days after it, 0 to 180.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct BirthdayWindow(int DaysBefore, int DaysAfter)
{
    /// <summary>Most days on either side: the windows of two years do not meet.</summary>
    public const int MaxDays = 180;

    /// <summary>Whether a window may begin or end so many days from the birthday.</summary>
    public static bool Takes(int days) => days is >= 0 and <= MaxDays;

    /// <summary>The birthday in a year; who was born on 29 February has it on the 28th in other years.</summary>
    public static DateOnly In(int year, DateOnly born) => new(year, born.Month, Math.Min(born.Day, DateTime.DaysInMonth(year, born.Month)));

    /// <summary>Whether a day lies in the window of any year.</summary>
    /// <param name="born">The birthday, of any year.</param>
    /// <param name="day">The day in the shop's zone.</param>
    public bool Contains(DateOnly born, DateOnly day)
    {
        for (var year = day.Year - 1; year <= day.Year + 1; year++)
        {
            if (year is < 1 or > 9999)
                continue;
            var birthday = In(year, born).DayNumber;
            if (day.DayNumber >= birthday - DaysBefore && day.DayNumber <= birthday + DaysAfter)
                return true;
        }

        return false;
    }
}
