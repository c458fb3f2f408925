using Nop.Plugin.Misc.Cashback.RuleBook.Drafts;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Drafts;

/// <summary>The pages of drafts of rules.</summary>
public sealed class CashbackDraftController(
    DraftFactory factory,
    DraftErrorText errors,
    RuleDrafts drafts,
    RuleLaunches launches,
    PageKit kit) : AdminCashbackController(kit)
{

    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> List() => Page("Insight/Drafts", await factory.ListAsync());

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Create(string? name)
    {
        var called = FormReader.Text(name);
        if (called.Length is 0 or > RuleSetValidator.MaxNameLength)
        {
            await WarnAsync(called.Length == 0 ? "Plugins.Misc.Cashback.Drafts.NameMissing" : "Plugins.Misc.Cashback.Errors.TooLong", RuleSetValidator.MaxNameLength);
            return RedirectToAction(nameof(List));
        }

        return await OnceAsync(async () => RedirectToAction(nameof(Edit), new { id = (await drafts.CreateAsync(called)).Id }), () => RedirectToAction(nameof(List)));
    }

    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Edit(int id) => await factory.PrepareAsync(id) is { } model ? Show(model) : RedirectToAction(nameof(List));

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Edit(DraftModel model)
    {
        if (await drafts.GetAsync(model.Id) is not { } draft)
            return RedirectToAction(nameof(List));

        var rules = await factory.ReadAsync(draft, model, ModelState);
        if (!ModelState.IsValid)
            return Show(await factory.CompleteAsync(model));

        var result = await drafts.SaveAsync(draft, rules);
        if (!result.Saved)
        {
            await errors.RefuseAsync(result, model, rules, ModelState);
            return Show(await factory.CompleteAsync(model));
        }

        await NotifyAsync("Plugins.Misc.Cashback.Drafts.Saved");
        return RedirectToAction(nameof(Edit), new { id = model.Id });
    }

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Delete(int id)
    {
        if (await drafts.GetAsync(id) is { } draft)
        {
            await drafts.DeleteAsync(draft);
            await NotifyAsync("Plugins.Misc.Cashback.Drafts.Deleted");
        }

        return RedirectToAction(nameof(List));
    }

    [HttpPost]
    [CheckPermission(CashbackPermissions.PutRulesLive)]
    public async Task<IActionResult> PutLive(int id) => await drafts.GetAsync(id) is { } draft
        ? await OnceAsync(() => PutLiveAsync(draft), () => RedirectToAction(nameof(List)))
        : RedirectToAction(nameof(List));

    async Task<IActionResult> PutLiveAsync(RuleDraft draft)
    {
        var id = draft.Id;
        var before = (await drafts.LiveAsync()).ToJson();
        var (outcome, result) = await launches.PutLiveAsync(draft);
        if (outcome == HandOutcome.Proposed)
        {
            await TellProposedAsync(draft, draft.Name);
            return RedirectToAction(nameof(Edit), new { id });
        }

        if (outcome != HandOutcome.Done)
        {
            var (key, arguments) = await errors.WhyNotLiveAsync(result!, await drafts.RulesAsync(draft));
            await WarnAsync(key, arguments);
            return RedirectToAction(nameof(Edit), new { id });
        }

        if ((await drafts.LiveAsync()).ToJson() != before)
            await Activity.WriteAsync(CashbackActivity.RulesPutLive, null, "Plugins.Misc.Cashback.ActivityLog.DraftPutLive", draft.Name, draft.Id);
        await NotifyAsync("Plugins.Misc.Cashback.Drafts.IsLive");
        return RedirectToAction(nameof(List));
    }

    ViewResult Show(DraftModel model) => FormPage("Insight/Draft", model, new("Drafts.Edit", CashbackMenuItems.Drafts, "draft-form", nameof(Edit))
    {
        BackKey = "Drafts.ToList",
        DeleteId = model.Id,
        Name = model.Name,
    });
}
