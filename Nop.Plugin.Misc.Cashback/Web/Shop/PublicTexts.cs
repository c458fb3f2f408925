namespace Nop.Plugin.Misc.Cashback.Web.Shop;

/// <summary>Amounts, dates and explanations as shoppers and clerks read them.</summary>
public interface IPublicTexts
{
    /// <summary>A text of the plugin.</summary>
    /// <param name="key">Its key without the plugin's prefix.</param>
    /// <param name="arguments">What goes into its places.</param>
    Task<string> TextAsync(string key, params object[] arguments);

    /// <summary>An amount with its currency: "€12.34".</summary>
    /// <param name="minor">Minor units.</param>
    /// <param name="booked">The currency in which it was booked; null: the primary store currency.</param>
    Task<string> AmountAsync(long minor, CurrencySpec? booked = null);

    /// <summary>An amount in the primary store currency, with about what that is in the currency in which the shopper sees prices: "€5.00 (≈ $5.50)".</summary>
    /// <param name="minor">Minor units.</param>
    Task<string> AmountInBothAsync(long minor);

    /// <summary>An amount as the text of a field: "12.34".</summary>
    /// <param name="minor">Minor units.</param>
    Task<string> AmountFieldAsync(long minor);

    /// <summary>Reads an amount that a person typed in the culture of the page.</summary>
    /// <returns>Minor units &gt; 0; or null with a message for the field.</returns>
    Task<(long? Minor, string? Error)> ReadAmountAsync(string? text);

    /// <summary>Reads an amount that a person counted, which may be nothing.</summary>
    /// <returns>Minor units, 0 or more; or null with a message for the field.</returns>
    Task<(long? Minor, string? Error)> ReadCountedAsync(string? text);

    /// <summary>A date and time for the reader.</summary>
    Task<string> InstantAsync(DateTime utc);

    /// <summary>The time of the day for the reader.</summary>
    Task<string> TimeAsync(DateTime utc);

    /// <summary>The last day of something that ends at an instant, in the shop's zone.</summary>
    string LastDay(DateTime endsUtc);

    /// <summary>A day in the shop's zone.</summary>
    string Day(DateTime utc);
}

/// <inheritdoc cref="IPublicTexts"/>
sealed class PublicTexts(Texts texts, CreditText credit, IWalletDirectory wallets, IDateTimeHelper dates) : IPublicTexts
{
    public Task<string> TextAsync(string key, params object[] arguments) => texts.GetAsync(key, arguments);

    public Task<string> AmountAsync(long minor, CurrencySpec? booked = null) => booked is { } currency ? credit.InCurrencyAsync(minor, currency) : credit.InShopCurrencyAsync(minor);

    public Task<string> AmountInBothAsync(long minor) => credit.InBothAsync(minor);

    public async Task<string> AmountFieldAsync(long minor) => Figures.AmountField(minor, await wallets.GetCurrencyAsync());

    public async Task<(long? Minor, string? Error)> ReadAmountAsync(string? text)
    {
        var currency = await wallets.GetCurrencyAsync();
        var read = MoneyReader.Read(text, CultureInfo.CurrentCulture, currency);
        if (read is { Amount: { Minor: > 0 } amount })
            return (amount.Minor, null);

        return (null, await (read.Error switch
        {
            MoneyParseError.TooPrecise => TextAsync("Errors.Decimals", currency.Decimals),
            MoneyParseError.TooLarge => TextAsync("Errors.TooLarge"),
            MoneyParseError.Ambiguous => TextAsync("Amount.Ambiguous", text!.Trim(), Money.ExampleOf(CultureInfo.CurrentCulture, currency)),
            MoneyParseError.NotANumber => TextAsync("Amount.NotANumber", Money.ExampleOf(CultureInfo.CurrentCulture, currency)),
            _ => TextAsync(Refusals.KeyOf(SalonRefusal.BadAmount)),
        }));
    }

    public async Task<(long? Minor, string? Error)> ReadCountedAsync(string? text) =>
        MoneyReader.Read(text, CultureInfo.CurrentCulture, await wallets.GetCurrencyAsync()) is { Amount: { Minor: 0 } } ? (0, null) : await ReadAmountAsync(text);

    public async Task<string> InstantAsync(DateTime utc) =>
        (await dates.ConvertToUserTimeAsync(utc, DateTimeKind.Utc)).ToString("g", CultureInfo.CurrentCulture);

    public async Task<string> TimeAsync(DateTime utc) =>
        (await dates.ConvertToUserTimeAsync(utc, DateTimeKind.Utc)).ToString("t", CultureInfo.CurrentCulture);

    public string LastDay(DateTime endsUtc) => Day(endsUtc.AddTicks(-1));

    public string Day(DateTime utc) =>
        ShopTime.Date(utc.AsUtc(), dates.DefaultStoreTimeZone).ToString("D", CultureInfo.CurrentCulture);
}
