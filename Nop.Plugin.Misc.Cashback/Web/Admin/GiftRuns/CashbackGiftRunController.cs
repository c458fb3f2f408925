namespace Nop.Plugin.Misc.Cashback.Web.Admin.GiftRuns;

/// <summary>The pages of gift runs.</summary>
public sealed class CashbackGiftRunController(
    AdminGiftRunFactory factory,
    GiftRunService runs,
    GiftReleases releases,
    IPermissionService permissions,
    PageKit kit) : AdminCashbackController(kit)
{
    // What one press serves: short enough for a browser to wait.
    const int MostPerRequest = 300;

    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> List() => Page("_List", new ListModel("Runs", CashbackMenuItems.GiftRuns, await factory.ListAsync()));

    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Create() => Show(await factory.PrepareNewAsync());

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public Task<IActionResult> Create(GiftRunModel model) => OnceAsync(() => SaveAsync(model with { Id = 0 }), () => RedirectToAction(nameof(List)));

    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Edit(int id)
        => await factory.PrepareAsync(id) is { } model ? Show(model) : RedirectToAction(nameof(Watch), new { id });

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Edit(GiftRunModel model)
        => await factory.PrepareAsync(model.Id) is null ? RedirectToAction(nameof(Watch), new { id = model.Id }) : await SaveAsync(model);

    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Watch(int id)
        => await factory.PreparePageAsync(id) is { } model ? Page("GiftRuns/Run", model) : RedirectToAction(nameof(List));

    /// <summary>How far a run is, for the page that watches it.</summary>
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Progress(int id)
    {
        if (await runs.GetAsync(id) is not { } run)
            return NotFound();
        var progress = await runs.ProgressAsync(run);
        return Json(new { progress.Percent, Text = await factory.ProgressTextAsync(progress), run.StateId });
    }

    [HttpPost]
    [CheckPermission(CashbackPermissions.ReleaseGifts)]
    public async Task<IActionResult> Release(int id)
    {
        if (await runs.GetAsync(id) is { } run)
        {
            var (outcome, reach) = await releases.ReleaseAsync(id);
            switch (outcome)
            {
                case HandOutcome.Done:
                    await Activity.WriteAsync(CashbackActivity.GiftRunChanged, run, "Plugins.Misc.Cashback.ActivityLog.RunReleased", run.Name, id, await factory.PreviewAsync(run, reach!));
                    await runs.StepAsync(id, MostPerRequest, HttpContext.RequestAborted);
                    await NotifyAsync("Plugins.Misc.Cashback.Runs.Released");
                    break;
                case HandOutcome.Proposed:
                    await TellProposedAsync(run, $"{run.Name}, {await factory.PreviewAsync(run, reach!)}");
                    break;
                default:
                    await WarnAsync("Plugins.Misc.Cashback.Runs.NotReleased");
                    break;
            }
        }

        // The run's page is for who configures: who may only release is led to what waits, and not to a page that is closed to them.
        return await permissions.AuthorizeAsync(CashbackPermissions.Configure) ? RedirectToAction(nameof(Watch), new { id }) : RedirectToAction("List", "CashbackApproval");
    }

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> GoOn(int id)
    {
        await runs.StepAsync(id, MostPerRequest, HttpContext.RequestAborted);
        return RedirectToAction(nameof(Watch), new { id });
    }

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Stop(int id)
    {
        if (await runs.GetAsync(id) is { } run && await runs.StopAsync(id))
        {
            await Activity.WriteAsync(CashbackActivity.GiftRunChanged, run, "Plugins.Misc.Cashback.ActivityLog.RunStopped", run.Name, id, (await runs.ProgressAsync(run)).Given);
            await NotifyAsync("Plugins.Misc.Cashback.Runs.Stopped");
        }

        return RedirectToAction(nameof(Watch), new { id });
    }

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Delete(int id)
    {
        if (await runs.DeleteAsync(id))
            await NotifyAsync("Plugins.Misc.Cashback.Runs.Deleted");
        return RedirectToAction(nameof(List));
    }

    ViewResult Show(GiftRunModel model) => FormPage("GiftRuns/Edit", model,
        new(model.Id == 0 ? "Runs.AddNew" : "Runs.Edit", CashbackMenuItems.GiftRuns, "run-form", model.Id == 0 ? nameof(Create) : nameof(Edit))
        {
            BackKey = "Runs.BackToList",
            DeleteId = model.Id,
            Name = model.Name,
        });

    async Task<IActionResult> SaveAsync(GiftRunModel model)
    {
        var run = await factory.ReadAsync(model, ModelState);
        if (!ModelState.IsValid || !await AcceptAsync(await runs.SaveAsync(run), AdminGiftRunFactory.FieldOf))
            return Show(await factory.CompleteAsync(model));

        await NotifyAsync("Plugins.Misc.Cashback.Runs.Saved");
        return RedirectToAction(nameof(Watch), new { id = run.Id });
    }
}
