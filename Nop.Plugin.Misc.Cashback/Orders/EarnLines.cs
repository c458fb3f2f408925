using System.Runtime.InteropServices;
using Nop.Services.Tax;

namespace Nop.Plugin.Misc.Cashback.Orders;

/// <summary>Makes the lines that earn: of orders, of carts and of products that are only looked at. What a hint says is what the order earns because there is no other place.</summary>
static class EarnLines
{
    /// <summary>A line.</summary>
    /// <param name="rules">Where categories and manufacturers are read.</param>
    /// <param name="set">The rules in force.</param>
    /// <param name="id">Number of the line.</param>
    /// <param name="productId">The product.</param>
    /// <param name="product">Its row; null: it is gone.</param>
    /// <param name="quantity">Pieces.</param>
    /// <param name="net">Price of all pieces after the line's discounts, with tax or without as the rules count.</param>
    /// <param name="cost">What it costs, and the tax in the price.</param>
    internal static async Task<EarnLine> OfAsync(IRuleSetProvider rules, EarnRuleSet set, int id, int productId, Product? product, int quantity, decimal net, LineCost cost) => new(
        id,
        product?.Name ?? "",
        net,
        productId,
        await rules.CategoriesOfAsync(productId),
        await rules.ManufacturersOfAsync(productId, set),
        product?.IsGiftCard ?? false,
        quantity,
        cost.Cost,
        cost.Tax);
}

/// <summary>Cost and included tax of an order line: the parts of its price that are not left to the shop.</summary>
/// <param name="Cost">What the whole line costs the shop, without tax; null: not known, or no margin limits anything.</param>
/// <param name="Tax">Tax that is part of the price as the rules count it; 0 where they count without.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct LineCost(decimal? Cost, decimal Tax)
{
    /// <summary>Reads them of an order's line, as it was bought.</summary>
    internal static LineCost Of(OrderItem item, EarnRuleSet set) =>
        new(item.OriginalProductCost > 0 ? item.OriginalProductCost * item.Quantity : null, set.BaseIncludesTax ? item.PriceInclTax - item.PriceExclTax : 0);

    /// <summary>Reads them of a product as it is now.</summary>
    /// <param name="product">The product; null: none in particular.</param>
    /// <param name="quantity">Pieces.</param>
    /// <param name="price">Of all pieces, with tax or without as the rules count.</param>
    /// <param name="customer">Whose tax it is.</param>
    /// <param name="set">The rules.</param>
    /// <param name="taxes">The shop's taxes.</param>
    internal static async Task<LineCost> OfAsync(Product? product, int quantity, decimal price, Customer customer, EarnRuleSet set, ITaxService taxes)
    {
        if (product is not { ProductCost: > 0 } || set.MarginCapPercent is null)
            return default;
        var cost = product.ProductCost * quantity;
        if (!set.BaseIncludesTax)
            return new(cost, 0);
        var (net, _) = await taxes.GetProductPriceAsync(product, product.TaxCategoryId, price, includingTax: false, customer, priceIncludesTax: true);
        return new(cost, price - net);
    }
}
