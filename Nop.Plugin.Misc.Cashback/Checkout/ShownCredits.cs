using Nop.Services.Common;

namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <remarks>A generic attribute of the customer, as the choice is: every node of a web farm sees it.</remarks>
sealed class ShownCredits(IGenericAttributeService attributes, IWalletDirectory wallets, TimeProvider clock)
{
    // The same totals are shown again and again: their time is written anew once in a while only.
    static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Reads the credit that the customer has seen in a store in this round of shopping; null: none.</summary>
    public async Task<ShownCredit?> GetAsync(Customer customer, int storeId) => (await ReadAsync(customer, storeId))?.Shown;

    /// <summary>Notes that totals with this credit are on the customer's screen, and with them whatever there was to tell of an earlier order.</summary>
    /// <param name="customer">Who sees them.</param>
    /// <param name="storeId">Where.</param>
    /// <param name="amountMinor">Minor units, ≥ 0.</param>
    public async Task ShowAsync(Customer customer, int storeId, long amountMinor)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amountMinor);
        var before = await ReadAsync(customer, storeId);
        var shown = new ShownCredit(amountMinor, before?.Shown.OrderId ?? 0);
        if (before is null || before.Value.Shown != shown || Now - before.Value.OnUtc >= Fresh)
            await WriteAsync(customer, storeId, shown);
    }

    /// <summary>Notes that an order was placed: what was shown before is used up.</summary>
    /// <param name="customer">Whose order.</param>
    /// <param name="storeId">Where.</param>
    /// <param name="order">The order.</param>
    /// <param name="isKnown">The shopper has been told that it was placed.</param>
    public Task PlacedAsync(Customer customer, int storeId, Order order, bool isKnown) => WriteAsync(customer, storeId, new(null, order.Id, isKnown));

    /// <summary>Forgets everything: the round of shopping is over.</summary>
    public async Task ForgetAsync(Customer customer, int storeId)
    {
        if (!string.IsNullOrEmpty(await attributes.GetAttributeAsync<string>(customer, CashbackDefaults.ShownCreditAttribute, storeId)))
            await attributes.SaveAttributeAsync(customer, CashbackDefaults.ShownCreditAttribute, "", storeId);
    }

    async Task<(ShownCredit Shown, DateTime OnUtc)?> ReadAsync(Customer customer, int storeId) =>
        ShownCredit.Parse(await attributes.GetAttributeAsync<string>(customer, CashbackDefaults.ShownCreditAttribute, storeId), (await wallets.GetCurrencyAsync()).Code, Now);

    async Task WriteAsync(Customer customer, int storeId, ShownCredit shown) =>
        await attributes.SaveAttributeAsync(customer, CashbackDefaults.ShownCreditAttribute, shown.Format((await wallets.GetCurrencyAsync()).Code, Now), storeId);
}

/// <summary>Credit that a shopper has seen taken off the next order, and the last order placed.</summary>
/// <param name="AmountMinor">The credit in the totals that were shown last, minor units; null: none were shown since the last order.</param>
/// <param name="OrderId">The last order; 0: none in this round of shopping.</param>
/// <param name="IsOrderKnown">The shopper has been told of that order.</param>
sealed record ShownCredit(long? AmountMinor, int OrderId = 0, bool IsOrderKnown = true)
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

/// <summary>The credit that stood in the window from which an order is confirmed. Of two windows that show different totals only the window itself can tell: its script says it with the click.</summary>
/// <remarks>It can only make an order ask once more: what is taken is computed here. Without script, or in a theme that shows other totals, what was shown last counts.</remarks>
sealed class WindowCredit(IHttpContextAccessor http)
{
    /// <summary>Name of the cookie in which it comes; begins as the shop's own do, and lives for seconds.</summary>
    public const string Cookie = ".Nop.Cashback.Seen";

    /// <summary>Minor units; null: the window has not said.</summary>
    public long? Minor => long.TryParse(http.HttpContext?.Request.Cookies[Cookie], NumberStyles.None, CultureInfo.InvariantCulture, out var minor) ? minor : null;
}
