namespace Nop.Plugin.Misc.Cashback.Rules.Bonuses;

/// <summary>Whether an order came soon after the one before.</summary>
static class RebookingBonus
{
    /// <summary>Most days between the two.</summary>
    public const int MaxDays = 365;

    /// <summary>Whether it came soon enough; counted in days of the shop.</summary>
    /// <param name="previousUtc">When the client's order before it was placed; null: there is none.</param>
    /// <param name="placedUtc">When it was placed.</param>
    /// <param name="days">Most days between them; 0: the same day.</param>
    /// <param name="zone">The shop's zone.</param>
    public static bool IsSoon(DateTime? previousUtc, DateTime placedUtc, int days, TimeZoneInfo zone) =>
        previousUtc is not null && ShopTime.Date(placedUtc, zone).DayNumber - ShopTime.Date(previousUtc.Value, zone).DayNumber <= days;
}
