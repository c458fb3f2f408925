namespace Nop.Plugin.Misc.Cashback.Platform;

/// <summary>Between instants and what the shop's clock shows.</summary>
public sealed class ShopClock(IDateTimeHelper dateTime)
{
    /// <summary>The shop's zone.</summary>
    public TimeZoneInfo Zone => dateTime.DefaultStoreTimeZone;

    /// <summary>Converts an instant to the time of the shop's clock; null stays null.</summary>
    public DateTime? ToShop(DateTime? instantUtc) => instantUtc is { } instant ? ShopTime.Local(instant, Zone) : null;

    /// <summary>An instant as pages show it: date and time of the shop's clock, in the page's culture.</summary>
    public string Shown(DateTime instantUtc) => ToShop(instantUtc)!.Value.ToString("g", CultureInfo.CurrentCulture);

    /// <inheritdoc cref="Shown(DateTime)"/>
    /// <returns>Null for none.</returns>
    public string? Shown(DateTime? instantUtc) => instantUtc is { } instant ? Shown(instant) : null;

    /// <summary>The instant of a date and time typed as the shop's clock shows it; null stays null.</summary>
    /// <remarks>A time that the clock shows twice is the earlier instant; one that it skips is as much later as it skips.</remarks>
    public DateTime? ToUtc(DateTime? shopTime)
    {
        if (shopTime is not { } typed)
            return null;

        var local = DateTime.SpecifyKind(typed, DateTimeKind.Unspecified);
        var offset = Zone.IsInvalidTime(local) ? Zone.GetUtcOffset(local.AddHours(-3))
            : Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max()
            : Zone.GetUtcOffset(local);
        return DateTime.SpecifyKind(local - offset, DateTimeKind.Utc);
    }
}
