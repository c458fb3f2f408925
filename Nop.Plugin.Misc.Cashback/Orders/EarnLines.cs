using Nop.Core.Domain.Catalog;

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
