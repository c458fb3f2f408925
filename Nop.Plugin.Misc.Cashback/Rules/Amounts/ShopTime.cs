namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>Days in the shop's zone.</summary>
static class ShopTime
{
    /// <summary>The shop's date and time of day at an instant.</summary>
    /// <param name="instantUtc">Of kind Utc, or Unspecified and meant so.</param>
    /// <param name="zone">The shop's zone.</param>
    /// <exception cref="ArgumentException">The instant is of kind Local.</exception>
    public static DateTime Local(DateTime instantUtc, TimeZoneInfo zone)
        => TimeZoneInfo.ConvertTimeFromUtc(AsUtc(instantUtc), zone);

    /// <summary>The shop's date at an instant.</summary>
    /// <inheritdoc cref="Local"/>
    public static DateOnly Date(DateTime instantUtc, TimeZoneInfo zone) => DateOnly.FromDateTime(Local(instantUtc, zone));

    /// <summary>The shop's date at an instant as a number (<see cref="NumberOf"/>).</summary>
    /// <inheritdoc cref="Local"/>
    public static int DayNumber(DateTime instantUtc, TimeZoneInfo zone) => NumberOf(Date(instantUtc, zone));

    /// <summary>A day as a number that orders as days do: 20270315.</summary>
    public static int NumberOf(DateOnly day) => (((day.Year * 100) + day.Month) * 100) + day.Day;

    /// <summary>
    /// The instant (UTC) at which a day begins: its 00:00; the first of two where the clock is set back over midnight;
    /// the first instant after the gap where it is set forward over midnight, or the day was left out.
    /// </summary>
    public static DateTime StartOfDay(DateOnly day, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var midnight = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

        // No zone is more than 14 h ahead of UTC or 12 h behind: these instants lie around the local midnight.
        var before = zone.GetUtcOffset(midnight.AddHours(-15));
        var after = zone.GetUtcOffset(midnight.AddHours(13));
        if (IsAt(midnight, before, zone))
            return midnight - before;
        if (IsAt(midnight, after, zone))
            return midnight - after;
        return EndOfGap(midnight, midnight - after, midnight - before, zone);
    }

    internal static DateTime AsUtc(DateTime instant) => instant.Kind switch
    {
        DateTimeKind.Local => throw new ArgumentException("An instant in UTC is needed.", nameof(instant)),
        _ => DateTime.SpecifyKind(instant, DateTimeKind.Utc),
    };

    static bool IsAt(DateTime midnight, TimeSpan offset, TimeZoneInfo zone) => zone.GetUtcOffset(midnight - offset) == offset;

    // Before the change the clock shows less than midnight, after it more: halve the span until the change is found.
    static DateTime EndOfGap(DateTime midnight, DateTime early, DateTime late, TimeZoneInfo zone)
    {
        while (late - early > TimeSpan.FromTicks(1))
        {
            var middle = early + ((late - early) / 2);
            if (middle + zone.GetUtcOffset(middle) < midnight)
                early = middle;
            else
                late = middle;
        }

        return late;
    }
}
