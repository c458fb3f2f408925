using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Core.Domain.Orders;
using Nop.Services.Orders;
using Nop.Web.Factories;
using Nop.Web.Framework.Components;

namespace Nop.Web.Components;

public class OrderTotalsViewComponent(IShoppingCartModelFactory shoppingCartModelFactory,
    IShoppingCartService shoppingCartService,
    IStoreContext storeContext,
    IWorkContext workContext) : NopViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(bool isEditable)
    {
        var store = await storeContext.GetCurrentStoreAsync();
        var cart = await shoppingCartService.GetShoppingCartAsync(await workContext.GetCurrentCustomerAsync(), ShoppingCartType.ShoppingCart, store.Id);
        return View(await shoppingCartModelFactory.PrepareOrderTotalsModelAsync(cart, isEditable));
    }
}
