using Nop.Services.Plugins;

namespace Cashback.Preview.Services;

/// <summary>Finds the one plugin there is.</summary>
public sealed class PluginManager<TPlugin>(PluginAssembly plugin, IServiceProvider services) : IPluginManager<TPlugin> where TPlugin : class, IPlugin
{
    /// <inheritdoc/>
    public Task<IList<TPlugin>> LoadAllPluginsAsync(Customer customer = null!, int storeId = 0) =>
        Task.FromResult<IList<TPlugin>>(plugin.IsInstalled && typeof(TPlugin).IsAssignableFrom(plugin.Descriptor.PluginType) ? [Make()] : []);

    /// <inheritdoc/>
    public async Task<TPlugin> LoadPluginBySystemNameAsync(string systemName, Customer customer = null!, int storeId = 0) =>
        systemName == plugin.Descriptor.SystemName ? (await LoadAllPluginsAsync()).FirstOrDefault()! : null!;

    /// <inheritdoc/>
    public async Task<IList<TPlugin>> LoadActivePluginsAsync(List<string> systemNames, Customer customer = null!, int storeId = 0) =>
        systemNames?.Contains(plugin.Descriptor.SystemName) == true ? await LoadAllPluginsAsync() : [];

    /// <inheritdoc/>
    public bool IsPluginActive(TPlugin plugin, List<string> systemNames) => plugin is not null && systemNames?.Contains(plugin.PluginDescriptor.SystemName) == true;

    /// <inheritdoc/>
    public Task<string> GetPluginLogoUrlAsync(TPlugin plugin) => Task.FromResult("");

    TPlugin Make()
    {
        var made = (TPlugin)ActivatorUtilities.CreateInstance(services, plugin.Descriptor.PluginType);
        made.PluginDescriptor = plugin.Descriptor;
        return made;
    }
}
