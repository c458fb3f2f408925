namespace Nop.Plugin.Misc.Cashback.Web.Admin.Overview;

/// <summary>The first page of cashback.</summary>
public sealed class CashbackOverviewController(OverviewFactory factory, PageKit kit) : AdminCashbackController(kit)
{
    [CheckPermission(CashbackPermissions.ViewWallets)]
    public async Task<IActionResult> Index() => Page("Insight/Overview", await factory.PrepareAsync());
}
