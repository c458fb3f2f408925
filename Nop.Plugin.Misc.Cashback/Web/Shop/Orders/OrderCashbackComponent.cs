using Microsoft.AspNetCore.Mvc;
using Nop.Web.Framework.Components;
using Nop.Web.Models.Order;

namespace Nop.Plugin.Misc.Cashback.Web.Shop.Orders;

/// <summary>What an order redeemed and earned, on the shopper's order page.</summary>
public class OrderCashbackComponent(OrderCashbackFactory factory) : NopViewComponent
{
    /// <summary>Renders the block, or nothing where the order has nothing to do with cashback.</summary>
    public async Task<IViewComponentResult> InvokeAsync(string widgetZone, object additionalData)
    {
        var model = additionalData is OrderDetailsModel order ? await factory.PrepareAsync(order.Id) : null;
        return model is null ? Content("") : View(CashbackDefaults.ViewFolder + "/Public/Components/OrderCashback.cshtml", model);
    }
}
