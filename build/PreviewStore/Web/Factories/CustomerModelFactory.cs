using Nop.Services.Localization;
using Nop.Web.Factories;
using Nop.Web.Models.Customer;

namespace Cashback.Preview.Web.Factories;

/// <summary>The menu of a customer's own pages.</summary>
public sealed class CustomerModelFactory(ILocalizationService localization) : ICustomerModelFactory
{
    /// <summary>Number of the page with the customer's own data.</summary>
    public const int Info = 0;

    /// <summary>Number of the page with orders.</summary>
    public const int Orders = 20;

    /// <inheritdoc/>
    public async Task<CustomerNavigationModel> PrepareCustomerNavigationModelAsync(int selectedTabId = 0) => new()
    {
        SelectedTab = selectedTabId,
        CustomerNavigationItems =
        [
            new() { RouteName = "CustomerInfo", Title = await localization.GetResourceAsync("Account.CustomerInfo"), Tab = Info, ItemClass = "customer-info" },
            new() { RouteName = "CustomerOrders", Title = await localization.GetResourceAsync("Account.CustomerOrders"), Tab = Orders, ItemClass = "customer-orders" },
        ],
    };
}
