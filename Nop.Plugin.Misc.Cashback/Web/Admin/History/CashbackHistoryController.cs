namespace Nop.Plugin.Misc.Cashback.Web.Admin.History;

/// <summary>The page that tells who changed rules and settings, when, and what was before.</summary>
public sealed class CashbackHistoryController(RuleHistoryFactory factory, PageKit kit) : AdminCashbackController(kit)
{
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> List(int older = 0) => Page("History/List", await factory.ListAsync(older));
}
