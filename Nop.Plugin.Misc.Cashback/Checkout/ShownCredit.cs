using System.Globalization;

namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <summary>What a shopper has seen of the credit that the next order takes, and of the last order placed.</summary>
/// <param name="AmountMinor">The credit in the totals that were shown last, minor units; null: none were shown since the last order.</param>
/// <param name="OrderId">The last order; 0: none in this round of shopping.</param>
/// <param name="IsOrderKnown">The shopper has been told of that order.</param>
public sealed record ShownCredit(long? AmountMinor, int OrderId = 0, bool IsOrderKnown = true)
{
    const char Known = 'k', Unknown = 'u';

    /// <summary>Writes "500;17;k;EUR;639…": amount, order, whether it is known, currency, when in ticks.</summary>
    internal string Format(string currency, DateTime nowUtc) => string.Create(CultureInfo.InvariantCulture,
        $"{AmountMinor};{OrderId};{(IsOrderKnown ? Known : Unknown)};{currency};{nowUtc.Ticks}");

    /// <summary>Reads it back; null: nothing was shown, or in another currency, or longer ago than a choice lasts.</summary>
    internal static (ShownCredit Shown, DateTime OnUtc)? Parse(string? text, string currency, DateTime nowUtc)
    {
        if (text?.Split(';') is not [var amount, var order, [var known], var code, var ticks]
            || code != currency
            || !int.TryParse(order, NumberStyles.None, CultureInfo.InvariantCulture, out var orderId)
            || !long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var on)
            || nowUtc.Ticks - on >= StoredChoice.Life.Ticks)
            return null;

        long? minor = long.TryParse(amount, NumberStyles.None, CultureInfo.InvariantCulture, out var shown) ? shown : null;
        return (new(minor, orderId, known == Known), new(on, DateTimeKind.Utc));
    }
}
