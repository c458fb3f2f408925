using Nop.Web.Framework.Components;
using Nop.Web.Models.Customer;

namespace Nop.Plugin.Misc.Cashback.Web.Shop.Account;

/// <summary>"My cashback" in the customer's menu.</summary>
public sealed class AccountNavigationComponent(IWorkContext work, ICustomerService customers) : NopViewComponent
{
    /// <summary>Number of the plugin's entry among the shop's own.</summary>
    public const int Tab = 9005;

    /// <summary>Renders a list item.</summary>
    public async Task<IViewComponentResult> InvokeAsync(string widgetZone, object additionalData) =>
        additionalData is CustomerNavigationModel navigation && await customers.IsRegisteredAsync(await work.GetCurrentCustomerAsync())
            ? View(CashbackDefaults.ViewFolder + "/Public/Components/AccountNavigation.cshtml", navigation.SelectedTab == Tab)
            : Content("");
}
