using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Core.Domain.Orders;
using Nop.Services.Orders;
using Nop.Web.Factories;
using Nop.Web.Framework.Components;
using Nop.Web.Models.ShoppingCart;

namespace Nop.Web.Components;

public class OrderSummaryViewComponent(IShoppingCartModelFactory shoppingCartModelFactory,
    IShoppingCartService shoppingCartService,
    IStoreContext storeContext,
    IWorkContext workContext) : NopViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(bool? prepareAndDisplayOrderReviewData, ShoppingCartModel overriddenModel)
    {
        if (overriddenModel != null)
            return View(overriddenModel);

        var store = await storeContext.GetCurrentStoreAsync();
        var cart = await shoppingCartService.GetShoppingCartAsync(await workContext.GetCurrentCustomerAsync(), ShoppingCartType.ShoppingCart, store.Id);
        return View(await shoppingCartModelFactory.PrepareShoppingCartModelAsync(new ShoppingCartModel(), cart, isEditable: false,
            prepareAndDisplayOrderReviewData: prepareAndDisplayOrderReviewData ?? false));
    }
}
