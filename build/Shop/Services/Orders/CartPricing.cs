using System.Numerics;
using Nop.Core.Caching;
using Nop.Core.Domain.Directory;
using Nop.Services.Catalog;
using Nop.Services.Directory;

namespace Cashback.Preview.Services;

/// <summary>One line of a priced cart; amounts in the primary currency.</summary>
/// <param name="Item">The cart's item.</param>
/// <param name="Product">Its product.</param>
/// <param name="Net">Price × quantity less the line's own discount.</param>
/// <param name="Discount">The line's own discount.</param>
/// <param name="TaxPercent">Of its tax category.</param>
/// <param name="Tax">On the net less the line's part of the order discount, rounded.</param>
/// <param name="TaxBeforeDiscount">On the whole net, rounded.</param>
public sealed record PricedLine(ShoppingCartItem Item, Product Product, decimal Net, decimal Discount, decimal TaxPercent, decimal Tax, decimal TaxBeforeDiscount);

/// <summary>A priced cart: what it costs before anything is paid by credit.</summary>
/// <param name="Lines">Its lines.</param>
/// <param name="Discount">Order discount, net; never more than the lines.</param>
/// <param name="Shipping">Untaxed.</param>
public sealed record PricedCart(IReadOnlyList<PricedLine> Lines, decimal Discount, decimal Shipping)
{
    /// <summary>Net of all lines, before the order discount.</summary>
    public decimal Net => Lines.Sum(line => line.Net);

    /// <summary>Tax of all lines.</summary>
    public decimal Tax => Lines.Sum(line => line.Tax);

    /// <summary>Gross of all lines, before the order discount.</summary>
    public decimal Gross => Net + Lines.Sum(line => line.TaxBeforeDiscount);

    /// <summary>Order discount with the tax that it saves.</summary>
    public decimal DiscountGross => Gross - (Net - Discount + Tax);

    /// <summary>What is to be paid.</summary>
    public decimal Payable => Net - Discount + Tax + Shipping;

    /// <summary>Tax by rate.</summary>
    public SortedDictionary<decimal, decimal> TaxRates =>
        new(Lines.Where(line => line.TaxPercent > 0).GroupBy(line => line.TaxPercent).ToDictionary(group => group.Key, group => group.Sum(line => line.Tax)));
}

/// <summary>Prices carts: tax is rounded half up to minor units per line, on the line's exact share of the order discount.</summary>
public sealed class CartPricing(IProductService products, UnitPrices prices, IRepository<TaxRate> taxes, CartTermsBook terms, PreviewSettings settings, CurrencySettings currency,
    ICurrencyService currencies, IStaticCacheManager cache)
{
    /// <summary>Prices a cart as it is now.</summary>
    /// <param name="cart">Its items.</param>
    /// <param name="agreed">Discounts and shipping; null: those of the customer's checkout.</param>
    public async Task<PricedCart> PriceAsync(IList<ShoppingCartItem> cart, CartTerms? agreed = null)
    {
        var primary = await currencies.GetCurrencyByIdAsync(currency.PrimaryStoreCurrencyId);
        var decimals = CurrencyDecimals.Of(primary.CurrencyCode);
        agreed ??= terms.Of(cart.FirstOrDefault()?.CustomerId ?? 0);
        var rows = new List<(ShoppingCartItem Item, Product Product, decimal Net, decimal Discount, decimal Percent)>();
        foreach (var item in cart)
        {
            var product = await products.GetProductByIdAsync(item.ProductId);
            var full = await prices.OfAsync(product, item.Quantity, item.AttributesXml, item.CustomerEnteredPrice, item.RentalStartDateUtc, item.RentalEndDateUtc) * item.Quantity;
            var discount = Math.Min(agreed.LineDiscounts.GetValueOrDefault(item.Id), full);
            rows.Add((item, product, full - discount, discount, await TaxPercentAsync(product)));
        }

        var net = rows.Sum(row => row.Net);
        var orderDiscount = Math.Min(agreed.OrderDiscount, net);
        var lines = rows.Select(row => new PricedLine(row.Item, row.Product, row.Net, row.Discount, row.Percent,
            Tax(row.Net, net - orderDiscount, net, row.Percent, decimals), Tax(row.Net, 1, 1, row.Percent, decimals))).ToList();
        return new(lines, orderDiscount, Shipping(agreed, lines, net - orderDiscount));
    }

    /// <summary>The tax of a product, percent.</summary>
    public async Task<decimal> TaxPercentAsync(Product product)
    {
        if (product.IsTaxExempt || product.TaxCategoryId == 0)
            return 0;
        var percents = await cache.GetAsync(new CacheKey("Nop.taxrate.all"), async () =>
            (await taxes.Table.ToListAsync()).ToDictionary(rate => rate.TaxCategoryId, rate => rate.Percent));
        return percents.GetValueOrDefault(product.TaxCategoryId);
    }

    decimal Shipping(CartTerms agreed, List<PricedLine> lines, decimal net)
    {
        if (agreed.Shipping is { } shipping)
            return shipping;
        var needed = lines.Exists(line => line.Product is { IsShipEnabled: true, IsFreeShipping: false });
        return needed && (settings.FreeShippingFrom == 0 || net < settings.FreeShippingFrom) ? settings.FlatShipping : 0;
    }

    // net × part ÷ whole × percent ÷ 100, exact until it is rounded once.
    static decimal Tax(decimal net, decimal part, decimal whole, decimal percent, int decimals)
    {
        if (whole == 0)
            return 0;
        const decimal Scale = 10_000m;
        var above = Whole(net) * Whole(part) * Whole(percent) * BigInteger.Pow(10, decimals);
        var below = Whole(whole) * new BigInteger(Scale * Scale) * 100;
        var rounded = BigInteger.Divide((2 * above) + below, 2 * below);
        return (decimal)rounded / (decimal)BigInteger.Pow(10, decimals);

        static BigInteger Whole(decimal value) => new(value * Scale);
    }
}
