using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Branches;

/// <summary>The pages of branches.</summary>
public sealed class CashbackBranchController(BranchForm form, PageKit kit) : RowPages<Branch, BranchModel>(form, kit)
{
    [CheckPermission(CashbackPermissions.Configure)]
    public IActionResult Create() => Show(new BranchModel { Active = true });
}
