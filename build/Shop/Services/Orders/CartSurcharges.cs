using Microsoft.Extensions.DependencyInjection;
using Nop.Services.Catalog;
using Nop.Services.Orders;

namespace Cashback.Preview.Services;

/// <summary>A price that is no price of goods, with its tax.</summary>
/// <param name="Net">Without tax.</param>
/// <param name="Tax">Its tax, rounded.</param>
/// <param name="TaxPercent">The rate.</param>
public sealed record Surcharge(decimal Net, decimal Tax, decimal TaxPercent)
{
    /// <summary>With tax.</summary>
    public decimal Gross => Net + Tax;
}

/// <summary>Shipping and the fee of the payment method, and the tax of a whole cart, which is asked for through the interface as nopCommerce's tax providers do.</summary>
/// <remarks>The totals are the shop's last registered: a decorator of them answers in the middle of their own computation.</remarks>
public sealed class CartSurcharges(CartPricing pricing, CartTermsBook terms, IPriceCalculationService prices, IServiceProvider services)
{
    IOrderTotalCalculationService Totals => services.GetRequiredService<IOrderTotalCalculationService>();

    /// <summary>Shipping of a cart.</summary>
    public async Task<Surcharge> ShippingAsync(IList<ShoppingCartItem> cart) => await OfAsync((await pricing.PriceAsync(cart)).Shipping, TermsOf(cart).ShippingTaxPercent);

    /// <summary>What choices at the checkout cost, which nopCommerce counts among the goods.</summary>
    public Task<Surcharge> ChoicesAsync(IList<ShoppingCartItem> cart) => OfAsync(TermsOf(cart).Choices, TermsOf(cart).ChoicesTaxPercent);

    /// <summary>The payment method's fee.</summary>
    public async Task<Surcharge> FeeAsync(IList<ShoppingCartItem> cart) =>
        TermsOf(cart) is { FeePercent: > 0 } agreed
            ? await OfAsync(await prices.RoundPriceAsync(await Totals.CalculatePaymentAdditionalFeeAsync(cart, agreed.FeePercent, usePercentage: true)), agreed.FeeTaxPercent)
            : new(0, 0, 0);

    /// <summary>All tax, by rate.</summary>
    public async Task<SortedDictionary<decimal, decimal>> TaxesAsync(IList<ShoppingCartItem> cart, bool withFee)
    {
        var rates = new SortedDictionary<decimal, decimal>();
        foreach (var (percent, tax) in (await Totals.GetShoppingCartSubTotalAsync(cart, includingTax: false)).taxRates)
            Add(percent, tax);
        var shipping = await ShippingAsync(cart);
        Add(shipping.TaxPercent, shipping.Tax);
        if (withFee)
        {
            var fee = await FeeAsync(cart);
            Add(fee.TaxPercent, fee.Tax);
        }

        return rates;

        void Add(decimal percent, decimal tax)
        {
            if (tax > 0)
                rates[percent] = rates.GetValueOrDefault(percent) + tax;
        }
    }

    /// <summary>What the customer's checkout was told.</summary>
    public CartTerms TermsOf(IList<ShoppingCartItem> cart) => terms.Of(cart.FirstOrDefault()?.CustomerId ?? 0);

    async Task<Surcharge> OfAsync(decimal net, decimal percent) => new(net, await prices.RoundPriceAsync(net * percent / 100), percent);
}
