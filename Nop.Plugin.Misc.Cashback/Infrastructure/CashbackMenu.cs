using Nop.Services.Localization;
using Nop.Services.Plugins;
using Nop.Web.Framework.Events;
using Nop.Web.Framework.Menu;
using Nop.Web.Framework.Mvc.Routing;

namespace Nop.Plugin.Misc.Cashback.Infrastructure;

/// <summary>The plugin's part of the admin menu, after Promotions. Who has none of the permissions sees nothing of it.</summary>
public class CashbackMenu(IPluginManager<IPlugin> pluginManager, ILocalizationService localization, INopUrlHelper urls)
    : BaseAdminMenuCreatedEventConsumer(pluginManager)
{
    /// <inheritdoc/>
    protected override string PluginSystemName => CashbackDefaults.SystemName;

    /// <inheritdoc/>
    protected override MenuItemInsertType InsertType => MenuItemInsertType.After;

    /// <inheritdoc/>
    protected override string AfterMenuSystemName => "Promotions";

    /// <summary>Permissions are checked item by item when the menu is shown.</summary>
    protected override Task<bool> CheckAccessAsync() => Task.FromResult(true);

    /// <inheritdoc/>
    protected override async Task<AdminMenuItem> GetAdminMenuItemAsync(IPlugin plugin) => new()
    {
        SystemName = "Cashback",
        Title = await TextAsync("Cashback"),
        IconClass = "fas fa-wallet",
        Visible = true,
        ChildNodes =
        [
            await PageAsync("Configure", CashbackPermissions.Configure),
            await PageAsync("Tiers", CashbackPermissions.Configure),
            await PageAsync("CategoryRates", CashbackPermissions.Configure),
            await PageAsync("Programmes", CashbackPermissions.Configure),
            await PageAsync("Wallets", CashbackPermissions.ViewWallets),
            await PageAsync("Branches", CashbackPermissions.Configure),
            await PageAsync("Export", CashbackPermissions.Export),
            await ItemAsync("Counter", urls.RouteUrl(CashbackRoutes.Counter), CashbackPermissions.RedeemInSalon),
        ],
    };

    Task<AdminMenuItem> PageAsync(string action, string permission) =>
        ItemAsync(action, urls.RouteUrl(CashbackRoutes.Admin, new { action }), permission);

    async Task<AdminMenuItem> ItemAsync(string name, string url, string permission) => new()
    {
        SystemName = $"Cashback.{name}",
        Title = await TextAsync(name),
        Url = url,
        IconClass = "far fa-dot-circle",
        Visible = true,
        PermissionNames = [permission],
    };

    Task<string> TextAsync(string name) => localization.GetResourceAsync($"{CashbackDefaults.ResourcePrefix}.Menu.{name}");
}
