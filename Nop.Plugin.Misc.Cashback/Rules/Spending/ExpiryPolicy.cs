namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>When credit and vouchers end (scenarios, rules 7, 11 and 13).</summary>
static class ExpiryPolicy
{
    /// <summary>Days of the lot that takes restored credit whose own lots are past their date (rule 11).</summary>
    public const int GraceDays = 30;

    /// <summary>From when a lot cannot be used: 00:00 shop time of the day after its last one.</summary>
    /// <param name="activationUtc">When the credit becomes available.</param>
    /// <param name="terms">How long it lasts; null: for ever.</param>
    /// <param name="zone">The shop's zone.</param>
    /// <returns>An instant in UTC; null: never.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Negative days, or a date past the year 9999.</exception>
    public static DateTime? ExpiresOnUtc(DateTime activationUtc, ExpiryTerms? terms, TimeZoneInfo zone)
        => terms is null ? null : ShopTime.StartOfDay(terms.LastDay(ShopTime.Date(activationUtc, zone)).AddDays(1), zone);

    /// <summary>The end of the shop's day that is a number of days after the shop's date of an instant; for vouchers and grace lots too.</summary>
    /// <returns>An instant in UTC, from which on it is over.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Negative days, or a date past the year 9999.</exception>
    public static DateTime EndOfDayAfter(DateTime utc, int days, TimeZoneInfo zone)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        return ShopTime.StartOfDay(ShopTime.Date(utc, zone).AddDays(days).AddDays(1), zone);
    }
}
