using Nop.Plugin.Misc.Cashback.Web.Salon.Checkers;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Branches;

/// <summary>The pages of branches.</summary>
public sealed class CashbackBranchController(BranchForm form, IBranchService branches, CheckerFactory checkers, PageKit kit) : RowPages<Branch, BranchModel>(form, kit)
{
    [CheckPermission(CashbackPermissions.Configure)]
    public IActionResult Create() => Show(new BranchModel { Active = true });

    /// <summary>Sends the checker of a branch as a file.</summary>
    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Checker(int id)
    {
        if (await branches.GetByIdAsync(id) is not { } branch)
            return ToList();

        await Activity.WriteAsync(CashbackActivity.Exported, null, "Plugins.Misc.Cashback.ActivityLog.CheckerFile", branch.Name);
        return File(Encoding.UTF8.GetBytes(await checkers.MakeAsync(branch, addresses: null)), "text/html; charset=utf-8", string.Create(CultureInfo.InvariantCulture, $"cashback-checker-{branch.Id}.html"));
    }
}
