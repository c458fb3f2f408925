using System.Runtime.InteropServices;

namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>When no letters are sent, by the shop's clock.</summary>
/// <param name="FromHour">First quiet hour, 0 … 23.</param>
/// <param name="UntilHour">The hour at which it ends, 0 … 23, perhaps on the next day; the same as the first: no hours are quiet.</param>
/// <param name="Weekdays">Days that are quiet as a whole: bit 0 is Sunday. All of them: none is.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct QuietTime(int FromHour, int UntilHour, int Weekdays)
{
    // A week and a day: by then a day that is not quiet has had an hour that is not.
    const int MostHours = 8 * 24;

    /// <summary>The instant, UTC, from which on it is not quiet: now, where it is not quiet now.</summary>
    public DateTime EndOf(DateTime nowUtc, TimeZoneInfo zone)
    {
        var at = ShopTime.AsUtc(nowUtc);
        for (var hours = 0; hours < MostHours && IsQuiet(ShopTime.Local(at, zone)); hours++)
            at = NextHour(at, zone);
        return at;
    }

    bool IsQuiet(DateTime local) =>
        (Weekdays != WeekdayBits.All && (Weekdays >> (int)local.DayOfWeek & 1) != 0)
        || (FromHour < UntilHour ? local.Hour >= FromHour && local.Hour < UntilHour : FromHour > UntilHour && (local.Hour >= FromHour || local.Hour < UntilHour));

    static DateTime NextHour(DateTime at, TimeZoneInfo zone) => at.AddTicks(TimeSpan.TicksPerHour - (ShopTime.Local(at, zone).Ticks % TimeSpan.TicksPerHour));
}
