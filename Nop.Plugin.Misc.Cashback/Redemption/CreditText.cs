using Nop.Core;
using Nop.Core.Domain.Orders;
using Nop.Plugin.Misc.Cashback.Rules;
using Nop.Plugin.Misc.Cashback.Wallets;
using Nop.Services.Catalog;
using Nop.Services.Directory;

namespace Nop.Plugin.Misc.Cashback.Redemption;

/// <summary>Amounts of credit as people read them.</summary>
public sealed class CreditText(IWalletDirectory wallets, IPriceFormatter prices, ICurrencyService currencies, IWorkContext work)
{
    /// <summary>In the primary store currency, which is what was booked.</summary>
    /// <param name="minor">Minor units.</param>
    /// <param name="languageId">The reader's language; 0: the working language.</param>
    public async Task<string> InShopCurrencyAsync(long minor, int languageId = 0)
    {
        var currency = await wallets.GetCurrencyAsync();
        var language = languageId != 0 ? languageId : (await work.GetWorkingLanguageAsync()).Id;
        return await prices.FormatPriceAsync(new Money(minor, currency).ToDecimal(), showCurrency: true, currency.Code, showTax: false, language);
    }

    /// <summary>As a reduction in the currency and at the rate of an order, as the shop shows gift cards in an order's totals.</summary>
    /// <param name="minor">Minor units.</param>
    /// <param name="order">The order.</param>
    public async Task<string> InOrderCurrencyAsync(long minor, Order order)
    {
        ArgumentNullException.ThrowIfNull(order);
        var amount = new Money(minor, await wallets.GetCurrencyAsync()).ToDecimal() * order.CurrencyRate;
        return await prices.FormatPriceAsync(-amount, showCurrency: true, order.CustomerCurrencyCode, showTax: false, (await work.GetWorkingLanguageAsync()).Id);
    }

    /// <summary>In the language, the currency and at the rate of an order, for letters about it.</summary>
    /// <param name="minor">Minor units.</param>
    /// <param name="order">The order.</param>
    public async Task<string> InLetterAsync(long minor, Order order)
    {
        ArgumentNullException.ThrowIfNull(order);
        var amount = new Money(minor, await wallets.GetCurrencyAsync()).ToDecimal() * order.CurrencyRate;
        return await prices.FormatPriceAsync(amount, showCurrency: true, order.CustomerCurrencyCode, showTax: false, order.CustomerLanguageId);
    }

    /// <summary>As a reduction in the shopper's currency, "-€5.00", as the shop shows gift cards in its totals.</summary>
    public async Task<string> AsReductionAsync(long minor)
    {
        var amount = new Money(minor, await wallets.GetCurrencyAsync()).ToDecimal();
        return await prices.FormatPriceAsync(-await currencies.ConvertFromPrimaryStoreCurrencyAsync(amount, await work.GetWorkingCurrencyAsync()), showCurrency: true, showTax: false);
    }
}
