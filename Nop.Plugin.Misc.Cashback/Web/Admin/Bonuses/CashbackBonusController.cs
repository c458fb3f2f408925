namespace Nop.Plugin.Misc.Cashback.Web.Admin.Bonuses;

/// <summary>The pages of bonuses. The list offers each kind that may be added.</summary>
public sealed class CashbackBonusController(BonusForm form, PageKit kit) : RowPages<Bonus, BonusModel>(form, kit)
{
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Create(BonusKind kind) => Enum.IsDefined(kind) ? Show(await form.NewAsync(kind)) : ToList();

    protected override async Task<ViewResult> ListPageAsync() => Page("Bonuses/List", new BonusListModel(await form.ListAsync(), await form.KindsAsync()));
}
