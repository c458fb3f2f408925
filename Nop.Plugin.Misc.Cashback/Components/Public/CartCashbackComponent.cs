using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Plugin.Misc.Cashback.Factories.Public;
using Nop.Web.Framework.Components;
using Nop.Web.Models.Checkout;
using Nop.Web.Models.ShoppingCart;

namespace Nop.Plugin.Misc.Cashback.Components.Public;

/// <summary>The box where a shopper chooses how much cashback to spend: in the cart and in the payment step.</summary>
public class CartCashbackComponent(ICartCashbackFactory factory, IWorkContext work, IStoreContext stores) : NopViewComponent
{
    /// <summary>Renders the box, or nothing for guests and where there is nothing to spend.</summary>
    public async Task<IViewComponentResult> InvokeAsync(string widgetZone, object additionalData)
    {
        var inCheckout = additionalData is CheckoutPaymentMethodModel;
        var model = inCheckout || additionalData is ShoppingCartModel { IsEditable: true }
            ? await factory.PrepareAsync(await work.GetCurrentCustomerAsync(), await stores.GetCurrentStoreAsync(), inCheckout)
            : null;
        return model is null ? Content("") : View(CashbackDefaults.ViewFolder + "/Public/Components/CartCashback.cshtml", model);
    }
}
