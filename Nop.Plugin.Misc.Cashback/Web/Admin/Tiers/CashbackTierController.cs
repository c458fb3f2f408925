namespace Nop.Plugin.Misc.Cashback.Web.Admin.Tiers;

/// <summary>The pages of tiers.</summary>
public sealed class CashbackTierController(TierForm form, EarnRuleService rules, PageKit kit) : RowPages<CashbackTier, TierModel>(form, kit)
{
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Create() => Show(await form.NewAsync());

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public Task<IActionResult> Preview(TierModel model) => TryAsync(model, rules.CheckTierAsync, tier => form.PreviewAsync(model.Preview, tier, ModelState));
}
