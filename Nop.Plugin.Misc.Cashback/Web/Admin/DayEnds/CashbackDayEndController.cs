namespace Nop.Plugin.Misc.Cashback.Web.Admin.DayEnds;

/// <summary>The page of days that branches have closed.</summary>
public sealed class CashbackDayEndController(AdminDayEndFactory factory, PageKit kit) : AdminCashbackController(kit)
{
    [CheckPermission(CashbackPermissions.ViewWallets)]
    public async Task<IActionResult> List() => Page("DayEnds/List", await factory.ListAsync());
}
