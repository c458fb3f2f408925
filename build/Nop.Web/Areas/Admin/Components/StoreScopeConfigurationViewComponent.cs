using Microsoft.AspNetCore.Mvc;
using Nop.Web.Areas.Admin.Factories;
using Nop.Web.Framework.Components;

namespace Nop.Web.Areas.Admin.Components;

public class StoreScopeConfigurationViewComponent(ISettingModelFactory settingModelFactory) : NopViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var model = await settingModelFactory.PrepareStoreScopeConfigurationModelAsync();
        return model.Stores.Count < 2 ? Content(string.Empty) : View(model);
    }
}
