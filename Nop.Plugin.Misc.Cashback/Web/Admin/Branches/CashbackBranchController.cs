using Nop.Plugin.Misc.Cashback.Web.Salon.Checkers;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Branches;

/// <summary>The pages of branches.</summary>
public sealed class CashbackBranchController(BranchForm form, BranchStaffPage page, BranchStaff staff, IBranchService branches, ICustomerService customers, CheckerFactory checkers, PageKit kit)
    : RowPages<Branch, BranchModel>(form, kit)
{
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Create() => Show(await form.CompleteAsync(new BranchModel { Active = true, DisplayOrder = await form.NextOrderAsync() }));

    /// <summary>Binds an employee to a branch.</summary>
    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Bind(int id, string? staffEmail)
    {
        if (await branches.GetByIdAsync(id) is not { } branch)
            return ToList();

        if (await page.FindAsync(staffEmail) is not { } person)
        {
            ModelState.AddModelError(nameof(BranchModel.StaffEmail), await TextAsync("Plugins.Misc.Cashback.Branches.Staff.NoRight"));
            return Show(await form.OpenAsync(branch) with { StaffEmail = staffEmail });
        }

        var isNew = await staff.BindAsync(person.Id, id);
        if (isNew)
            await Activity.WriteAsync(CashbackActivity.RulesChanged, branch, "Plugins.Misc.Cashback.ActivityLog.StaffBound", ClientNames.EmailOrNumber(person, person.Id), branch.Name);
        await NotifyAsync(isNew ? "Plugins.Misc.Cashback.Branches.Staff.Bound" : "Plugins.Misc.Cashback.Branches.Staff.BoundBefore", ClientNames.EmailOrNumber(person, person.Id));
        return RedirectToAction(nameof(Edit), new { id });
    }

    /// <summary>Unbinds an employee from a branch.</summary>
    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Unbind(int id, int customerId)
    {
        if (await branches.GetByIdAsync(id) is not { } branch)
            return ToList();

        if (await staff.UnbindAsync(customerId, id))
        {
            var name = ClientNames.EmailOrNumber(await customers.GetCustomerByIdAsync(customerId), customerId);
            await Activity.WriteAsync(CashbackActivity.RulesChanged, branch, "Plugins.Misc.Cashback.ActivityLog.StaffUnbound", name, branch.Name);
            await NotifyAsync("Plugins.Misc.Cashback.Branches.Staff.Unbound", name);
        }

        return RedirectToAction(nameof(Edit), new { id });
    }

    /// <summary>To its own page: staff, files and checker are only there.</summary>
    protected override IActionResult AfterMaking(Branch row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return RedirectToAction(nameof(Edit), new { id = row.Id });
    }

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
