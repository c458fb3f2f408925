using Nop.Services.Catalog;
using Nop.Services.Orders;
using Nop.Web.Factories;
using Nop.Web.Models.ShoppingCart;

namespace Cashback.Preview.Web.Factories;

/// <summary>The cart and its totals as pages show them.</summary>
public sealed class ShoppingCartModelFactory(IOrderTotalCalculationService totals, IShoppingCartService carts, IProductService products, IPriceFormatter prices,
    CheckoutModels checkout, IWorkContext work, IStoreContext stores, OrderSettings settings) : IShoppingCartModelFactory
{
    /// <inheritdoc/>
    public async Task<ShoppingCartModel> PrepareShoppingCartModelAsync(ShoppingCartModel model, IList<ShoppingCartItem> cart, bool isEditable = true,
        bool validateCheckoutAttributes = false, bool prepareAndDisplayOrderReviewData = false)
    {
        model.IsEditable = isEditable;
        model.OnePageCheckoutEnabled = settings.OnePageCheckoutEnabled;
        if (prepareAndDisplayOrderReviewData)
            model.OrderReviewData = await ReviewAsync(cart);
        foreach (var item in cart)
        {
            var product = await products.GetProductByIdAsync(item.ProductId);
            model.Items.Add(new()
            {
                Id = item.Id,
                ProductId = product.Id,
                ProductName = product.Name,
                Sku = product.Sku,
                Quantity = item.Quantity,
                UnitPrice = await prices.FormatPriceAsync((await carts.GetUnitPriceAsync(item, includeDiscounts: true)).unitPrice),
                SubTotal = await prices.FormatPriceAsync((await carts.GetSubTotalAsync(item, includeDiscounts: true)).subTotal),
            });
        }

        return model;
    }

    /// <inheritdoc/>
    public async Task<OrderTotalsModel> PrepareOrderTotalsModelAsync(IList<ShoppingCartItem> cart, bool isEditable)
    {
        var model = new OrderTotalsModel { IsEditable = isEditable };
        if (cart.Count == 0)
            return model;
        var sub = await totals.GetShoppingCartSubTotalAsync(cart, includingTax: false);
        model.SubTotal = await prices.FormatPriceAsync(sub.subTotalWithoutDiscount);
        if (sub.discountAmount > 0)
            model.SubTotalDiscount = await prices.FormatPriceAsync(-sub.discountAmount);
        var shipping = await totals.GetShoppingCartShippingTotalAsync(cart) ?? 0;
        model.RequiresShipping = shipping > 0;
        model.Shipping = await prices.FormatPriceAsync(shipping);
        var (tax, _) = await totals.GetTaxTotalAsync(cart);
        model.DisplayTax = tax > 0;
        model.Tax = await prices.FormatPriceAsync(tax);
        var (total, _, _, _, _, _) = await totals.GetShoppingCartTotalAsync(cart);
        model.OrderTotal = total is { } amount ? await prices.FormatPriceAsync(amount) : "";
        return model;
    }

    async Task<ShoppingCartModel.OrderReviewDataModel> ReviewAsync(IList<ShoppingCartItem> cart)
    {
        var method = await checkout.MethodAsync(await work.GetCurrentCustomerAsync(), (await stores.GetCurrentStoreAsync()).Id);
        return new()
        {
            Display = true,
            IsShippable = await checkout.RequiresShippingAsync(cart),
            ShippingMethod = (await checkout.ShippingAsync(cart)).ShippingMethods[0].Name,
            PaymentMethod = method is "" ? "" : await checkout.NameAsync(method),
        };
    }
}
