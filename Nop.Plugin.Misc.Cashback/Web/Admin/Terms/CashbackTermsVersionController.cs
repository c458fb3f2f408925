namespace Nop.Plugin.Misc.Cashback.Web.Admin.Terms;

/// <summary>The page with the versions of the terms.</summary>
public sealed class CashbackTermsVersionController(
    AdminTermsFactory factory, PageKit kit) : AdminCashbackController(kit)
{
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> List(int? id, string? language) => Page("Terms/List", await factory.PrepareAsync(id, language));
}
