using Nop.Web.Areas.Admin.Models.Orders;
using Nop.Web.Framework.Components;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Orders;

/// <summary>Shows earning and redemption on the admin page of an order, to staff who may see wallets.</summary>
public sealed class AdminOrderCashbackViewComponent(AdminOrderFactory factory, IPermissionService permissions) : NopViewComponent
{
    /// <summary>Nothing where the order has nothing to do with cashback or the reader lacks the permission.</summary>
    public async Task<IViewComponentResult> InvokeAsync(string widgetZone, object additionalData)
    {
        if (additionalData is not OrderModel { Id: > 0 } order || !await permissions.AuthorizeAsync(CashbackPermissions.ViewWallets))
            return Content("");

        return await factory.PrepareBlockAsync(order.Id) is { } model
            ? View($"{CashbackDefaults.ViewFolder}/Admin/Components/OrderCashback.cshtml", model)
            : Content("");
    }
}
