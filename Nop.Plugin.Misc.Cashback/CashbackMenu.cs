using Nop.Plugin.Misc.Cashback.Salon.Returns;
using Nop.Services.Plugins;
using Nop.Services.Security;
using Nop.Web.Framework.Events;
using Nop.Web.Framework.Menu;
using Nop.Web.Framework.Mvc.Routing;

namespace Nop.Plugin.Misc.Cashback;

/// <summary>The plugin's part of the admin menu, after Promotions. Who has none of the permissions sees nothing of it.</summary>
public sealed class CashbackMenu(IPluginManager<IPlugin> pluginManager, Texts texts, SecondPerson second, ReturnDifferences differences, BranchStaff staff, Actor actor, IPermissionService permissions, INopUrlHelper urls)
    : BaseAdminMenuCreatedEventConsumer(pluginManager)
{
    protected override string PluginSystemName => CashbackDefaults.SystemName;

    protected override MenuItemInsertType InsertType => MenuItemInsertType.After;

    protected override string AfterMenuSystemName => "Promotions";

    /// <summary>Permissions are checked item by item when the menu is shown.</summary>
    protected override Task<bool> CheckAccessAsync() => Task.FromResult(true);

    protected override async Task<AdminMenuItem> GetAdminMenuItemAsync(IPlugin plugin) => new()
    {
        SystemName = CashbackMenuItems.Root,
        Title = await texts.GetAsync("Menu.Cashback"),
        IconClass = "fas fa-wallet",
        Visible = true,
        ChildNodes =
        [
            await ItemAsync(CashbackMenuItems.Overview, "Plugins.Misc.Cashback.Menu.Overview", PageUrl("CashbackOverview", "Index"), CashbackPermissions.ViewWallets),
            await WorkAsync(),
            await ItemAsync(CashbackMenuItems.Reports, "Plugins.Misc.Cashback.Menu.Reports", PageUrl("CashbackReport"), CashbackPermissions.ViewWallets),
            await ApprovalsAsync(),
            await ItemAsync("Cashback.Counter", "Plugins.Misc.Cashback.Menu.Counter", urls.RouteUrl(CashbackRoutes.Counter), CashbackPermissions.RedeemInSalon),
            await ItemAsync(CashbackMenuItems.Configuration, "Plugins.Misc.Cashback.Menu.Configuration", PageUrl("CashbackConfiguration", "Configure"), CashbackPermissions.Configure),
            await GroupAsync("Cashback.Clients", "Plugins.Misc.Cashback.Menu.Clients",
            [
                await ItemAsync(CashbackMenuItems.Wallets, "Plugins.Misc.Cashback.Menu.Wallets", PageUrl("CashbackWallet"), CashbackPermissions.ViewWallets),
                await ItemAsync(CashbackMenuItems.Segments, "Plugins.Misc.Cashback.Menu.Segments", PageUrl("CashbackSegment"), CashbackPermissions.Configure),
                await ItemAsync(CashbackMenuItems.GiftRuns, "Plugins.Misc.Cashback.Menu.BonusRuns", PageUrl("CashbackGiftRun"), CashbackPermissions.Configure),
                await ItemAsync(CashbackMenuItems.Letters, "Plugins.Misc.Cashback.Menu.Letters", PageUrl("CashbackMessages"), CashbackPermissions.Configure),
                await ItemAsync(CashbackMenuItems.CardBatches, "Plugins.Misc.Cashback.Menu.CardBatches", PageUrl("CashbackCardBatch"), CashbackPermissions.Configure),
                await ItemAsync(CashbackMenuItems.Openings, "Plugins.Misc.Cashback.Menu.Openings", PageUrl("CashbackOpening"), CashbackPermissions.AdjustWallets),
            ]),
            await GroupAsync("Cashback.Rules", "Plugins.Misc.Cashback.Menu.Rules",
            [
                await ItemAsync(CashbackMenuItems.Tiers, "Plugins.Misc.Cashback.Menu.Tiers", PageUrl("CashbackTier"), CashbackPermissions.Configure),
                await ItemAsync(CashbackMenuItems.Cards, "Plugins.Misc.Cashback.Menu.Cards", PageUrl("CashbackCard"), CashbackPermissions.Configure),
                await ItemAsync(CashbackMenuItems.CategoryRates, "Plugins.Misc.Cashback.Menu.CategoryRates", PageUrl("CashbackRate", "Categories"), CashbackPermissions.Configure),
                await ItemAsync(CashbackMenuItems.ProductRates, "Plugins.Misc.Cashback.Menu.ProductRates", PageUrl("CashbackRate", "Products"), CashbackPermissions.Configure),
                await ItemAsync(CashbackMenuItems.ManufacturerRates, "Plugins.Misc.Cashback.Menu.ManufacturerRates", PageUrl("CashbackRate", "Manufacturers"), CashbackPermissions.Configure),
                await ItemAsync(CashbackMenuItems.Programmes, "Plugins.Misc.Cashback.Menu.Programmes", PageUrl("CashbackProgramme"), CashbackPermissions.Configure),
                await ItemAsync(CashbackMenuItems.Bonuses, "Plugins.Misc.Cashback.Menu.Bonuses", PageUrl("CashbackBonus"), CashbackPermissions.Configure),
                await ItemAsync(CashbackMenuItems.Terms, "Plugins.Misc.Cashback.Menu.Terms", PageUrl("CashbackTermsVersion"), CashbackPermissions.Configure),
                await ItemAsync(CashbackMenuItems.History, "Plugins.Misc.Cashback.Menu.History", PageUrl("CashbackHistory"), CashbackPermissions.Configure),
            ]),
            await GroupAsync("Cashback.Trials", "Plugins.Misc.Cashback.Menu.Trials",
            [
                await ItemAsync(CashbackMenuItems.Simulator, "Plugins.Misc.Cashback.Menu.Simulator", PageUrl("CashbackSimulator", "Index"), CashbackPermissions.Configure),
                await ItemAsync(CashbackMenuItems.Drafts, "Plugins.Misc.Cashback.Menu.Drafts", PageUrl("CashbackDraft"), CashbackPermissions.Configure),
                await ItemAsync(CashbackMenuItems.Guard, "Plugins.Misc.Cashback.Menu.Guard", PageUrl("CashbackGuard"), CashbackPermissions.Configure),
                await ItemAsync(CashbackMenuItems.SlowDays, "Plugins.Misc.Cashback.Menu.SlowDays", PageUrl("CashbackSlowDays"), CashbackPermissions.Configure),
            ]),
            await GroupAsync("Cashback.Salon", "Plugins.Misc.Cashback.Menu.Salon",
            [
                await ItemAsync(CashbackMenuItems.Branches, "Plugins.Misc.Cashback.Menu.Branches", PageUrl("CashbackBranch"), CashbackPermissions.Configure),
                await ItemAsync(CashbackMenuItems.Vouchers, "Plugins.Misc.Cashback.Menu.Vouchers", PageUrl("CashbackVoucher"), CashbackPermissions.ViewWallets),
                await ReturnsAsync(),
                await ItemAsync(CashbackMenuItems.DayEnds, "Plugins.Misc.Cashback.Menu.DayEnds", PageUrl("CashbackDayEnd"), CashbackPermissions.ViewWallets),
                await ItemAsync(CashbackMenuItems.Tills, "Plugins.Misc.Cashback.Menu.Tills", PageUrl("CashbackTill"), CashbackPermissions.ManageTills),
            ]),
        ],
    };

    Task<AdminMenuItem> WorkAsync() => ItemAsync(CashbackMenuItems.Work, "Plugins.Misc.Cashback.Menu.Work", PageUrl("CashbackWork"),
        CashbackPermissions.ViewWallets, CashbackPermissions.AdjustWallets, CashbackPermissions.ReleaseGifts, CashbackPermissions.PutRulesLive, CashbackPermissions.Configure, CashbackPermissions.ImportReturns);

    // How many wait stands beside it: nobody looks for what does not show.
    async Task<AdminMenuItem> ApprovalsAsync()
    {
        var item = await ItemAsync(CashbackMenuItems.Approvals, "Plugins.Misc.Cashback.Menu.Approvals", PageUrl("CashbackApproval"),
            CashbackPermissions.AdjustWallets, CashbackPermissions.ReleaseGifts, CashbackPermissions.PutRulesLive, CashbackPermissions.Configure);
        if (await second.CountOpenAsync() is > 0 and var open)
            item.Title = $"{item.Title} ({open})";
        return item;
    }

    // As with approvals: differences that wait stand beside it.
    async Task<AdminMenuItem> ReturnsAsync()
    {
        var item = await ItemAsync(CashbackMenuItems.Returns, "Plugins.Misc.Cashback.Menu.Returns", PageUrl("CashbackReturn"), CashbackPermissions.ImportReturns);
        if (await differences.CountAsync(await staff.ReachAsync(await actor.IdAsync())) is > 0 and var open)
            item.Title = $"{item.Title} ({open})";
        return item;
    }

    string PageUrl(string controller, string action = "List") => urls.RouteUrl(CashbackRoutes.Admin, new { controller, action });

    async Task<AdminMenuItem> GroupAsync(string systemName, string titleKey, IList<AdminMenuItem> items) => new()
    {
        SystemName = systemName,
        Title = await texts.OfKeyAsync(titleKey),
        IconClass = "far fa-circle",
        Visible = true,
        ChildNodes = items,
    };

    // The shop shows a page only to who has all the permissions that are named, and of these pages any is enough: one that the reader has is named.
    async Task<AdminMenuItem> ItemAsync(string systemName, string titleKey, string url, params string[] anyOf) => new()
    {
        SystemName = systemName,
        Title = await texts.OfKeyAsync(titleKey),
        Url = url,
        IconClass = "far fa-dot-circle",
        Visible = true,
        PermissionNames = [await FirstHeldAsync(anyOf) ?? anyOf[0]],
    };

    async Task<string?> FirstHeldAsync(string[] anyOf)
    {
        if (anyOf.Length == 1)
            return null;
        foreach (var permission in anyOf)
        {
            if (await permissions.AuthorizeAsync(permission))
                return permission;
        }

        return null;
    }
}
