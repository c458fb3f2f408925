using Microsoft.AspNetCore.Mvc;
using Nop.Web.Framework.Components;
using Nop.Web.Framework.Factories;

namespace Nop.Web.Components;

public class WidgetViewComponent(IWidgetModelFactory widgetModelFactory) : NopViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(string widgetZone, object additionalData = null)
    {
        var model = await widgetModelFactory.PrepareRenderWidgetModelAsync(widgetZone, additionalData);
        return model.Count == 0 ? Content(string.Empty) : View(model);
    }
}
