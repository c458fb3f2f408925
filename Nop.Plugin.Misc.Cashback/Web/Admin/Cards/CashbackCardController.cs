using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Cashback.Earning;
using Nop.Plugin.Misc.Cashback.Earning.Members;
using Nop.Plugin.Misc.Cashback.Infrastructure;
using Nop.Plugin.Misc.Cashback.Models.Admin;
using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Cards;

/// <summary>The pages of card kinds.</summary>
public sealed class CashbackCardController(CardForm form, PageKit kit) : RowPages<CardKind, CardKindModel>(form, kit)
{
    [CheckPermission(CashbackPermissions.Configure)]
    public IActionResult Create() => Show(new CardKindModel());
}
