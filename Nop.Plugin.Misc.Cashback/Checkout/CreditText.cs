using Nop.Services.Directory;

namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <summary>Amounts of credit as people read them.</summary>
public sealed class CreditText(IWalletDirectory wallets, IPriceFormatter prices, ICurrencyService currencies, IWorkContext work)
{
    /// <summary>In the primary store currency, which is what was booked.</summary>
    /// <param name="minor">Minor units.</param>
    /// <param name="languageId">The reader's language; 0: the working language.</param>
    public async Task<string> InShopCurrencyAsync(long minor, int languageId = 0) => await InCurrencyAsync(minor, await wallets.GetCurrencyAsync(), languageId);

    /// <summary>In the primary store currency, with about what that is in the shopper's where prices are shown in another: "€5.00 (≈ $5.50)".</summary>
    /// <param name="minor">Minor units.</param>
    public async Task<string> InBothAsync(long minor)
    {
        var (booked, working) = (await wallets.GetCurrencyAsync(), await work.GetWorkingCurrencyAsync());
        var amount = await InShopCurrencyAsync(minor);
        if (string.Equals(working.CurrencyCode, booked.Code, StringComparison.OrdinalIgnoreCase))
            return amount;

        var converted = await currencies.ConvertFromPrimaryStoreCurrencyAsync(new Money(minor, booked).ToDecimal(), working);
        return $"{amount} (≈ {await prices.FormatPriceAsync(converted, showCurrency: true, showTax: false)})";
    }

    /// <summary>In the currency in which it was booked, which the shop may have had before its present one.</summary>
    /// <param name="minor">Minor units.</param>
    /// <param name="booked">The wallet's currency.</param>
    /// <param name="languageId">The reader's language; 0: the working language.</param>
    public Task<string> InCurrencyAsync(long minor, CurrencySpec booked, int languageId = 0) => FormatAsync(new Money(minor, booked).ToDecimal(), booked.Code, languageId);

    /// <summary>Writes an amount as a reduction, in the currency and at the rate of an order, as the shop shows gift cards in an order's totals.</summary>
    /// <param name="minor">Minor units.</param>
    /// <param name="order">The order.</param>
    /// <param name="booked">The wallet's currency; null: the primary store currency.</param>
    /// <param name="asReduction">Without, it is a part of a row that is there already.</param>
    public async Task<string> InOrderCurrencyAsync(long minor, Order order, CurrencySpec? booked = null, bool asReduction = true) =>
        await OfOrderAsync(minor, order, (await work.GetWorkingLanguageAsync()).Id, asReduction, booked);

    /// <summary>In the currency and at the rate of an order, for letters about it.</summary>
    /// <param name="minor">Minor units.</param>
    /// <param name="order">The order.</param>
    /// <param name="languageId">The reader's language; 0: the working language.</param>
    /// <param name="asReduction">With a minus, as a row of totals.</param>
    /// <param name="booked">The wallet's currency; null: the primary store currency.</param>
    public async Task<string> OfOrderAsync(long minor, Order order, int languageId, bool asReduction = false, CurrencySpec? booked = null)
    {
        var amount = await OfOrderAsync(minor, order, booked);
        return await FormatAsync(asReduction ? -amount : amount, order.CustomerCurrencyCode, languageId);
    }

    /// <summary>The total of an order, in its currency.</summary>
    public Task<string> TotalOfAsync(Order order) => FormatAsync(order.OrderTotal * order.CurrencyRate, order.CustomerCurrencyCode, languageId: 0);

    /// <summary>In the currency that an order of a customer gets when it is placed, and in the customer's language.</summary>
    /// <param name="minor">Minor units.</param>
    /// <param name="payable">What the order costs before credit, primary store currency.</param>
    /// <param name="customer">Whose order.</param>
    public async Task<string> OfComingOrderAsync(long minor, decimal payable, Customer customer)
    {
        var currency = await currencies.GetCurrencyByIdAsync(customer.CurrencyId ?? 0) is { Published: true } own ? own : await work.GetWorkingCurrencyAsync();
        var total = RedeemedTotal.Of(payable, minor, await wallets.GetCurrencyAsync());
        var amount = Between(
            await currencies.ConvertFromPrimaryStoreCurrencyAsync(payable, currency), await currencies.ConvertFromPrimaryStoreCurrencyAsync(total, currency), currency.CurrencyCode);
        return await FormatAsync(amount, currency.CurrencyCode, customer.LanguageId ?? 0);
    }

    /// <summary>In the language, the currency and at the rate of an order, for letters about it.</summary>
    /// <param name="minor">Minor units.</param>
    /// <param name="order">The order.</param>
    /// <param name="booked">The wallet's currency; null: the primary store currency.</param>
    public async Task<string> InLetterAsync(long minor, Order order, CurrencySpec? booked = null)
    {
        var amount = new Money(minor, booked ?? await wallets.GetCurrencyAsync()).ToDecimal() * order.CurrencyRate;
        return await prices.FormatPriceAsync(amount, showCurrency: true, order.CustomerCurrencyCode, showTax: false, order.CustomerLanguageId);
    }

    /// <summary>Writes an amount in the shopper's currency as a row of the totals: as a reduction, "-€5.00", as the shop shows gift cards, or as a part of a row that is there already.</summary>
    /// <param name="minor">Minor units.</param>
    /// <param name="asReduction">As a reduction.</param>
    public async Task<string> InTotalsAsync(long minor, bool asReduction)
    {
        var amount = new Money(asReduction ? -minor : minor, await wallets.GetCurrencyAsync()).ToDecimal();
        return await prices.FormatPriceAsync(await currencies.ConvertFromPrimaryStoreCurrencyAsync(amount, await work.GetWorkingCurrencyAsync()), showCurrency: true, showTax: false);
    }

    async Task<decimal> OfOrderAsync(long minor, Order order, CurrencySpec? booked)
    {
        var before = order.OrderTotal + new Money(minor, booked ?? await wallets.GetCurrencyAsync()).ToDecimal();
        return Between(before * order.CurrencyRate, order.OrderTotal * order.CurrencyRate, order.CustomerCurrencyCode);
    }

    // The rows of an order are rounded each by itself when they are shown: credit is what lies between two of them, so that they add up to the last digit at any rate.
    static decimal Between(decimal before, decimal after, string currencyCode)
    {
        // The shop allows codes of its own, which have the usual decimals.
        var currency = currencyCode is { Length: 3 } && currencyCode.All(char.IsAsciiLetter) ? CurrencySpec.For(currencyCode) : new CurrencySpec(currencyCode, Decimals: 2);
        return new Money(Money.FromDecimalHalfUp(before, currency).Minor - Money.FromDecimalHalfUp(after, currency).Minor, currency).ToDecimal();
    }

    async Task<string> FormatAsync(decimal amount, string currencyCode, int languageId) =>
        await prices.FormatPriceAsync(amount, showCurrency: true, currencyCode, showTax: false, languageId != 0 ? languageId : (await work.GetWorkingLanguageAsync()).Id);
}
