using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Cashback.Earning;
using Nop.Plugin.Misc.Cashback.Factories.Admin;
using Nop.Plugin.Misc.Cashback.Infrastructure;
using Nop.Plugin.Misc.Cashback.Models.Admin;
using Nop.Services.Localization;
using Nop.Services.Messages;
using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Plugin.Misc.Cashback.Controllers.Admin;

/// <summary>The pages of programmes.</summary>
public sealed class CashbackProgrammeController(
    AdminProgrammeFactory factory,
    ProgrammeText text,
    IEarnRuleService rules,
    ActivityLines activity,
    ILocalizationService localization,
    INotificationService notifications) : AdminCashbackController(localization, notifications)
{
    const string Form = "Programmes/Edit";

    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> List() => Page("Programmes/List", await factory.PrepareListAsync());

    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Create(string? name = null, int? weekday = null, int? fromHour = null, int? toHour = null)
        => Page(Form, name is null ? await factory.PrepareNewAsync() : await factory.PrepareNewAsync(name, weekday, fromHour, toHour));

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public Task<IActionResult> Create(ProgrammeModel model) => SaveAsync(model with { Id = 0 });

    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Edit(int id)
        => await factory.PrepareAsync(id) is { } model ? Page(Form, model) : RedirectToAction(nameof(List));

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Edit(ProgrammeModel model)
        => await factory.FindAsync(model.Id) is null ? RedirectToAction(nameof(List)) : await SaveAsync(model);

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Delete(int id)
    {
        if (await factory.FindAsync(id) is { } programme)
        {
            await rules.DeleteProgrammeAsync(id);
            await activity.WriteAsync(CashbackActivity.RulesChanged, null, "Plugins.Misc.Cashback.ActivityLog.ProgrammeDeleted", programme.Name, id);
            await NotifyAsync("Plugins.Misc.Cashback.Programmes.Deleted");
        }

        return RedirectToAction(nameof(List));
    }

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Preview(ProgrammeModel model)
    {
        ModelState.Remove(nameof(model.Name));
        var programme = await factory.ReadAsync(model with { Name = NameOf(model.Name) }, ModelState);
        if (ModelState.IsValid)
            await AcceptAsync(await rules.CheckProgrammeAsync(programme), AdminProgrammeFactory.FieldOf);
        return Part("_PreviewResult", await factory.PreviewAsync(model.Preview, programme, ModelState));
    }

    async Task<IActionResult> SaveAsync(ProgrammeModel model)
    {
        var before = RowState.Of(await factory.FindAsync(model.Id));
        var programme = await factory.ReadAsync(model, ModelState);
        if (!ModelState.IsValid || !await AcceptAsync(await rules.SaveProgrammeAsync(programme), AdminProgrammeFactory.FieldOf))
            return Page(Form, await factory.CompleteAsync(model));

        await activity.WriteChangeAsync(before, RowState.Of(programme), programme, "Plugins.Misc.Cashback.ActivityLog.ProgrammeSaved",
            programme.Name, programme.Id, await text.WhenAsync(programme), await text.EffectAsync(programme));
        await NotifyAsync("Plugins.Misc.Cashback.Programmes.Saved");
        return RedirectToAction(nameof(List));
    }
}
