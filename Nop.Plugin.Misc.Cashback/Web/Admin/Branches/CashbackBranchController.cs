namespace Nop.Plugin.Misc.Cashback.Web.Admin.Branches;

/// <summary>The pages of branches.</summary>
public sealed class CashbackBranchController(BranchForm form, PageKit kit) : RowPages<Branch, BranchModel>(form, kit)
{
    [CheckPermission(CashbackPermissions.Configure)]
    public IActionResult Create() => Show(new BranchModel { Active = true });
}
