using Cashback.Preview.Migrations;
using Nop.Services.Plugins;
using Nop.Services.Security;

namespace Cashback.Preview.Services;

/// <summary>Installs, updates and uninstalls the plugin in nopCommerce's order of things.</summary>
public sealed class PluginInstaller(PluginAssembly plugin, MigrationRunner migrations, ISettingService settings, IPermissionService permissions, IServiceProvider services)
{
    const string VersionSetting = "previewstore.plugin.version";

    /// <summary>The version that is installed; empty: none.</summary>
    public async Task<string> InstalledVersionAsync() => await settings.GetSettingByKeyAsync(VersionSetting, "");

    /// <summary>What nopCommerce does at the start of the application: brings an installed plugin up to date, then adds what permissions are new.</summary>
    public async Task StartAsync()
    {
        var installed = await InstalledVersionAsync();
        plugin.IsInstalled = installed.Length > 0;
        if (plugin.IsInstalled && installed != plugin.Descriptor.Version)
        {
            await migrations.UpdateAsync(plugin.Assembly);
            await Make().UpdateAsync(installed, plugin.Descriptor.Version);
            await settings.SetSettingAsync(VersionSetting, plugin.Descriptor.Version);
        }

        await permissions.InsertPermissionsAsync();
    }

    /// <summary>Migrations, then the plugin's own installation; its permissions follow at the next start, which comes right after.</summary>
    public async Task InstallAsync()
    {
        await migrations.InstallAsync(plugin.Assembly);
        plugin.IsInstalled = true;
        await Make().InstallAsync();
        await migrations.SkipUpdatesAsync(plugin.Assembly);
        await settings.SetSettingAsync(VersionSetting, plugin.Descriptor.Version);
        await StartAsync();
    }

    /// <summary>The plugin's own uninstallation, then <c>Down</c> of its migrations.</summary>
    public async Task UninstallAsync()
    {
        var made = Make();
        await made.PreparePluginToUninstallAsync();
        await made.UninstallAsync();
        await migrations.UninstallAsync(plugin.Assembly);
        await settings.SetSettingAsync(VersionSetting, "");
        plugin.IsInstalled = false;
    }

    IPlugin Make()
    {
        var made = (IPlugin)ActivatorUtilities.CreateInstance(services, plugin.Descriptor.PluginType);
        made.PluginDescriptor = plugin.Descriptor;
        return made;
    }
}
