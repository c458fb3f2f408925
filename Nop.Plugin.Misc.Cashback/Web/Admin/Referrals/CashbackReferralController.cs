namespace Nop.Plugin.Misc.Cashback.Web.Admin.Referrals;

/// <summary>The list of invitations and what became of them.</summary>
public sealed class CashbackReferralController(AdminReferralFactory factory, PageKit kit)
    : AdminCashbackController(kit)
{
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> List() => Page("Bonuses/Referrals", await factory.PrepareSearchAsync());

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> ListRows(ReferralSearchModel searchModel) => Json(await factory.PrepareListAsync(searchModel));
}
