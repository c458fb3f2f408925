using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Cashback.Earning;
using Nop.Plugin.Misc.Cashback.Factories.Admin;
using Nop.Plugin.Misc.Cashback.Infrastructure;
using Nop.Plugin.Misc.Cashback.Models.Admin;
using Nop.Services.Localization;
using Nop.Services.Messages;
using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Plugin.Misc.Cashback.Controllers.Admin;

/// <summary>The pages of tiers.</summary>
public sealed class CashbackTierController(
    AdminTierFactory factory,
    IEarnRuleService rules,
    ActivityLines activity,
    ILocalizationService localization,
    INotificationService notifications) : AdminCashbackController(localization, notifications)
{
    const string Form = "Tiers/Edit";

    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> List() => Page("Tiers/List", await factory.PrepareListAsync());

    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Create() => Page(Form, await factory.PrepareNewAsync());

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public Task<IActionResult> Create(TierModel model) => SaveAsync(model with { Id = 0 });

    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Edit(int id)
        => await factory.PrepareAsync(id) is { } model ? Page(Form, model) : RedirectToAction(nameof(List));

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Edit(TierModel model)
        => await factory.FindAsync(model.Id) is null ? RedirectToAction(nameof(List)) : await SaveAsync(model);

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Delete(int id)
    {
        if (await factory.FindAsync(id) is { } tier)
        {
            await rules.DeleteTierAsync(id);
            await activity.WriteAsync(CashbackActivity.RulesChanged, null, "Plugins.Misc.Cashback.ActivityLog.TierDeleted", tier.Name, id);
            await NotifyAsync("Plugins.Misc.Cashback.Tiers.Deleted");
        }

        return RedirectToAction(nameof(List));
    }

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Preview(TierModel model)
    {
        ModelState.Remove(nameof(model.Name));
        var tier = await factory.ReadAsync(model with { Name = NameOf(model.Name) }, ModelState);
        if (ModelState.IsValid)
            await AcceptAsync(await rules.CheckTierAsync(tier));
        return Part("_PreviewResult", await factory.PreviewAsync(model.Preview, tier, ModelState));
    }

    async Task<IActionResult> SaveAsync(TierModel model)
    {
        var before = RowState.Of(await factory.FindAsync(model.Id));
        var tier = await factory.ReadAsync(model, ModelState);
        if (!ModelState.IsValid || !await AcceptAsync(await rules.SaveTierAsync(tier)))
            return Page(Form, await factory.CompleteAsync(model));

        await activity.WriteChangeAsync(before, RowState.Of(tier), tier, "Plugins.Misc.Cashback.ActivityLog.TierSaved",
            tier.Name, tier.Id, model.SpendThreshold ?? "", await factory.DescribeRateAsync(tier));
        await NotifyAsync("Plugins.Misc.Cashback.Tiers.Saved");
        return RedirectToAction(nameof(List));
    }
}
