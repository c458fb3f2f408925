using Microsoft.AspNetCore.Mvc;
using Nop.Web.Factories;
using Nop.Web.Framework.Components;

namespace Nop.Web.Components;

public class CustomerNavigationViewComponent(ICustomerModelFactory customerModelFactory) : NopViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(int selectedTabId = 0) => View(await customerModelFactory.PrepareCustomerNavigationModelAsync(selectedTabId));
}
