using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Plugin.Misc.Cashback.Rules;
using Nop.Services.Tax;

namespace Nop.Plugin.Misc.Cashback.Earning;

/// <summary>What a line costs the shop. Where the base has the tax in it, the tax is no part of what is left to the shop and counts as cost.</summary>
static class LineCost
{
    /// <summary>Of an order's line, as it was bought; null: not known.</summary>
    internal static decimal? Of(OrderItem item, EarnRuleSet set) =>
        Of(item.OriginalProductCost, item.Quantity, set.BaseIncludesTax ? item.PriceInclTax - item.PriceExclTax : 0);

    /// <summary>Of a product as it is now; null: not known, or no margin limits anything.</summary>
    /// <param name="product">The product; null: none in particular.</param>
    /// <param name="quantity">Pieces.</param>
    /// <param name="price">Of all pieces, with tax or without as the rules count.</param>
    /// <param name="customer">Whose tax it is.</param>
    /// <param name="set">The rules.</param>
    /// <param name="taxes">The shop's taxes.</param>
    internal static async Task<decimal?> OfAsync(Product? product, int quantity, decimal price, Customer customer, EarnRuleSet set, ITaxService taxes)
    {
        if (product is not { ProductCost: > 0 } || set.MarginCapPercent is null)
            return null;
        if (!set.BaseIncludesTax)
            return Of(product.ProductCost, quantity, 0);
        var (net, _) = await taxes.GetProductPriceAsync(product, product.TaxCategoryId, price, includingTax: false, customer, priceIncludesTax: true);
        return Of(product.ProductCost, quantity, price - net);
    }

    static decimal? Of(decimal piece, int quantity, decimal tax) => piece > 0 ? (piece * quantity) + tax : null;
}
