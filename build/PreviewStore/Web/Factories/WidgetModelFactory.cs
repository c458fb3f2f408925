using Cashback.Preview.Web.Setup;
using Nop.Core.Domain.Cms;
using Nop.Services.Cms;
using Nop.Services.Plugins;
using Nop.Web.Framework.Factories;
using Nop.Web.Framework.Models.Cms;

namespace Cashback.Preview.Web.Factories;

/// <summary>What stands in a widget zone: its mark, and the components of the active plugins that name it.</summary>
public sealed class WidgetModelFactory(IPluginManager<IWidgetPlugin> plugins, WidgetSettings settings) : IWidgetModelFactory
{
    /// <inheritdoc/>
    public async Task<List<RenderWidgetModel>> PrepareRenderWidgetModelAsync(string widgetZone, object additionalData = null!, bool useCache = true)
    {
        var components = new List<RenderWidgetModel> { new() { WidgetViewComponent = typeof(ZoneMarkViewComponent), WidgetViewComponentArguments = new { widgetZone } } };
        foreach (var name in settings.ActiveWidgetSystemNames)
        {
            if (await plugins.LoadPluginBySystemNameAsync(name) is { } plugin && (await plugin.GetWidgetZonesAsync()).Contains(widgetZone, StringComparer.InvariantCultureIgnoreCase))
            {
                components.Add(new RenderWidgetModel
                {
                    WidgetViewComponent = plugin.GetWidgetViewComponent(widgetZone),
                    WidgetViewComponentArguments = new { widgetZone, additionalData },
                });
            }
        }

        return components;
    }
}
