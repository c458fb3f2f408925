using Microsoft.Extensions.DependencyInjection;

namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <summary>Works out what credit reduces in a cart, where the shop treats it as a reduction of prices (decision 29).</summary>
/// <remarks>The shop's totals are asked for when they are needed only: their service asks here.</remarks>
sealed class CartReductions(IServiceProvider services, CreditOrders orders, CreditFreeTotals creditFree, IWalletDirectory wallets, ISettingService settings)
{
    /// <summary>Whether a store treats credit so.</summary>
    public async Task<bool> AreOnAsync(int storeId) => (await settings.LoadSettingAsync<CashbackSettings>(storeId)).TaxTreatment == TaxTreatment.PriceReduction;

    /// <summary>Spreads credit over a cart's goods; null: the store treats credit as a payment, or none is used.</summary>
    /// <param name="customer">The cart's customer.</param>
    /// <param name="storeId">The store.</param>
    /// <param name="cart">The cart.</param>
    /// <param name="creditMinor">What the limits of the cart allow; minor units.</param>
    public async Task<CartReduction?> OfAsync(Customer customer, int storeId, IList<ShoppingCartItem> cart, long creditMinor)
    {
        var rules = await settings.LoadSettingAsync<CashbackSettings>(storeId);
        if (creditMinor <= 0 || rules.TaxTreatment != TaxTreatment.PriceReduction)
            return null;

        using (creditFree.Begin())
        {
            var currency = await wallets.GetCurrencyAsync();
            var goods = await services.GetRequiredService<IOrderTotalCalculationService>().GetShoppingCartSubTotalsAsync(cart);
            var lines = await orders.TaxedLinesAsync(CreditLimits.Of(rules, currency), storeId, customer, cart);
            return new(
                Of(creditMinor, lines, goods.subTotalWithoutDiscountExclTax, goods.discountAmountExclTax, goods.taxRates, currency),
                new(goods.subTotalWithDiscountInclTax, goods.subTotalWithDiscountExclTax),
                currency.MinorPerUnit);
        }
    }

    // A discount of all goods lowers the price and the tax of each in the same proportion, as the shop counts it. Where choices at the checkout have a price, the shop's tax of a rate
    // may be theirs in part: goods have no more of it than their own.
    static PriceReduction Of(long creditMinor, IReadOnlyList<PricedLine> lines, decimal before, decimal discount, SortedDictionary<decimal, decimal> rates, CurrencySpec currency)
    {
        var left = before > 0 ? Math.Max(0, before - discount) / before : 0;
        var taxes = new SortedDictionary<decimal, decimal>();
        foreach (var (percent, tax) in rates.Where(rate => rate is { Key: > 0, Value: > 0 }))
        {
            var (all, own) = (tax * currency.MinorPerUnit, lines.Where(line => line.TaxPercent == percent).Sum(line => line.Tax) * left);
            taxes[percent] = own + PricedLine.Rounding(lines.Count) >= all ? all : own;
        }

        return PriceReduction.Of(creditMinor, [.. lines.Select(line => new TaxedLine(line.Gross * left, line.TaxPercent, line.IsPaidFor))], taxes);
    }
}
