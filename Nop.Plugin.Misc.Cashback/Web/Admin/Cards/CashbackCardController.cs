namespace Nop.Plugin.Misc.Cashback.Web.Admin.Cards;

/// <summary>The pages of card kinds.</summary>
public sealed class CashbackCardController(CardForm form, PageKit kit) : RowPages<CardKind, CardKindModel>(form, kit)
{
    [CheckPermission(CashbackPermissions.Configure)]
    public IActionResult Create() => Show(new CardKindModel());
}
