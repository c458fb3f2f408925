using Nop.Services.Plugins;

namespace Nop.Services.Cms;

public interface IWidgetPlugin : IPlugin
{
    bool HideInWidgetList { get; }

    Type GetWidgetViewComponent(string widgetZone);
    Task<IList<string>> GetWidgetZonesAsync();
}
