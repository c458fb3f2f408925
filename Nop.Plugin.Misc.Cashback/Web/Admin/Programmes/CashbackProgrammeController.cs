namespace Nop.Plugin.Misc.Cashback.Web.Admin.Programmes;

/// <summary>The pages of programmes.</summary>
public sealed class CashbackProgrammeController(ProgrammeForm form, EarnRuleService rules, PageKit kit) : RowPages<Programme, ProgrammeModel>(form, kit)
{
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Create(string? name = null, int? weekday = null, int? fromHour = null, int? toHour = null)
        => Show(name is null ? await form.NewAsync() : await form.NewAsync(name, weekday, fromHour, toHour));

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public Task<IActionResult> Preview(ProgrammeModel model)
        => TryAsync(model, rules.CheckProgrammeAsync, programme => form.PreviewAsync(model.Preview, programme, ModelState));
}
