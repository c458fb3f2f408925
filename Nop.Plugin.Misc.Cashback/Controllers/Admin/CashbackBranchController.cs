using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Cashback.Factories.Admin;
using Nop.Plugin.Misc.Cashback.Infrastructure;
using Nop.Plugin.Misc.Cashback.Models.Admin;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Services.Localization;
using Nop.Services.Messages;
using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Plugin.Misc.Cashback.Controllers.Admin;

/// <summary>The pages of branches. A branch is switched off, not deleted: vouchers and entries name it.</summary>
public sealed class CashbackBranchController(
    AdminBranchFactory factory,
    IBranchService branches,
    ActivityLines activity,
    ILocalizationService localization,
    INotificationService notifications) : AdminCashbackController(localization, notifications)
{
    const string Form = "Branches/Edit";

    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> List() => Page("Branches/List", await factory.PrepareListAsync());

    [CheckPermission(CashbackPermissions.Configure)]
    public IActionResult Create() => Page(Form, new BranchModel { Active = true });

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public Task<IActionResult> Create(BranchModel model) => SaveAsync(new Branch(), model with { Id = 0 });

    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Edit(int id)
        => await factory.PrepareAsync(id) is { } model ? Page(Form, model) : RedirectToAction(nameof(List));

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Edit(BranchModel model)
        => await branches.GetByIdAsync(model.Id) is { } branch ? await SaveAsync(branch, model) : RedirectToAction(nameof(List));

    async Task<IActionResult> SaveAsync(Branch branch, BranchModel model)
    {
        if (!ModelState.IsValid)
            return Page(Form, model);

        var before = RowState.Of(branch.Id == 0 ? null : branch);
        AdminBranchFactory.Fill(branch, model);
        if (!await branches.SaveAsync(branch))
        {
            ModelState.AddModelError(nameof(model.Name), await TextAsync("Plugins.Misc.Cashback.Errors.NameTaken"));
            return Page(Form, model);
        }

        await activity.WriteChangeAsync(before, RowState.Of(branch), branch, "Plugins.Misc.Cashback.ActivityLog.BranchSaved", branch.Name, branch.Id);
        await NotifyAsync("Plugins.Misc.Cashback.Branches.Saved");
        return RedirectToAction(nameof(List));
    }
}
