using Nop.Plugin.Misc.Cashback.Salon.Exports;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.BranchFiles;

/// <summary>The page on which a branch's files are set: when they come by themselves, and how its till reads them.</summary>
public sealed class CashbackBranchExportController(BranchExportFactory factory, BranchExports exports, IBranchService branches, PageKit kit) : AdminCashbackController(kit)
{
    const string EditView = "Branches/Export";

    /// <summary>The page.</summary>
    /// <param name="id">The branch.</param>
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Edit(int id) => await branches.GetByIdAsync(id) is { } branch ? Page(EditView, await factory.PrepareAsync(branch)) : ToBranches();

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Edit(BranchExportModel model)
    {
        if (await branches.GetByIdAsync(model.Id) is not { } branch)
            return ToBranches();
        if (await factory.ReadAsync(branch, model, ModelState) is not { } wanted)
            return Page(EditView, await factory.PrepareAsync(branch, model));

        var before = RowState.Of(await exports.OfAsync(branch.Id));
        await exports.SaveAsync(wanted);
        await Activity.WriteChangeAsync(before, RowState.Of(await exports.OfAsync(branch.Id)), wanted, "Plugins.Misc.Cashback.ActivityLog.BranchFilesSaved", branch.Name, wanted.Hour?.ToString(CultureInfo.InvariantCulture) ?? "–", wanted.Mailbox);
        await NotifyAsync("Plugins.Misc.Cashback.BranchFiles.Saved");
        return RedirectToAction(nameof(Edit), new { id = branch.Id });
    }

    RedirectToActionResult ToBranches() => RedirectToAction("List", "CashbackBranch");
}
