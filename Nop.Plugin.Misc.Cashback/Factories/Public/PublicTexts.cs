using System.Globalization;
using Nop.Plugin.Misc.Cashback.Platform;
using Nop.Plugin.Misc.Cashback.Redemption;
using Nop.Plugin.Misc.Cashback.Rules;
using Nop.Plugin.Misc.Cashback.Wallets;
using Nop.Services.Helpers;

namespace Nop.Plugin.Misc.Cashback.Factories.Public;

/// <inheritdoc cref="IPublicTexts"/>
public class PublicTexts(Texts texts, CreditText credit, IWalletDirectory wallets, IDateTimeHelper dates) : IPublicTexts
{
    /// <inheritdoc/>
    public Task<string> TextAsync(string key, params object[] arguments) => texts.GetAsync(key, arguments);

    /// <inheritdoc/>
    public Task<string> AmountAsync(long minor, CurrencySpec? booked = null) => booked is { } currency ? credit.InCurrencyAsync(minor, currency) : credit.InShopCurrencyAsync(minor);

    /// <inheritdoc/>
    public async Task<string> AmountFieldAsync(long minor)
    {
        var currency = await wallets.GetCurrencyAsync();
        return new Money(minor, currency).ToDecimal().ToString("F" + currency.Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.CurrentCulture);
    }

    /// <inheritdoc/>
    public async Task<(long? Minor, string? Error)> ReadAmountAsync(string? text)
    {
        var currency = await wallets.GetCurrencyAsync();
        var read = Money.TryParseExact(text, CultureInfo.CurrentCulture, currency);
        if (read is { Amount: { Minor: > 0 } amount })
            return (amount.Minor, null);

        return (null, await (read.Error switch
        {
            MoneyParseError.TooPrecise => TextAsync("Amount.TooPrecise", currency.Decimals),
            MoneyParseError.TooLarge => TextAsync("Amount.TooLarge"),
            MoneyParseError.NotANumber => TextAsync("Amount.NotANumber", Money.ExampleOf(CultureInfo.CurrentCulture, currency)),
            _ => TextAsync("Amount.NotPositive"),
        }));
    }

    /// <inheritdoc/>
    public async Task<string> InstantAsync(DateTime utc) =>
        (await dates.ConvertToUserTimeAsync(utc, DateTimeKind.Utc)).ToString("g", CultureInfo.CurrentCulture);

    /// <inheritdoc/>
    public async Task<string> TimeAsync(DateTime utc) =>
        (await dates.ConvertToUserTimeAsync(utc, DateTimeKind.Utc)).ToString("t", CultureInfo.CurrentCulture);

    /// <inheritdoc/>
    public string LastDay(DateTime endsUtc) => Day(endsUtc.AddTicks(-1));

    /// <inheritdoc/>
    public string Day(DateTime utc) =>
        ShopTime.Date(utc.AsUtc(), dates.DefaultStoreTimeZone).ToString("D", CultureInfo.CurrentCulture);
}
