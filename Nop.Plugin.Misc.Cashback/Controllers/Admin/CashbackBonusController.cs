using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Cashback.Earning.Bonuses;
using Nop.Plugin.Misc.Cashback.Factories.Admin;
using Nop.Plugin.Misc.Cashback.Infrastructure;
using Nop.Plugin.Misc.Cashback.Models.Admin;
using Nop.Plugin.Misc.Cashback.Rules;
using Nop.Services.Localization;
using Nop.Services.Messages;
using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Plugin.Misc.Cashback.Controllers.Admin;

/// <summary>The pages of bonuses.</summary>
public sealed class CashbackBonusController(
    AdminBonusFactory factory,
    IBonuses bonuses,
    ActivityLines activity,
    ILocalizationService localization,
    INotificationService notifications) : AdminCashbackController(localization, notifications)
{
    const string Form = "Bonuses/Edit";

    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> List() => Page("Bonuses/List", await factory.PrepareListAsync());

    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Create(BonusKind kind)
        => Enum.IsDefined(kind) ? Page(Form, await factory.PrepareNewAsync(kind)) : RedirectToAction(nameof(List));

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Create(BonusModel model)
        => Enum.IsDefined(model.Kind) ? await SaveAsync(model with { Id = 0 }) : RedirectToAction(nameof(List));

    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Edit(int id)
        => await factory.PrepareAsync(id) is { } model ? Page(Form, model) : RedirectToAction(nameof(List));

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Edit(BonusModel model)
        => await bonuses.GetAsync(model.Id) is { } known ? await SaveAsync(model with { Kind = (BonusKind)known.KindId }) : RedirectToAction(nameof(List));

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Delete(int id)
    {
        if (await bonuses.GetAsync(id) is { } bonus)
        {
            await bonuses.DeleteAsync(id);
            await activity.WriteAsync(CashbackActivity.RulesChanged, null, "Plugins.Misc.Cashback.ActivityLog.BonusDeleted", bonus.Name, id);
            await NotifyAsync("Plugins.Misc.Cashback.Bonuses.Deleted");
        }

        return RedirectToAction(nameof(List));
    }

    async Task<IActionResult> SaveAsync(BonusModel model)
    {
        var before = RowState.Of(await bonuses.GetAsync(model.Id));
        var bonus = await factory.ReadAsync(model, ModelState);
        if (!ModelState.IsValid || !await AcceptAsync(await bonuses.SaveAsync(bonus), property => AdminBonusFactory.FieldOf(model.Kind, property)))
            return Page(Form, await factory.CompleteAsync(model));

        await activity.WriteChangeAsync(before, RowState.Of(bonus), bonus, "Plugins.Misc.Cashback.ActivityLog.BonusSaved",
            bonus.Name, bonus.Id, model.Kind, model.Amount ?? "", bonus.Active);
        await NotifyAsync("Plugins.Misc.Cashback.Bonuses.Saved");
        return RedirectToAction(nameof(List));
    }
}
