using Nop.Plugin.Misc.Cashback.Web.Admin.Orders;
using Nop.Web.Areas.Admin.Models.Customers;
using Nop.Web.Framework.Components;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Members;

/// <summary>The balance on the admin page of a customer, for staff who may see wallets.</summary>
public sealed class AdminCustomerCashbackViewComponent(AdminOrderFactory factory, ICustomerService customers, IPermissionService permissions, IStoreContext stores) : NopViewComponent
{
    /// <summary>Nothing where the page is of a new customer, of a guest, or the reader lacks the permission.</summary>
    public async Task<IViewComponentResult> InvokeAsync(string widgetZone, object additionalData)
    {
        if (additionalData is not CustomerModel { Id: > 0 } customer || !await permissions.AuthorizeAsync(CashbackPermissions.ViewWallets))
            return Content("");

        if (await customers.GetCustomerByIdAsync(customer.Id) is not { } row || !await customers.IsRegisteredAsync(row))
            return Content("");

        var store = await stores.GetCurrentStoreAsync();
        return View($"{CashbackDefaults.ViewFolder}/Admin/Components/CustomerCashback.cshtml", await factory.PrepareCustomerBlockAsync(customer.Id, store.Id));
    }
}
