using Cashback.Preview.Web.Areas.Admin.Models;
using Microsoft.AspNetCore.Mvc;
using Nop.Services.Common;
using Nop.Services.Messages;
using Nop.Services.Plugins;
using Nop.Services.Security;
using Nop.Web.Areas.Admin.Controllers;
using Nop.Web.Framework.Mvc.Filters;

namespace Cashback.Preview.Web.Areas.Admin.Controllers;

/// <summary>The plugin: installing, updating and uninstalling take effect at once, without the restart that nopCommerce needs.</summary>
public sealed class PluginController(PluginAssembly plugin, PluginInstaller installer, IPluginManager<IMiscPlugin> plugins, INotificationService notifications) : BaseAdminController
{
    /// <summary>What there is.</summary>
    [HttpGet, CheckPermission(StandardPermission.Configuration.MANAGE_PLUGINS)]
    public async Task<IActionResult> List()
    {
        var said = plugin.Descriptor;
        var loaded = await plugins.LoadPluginBySystemNameAsync(said.SystemName);
        return View(new PluginPage(said.FriendlyName, said.SystemName, said.Version, said.Description, await installer.InstalledVersionAsync(), loaded?.GetConfigurationPageUrl()));
    }

    /// <summary>Installs it.</summary>
    [HttpPost, CheckPermission(StandardPermission.Configuration.MANAGE_PLUGINS)]
    public Task<IActionResult> Install() => DoAsync(installer.InstallAsync, "The plugin is installed.");

    /// <summary>Brings an older installation up to date.</summary>
    [HttpPost, CheckPermission(StandardPermission.Configuration.MANAGE_PLUGINS)]
    public Task<IActionResult> Update() => DoAsync(installer.StartAsync, "The plugin is up to date.");

    /// <summary>Uninstalls it.</summary>
    [HttpPost, CheckPermission(StandardPermission.Configuration.MANAGE_PLUGINS)]
    public Task<IActionResult> Uninstall() => DoAsync(installer.UninstallAsync, "The plugin is uninstalled.");

    async Task<IActionResult> DoAsync(Func<Task> act, string said)
    {
        await act();
        notifications.SuccessNotification(said);
        return RedirectToAction(nameof(List));
    }
}
