using Nop.Core.Domain.Directory;
using Nop.Services.Catalog;
using Nop.Services.Directory;
using Nop.Services.Localization;

namespace Cashback.Preview.Services;

/// <summary>Amounts as people of a language read them.</summary>
public sealed class PriceFormatter(ICurrencyService currencies, ILanguageService languages, IWorkContext work) : IPriceFormatter
{
    /// <inheritdoc/>
    public async Task<string> FormatPriceAsync(decimal price) => await FormatPriceAsync(price, true, await work.GetWorkingCurrencyAsync());

    /// <inheritdoc/>
    public async Task<string> FormatPriceAsync(decimal price, bool showCurrency, Currency targetCurrency) =>
        await FormatPriceAsync(price, showCurrency, targetCurrency, (await work.GetWorkingLanguageAsync()).Id, false);

    /// <inheritdoc/>
    public async Task<string> FormatPriceAsync(decimal price, bool showCurrency, bool showTax) => await FormatPriceAsync(price, showCurrency, await work.GetWorkingCurrencyAsync());

    /// <inheritdoc/>
    public Task<string> FormatPriceAsync(decimal price, bool showCurrency, string currencyCode, bool showTax, int languageId) =>
        FormatPriceAsync(price, showCurrency, currencyCode, languageId, false);

    /// <inheritdoc/>
    public async Task<string> FormatPriceAsync(decimal price, bool showCurrency, string currencyCode, int languageId, bool priceIncludesTax) =>
        await FormatPriceAsync(price, showCurrency, await currencies.GetCurrencyByCodeAsync(currencyCode) ?? new Currency { CurrencyCode = currencyCode }, languageId, priceIncludesTax);

    /// <inheritdoc/>
    public async Task<string> FormatPriceAsync(decimal price, bool showCurrency, Currency targetCurrency, int languageId, bool priceIncludesTax)
    {
        var decimals = CurrencyDecimals.Of(targetCurrency.CurrencyCode);
        price = Math.Round(price, decimals, MidpointRounding.AwayFromZero);
        if (!showCurrency)
            return price.ToString("N" + decimals, await CultureAsync(languageId));
        if (!string.IsNullOrEmpty(targetCurrency.CustomFormatting))
            return price.ToString(targetCurrency.CustomFormatting, await CultureAsync(languageId));
        if (!string.IsNullOrEmpty(targetCurrency.DisplayLocale))
            return price.ToString("C" + decimals, CultureInfo.GetCultureInfo(targetCurrency.DisplayLocale));
        return $"{price.ToString("N" + decimals, await CultureAsync(languageId))} {targetCurrency.CurrencyCode}";
    }

    /// <inheritdoc/>
    public Task<string> FormatPriceAsync(decimal price, bool showCurrency, Currency targetCurrency, int languageId, bool priceIncludesTax, bool showTax) =>
        FormatPriceAsync(price, showCurrency, targetCurrency, languageId, priceIncludesTax);

    /// <inheritdoc/>
    public Task<string> FormatOrderPriceAsync(decimal price, decimal currencyRate, string customerCurrencyCode, bool displayCustomerCurrency, Currency primaryStoreCurrency,
        int languageId, bool? priceIncludesTax = null, bool? showTax = null) => FormatPriceAsync(price, true, primaryStoreCurrency, languageId, priceIncludesTax ?? false);

    /// <inheritdoc/>
    public Task<string> FormatShippingPriceAsync(decimal price, bool showCurrency) => FormatPriceAsync(price, showCurrency, false);

    /// <inheritdoc/>
    public Task<string> FormatShippingPriceAsync(decimal price, bool showCurrency, Currency targetCurrency, int languageId, bool priceIncludesTax) =>
        FormatPriceAsync(price, showCurrency, targetCurrency, languageId, priceIncludesTax);

    /// <inheritdoc/>
    public Task<string> FormatShippingPriceAsync(decimal price, bool showCurrency, string currencyCode, int languageId, bool priceIncludesTax) =>
        FormatPriceAsync(price, showCurrency, currencyCode, languageId, priceIncludesTax);

    /// <inheritdoc/>
    public Task<string> FormatPaymentMethodAdditionalFeeAsync(decimal price, bool showCurrency) => FormatPriceAsync(price, showCurrency, false);

    /// <inheritdoc/>
    public Task<string> FormatPaymentMethodAdditionalFeeAsync(decimal price, bool showCurrency, Currency targetCurrency, int languageId, bool priceIncludesTax) =>
        FormatPriceAsync(price, showCurrency, targetCurrency, languageId, priceIncludesTax);

    /// <inheritdoc/>
    public Task<string> FormatPaymentMethodAdditionalFeeAsync(decimal price, bool showCurrency, string currencyCode, int languageId, bool priceIncludesTax) =>
        FormatPriceAsync(price, showCurrency, currencyCode, languageId, priceIncludesTax);

    /// <inheritdoc/>
    public string FormatTaxRate(decimal taxRate) => taxRate.ToString("G29", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public Task<string> FormatBasePriceAsync(Product product, decimal? productPrice, decimal? totalWeight = null) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<string> FormatRentalProductPeriodAsync(Product product, string price) => throw new NotSupportedException();

    async Task<CultureInfo> CultureAsync(int languageId) =>
        await languages.GetLanguageByIdAsync(languageId) is { } language ? CultureInfo.GetCultureInfo(language.LanguageCulture) : CultureInfo.InvariantCulture;
}
