using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Cashback.Earning.Members;
using Nop.Plugin.Misc.Cashback.Factories.Admin;
using Nop.Plugin.Misc.Cashback.Infrastructure;
using Nop.Plugin.Misc.Cashback.Models.Admin;
using Nop.Services.Localization;
using Nop.Services.Messages;
using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Plugin.Misc.Cashback.Controllers.Admin;

/// <summary>The pages of card kinds.</summary>
public sealed class CashbackCardController(
    AdminCardFactory factory,
    ICardKinds cards,
    ActivityLines activity,
    ILocalizationService localization,
    INotificationService notifications) : AdminCashbackController(localization, notifications)
{
    const string Form = "Cards/Edit";

    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> List() => Page("Cards/List", await factory.PrepareListAsync());

    [CheckPermission(CashbackPermissions.Configure)]
    public IActionResult Create() => Page(Form, new CardKindModel());

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public Task<IActionResult> Create(CardKindModel model) => SaveAsync(model with { Id = 0 });

    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Edit(int id)
        => await factory.PrepareAsync(id) is { } model ? Page(Form, model) : RedirectToAction(nameof(List));

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Edit(CardKindModel model)
        => await factory.PrepareAsync(model.Id) is null ? RedirectToAction(nameof(List)) : await SaveAsync(model);

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Delete(int id)
    {
        if (await factory.PrepareAsync(id) is { } model)
        {
            await cards.DeleteAsync(id);
            await activity.WriteAsync(CashbackActivity.RulesChanged, null, "Plugins.Misc.Cashback.ActivityLog.CardDeleted", model.Name ?? "", id, model.Holders);
            await NotifyAsync("Plugins.Misc.Cashback.Cards.Deleted");
        }

        return RedirectToAction(nameof(List));
    }

    async Task<IActionResult> SaveAsync(CardKindModel model)
    {
        var before = RowState.Of((await cards.GetAllAsync()).FirstOrDefault(row => row.Id == model.Id));
        var kind = await factory.ReadAsync(model, ModelState);
        if (!ModelState.IsValid || !await AcceptAsync(await cards.SaveAsync(kind)))
            return Page(Form, model);

        await activity.WriteChangeAsync(before, RowState.Of(kind), kind, "Plugins.Misc.Cashback.ActivityLog.CardSaved", kind.Name, kind.Id, model.Rate ?? "–");
        await NotifyAsync("Plugins.Misc.Cashback.Cards.Saved");
        return RedirectToAction(nameof(List));
    }
}
