using Nop.Plugin.Misc.Cashback.Openings;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Openings;

/// <summary>The pages of opening balances: what clients had in another system or in reward points. For who may adjust wallets: it makes credit as an adjustment does.</summary>
public sealed class CashbackOpeningController(AdminOpeningFactory factory, OpeningForm form, IOpeningDesk desk, IOpeningReleases releases, Actor actor, PageKit kit) : AdminCashbackController(kit)
{
    const string ListView = "Openings/List";

    // What is above it ends before the form is read, without a word; a file that is too large is told beside its field.
    const int MostOfRequest = 4 * IOpeningDesk.MostBytes;

    // What one press posts: short enough for a browser to wait.
    static readonly TimeSpan s_longest = TimeSpan.FromSeconds(15);

    [CheckPermission(CashbackPermissions.AdjustWallets)]
    public async Task<IActionResult> List() => Page(ListView, await factory.ListAsync());

    [HttpPost]
    [RequestSizeLimit(MostOfRequest)]
    [RequestFormLimits(MultipartBodyLengthLimit = MostOfRequest)]
    [CheckPermission(CashbackPermissions.AdjustWallets)]
    public Task<IActionResult> Bring(OpeningUploadModel upload) => OnceAsync(() => BringAsync(upload), () => RedirectToAction(nameof(List)));

    [HttpPost]
    [CheckPermission(CashbackPermissions.AdjustWallets)]
    public Task<IActionResult> BringPoints(PointsRateModel rate) => OnceAsync(() => BringAsync(rate), () => RedirectToAction(nameof(List)));

    [CheckPermission(CashbackPermissions.AdjustWallets)]
    public async Task<IActionResult> Watch(int id, int outcomeId = 0, int afterNumber = 0, int open = 0) =>
        await factory.PrepareAsync(id, outcomeId, afterNumber, open) is { } model ? Page("Openings/Watch", model) : RedirectToAction(nameof(List));

    [HttpPost]
    [CheckPermission(CashbackPermissions.AdjustWallets)]
    public async Task<IActionResult> Confirm(int id)
    {
        if (await desk.GetAsync(id) is not { } batch)
            return RedirectToAction(nameof(List));

        var (name, preview, open) = (await factory.NameAsync(batch), await factory.PreviewAsync(batch), await factory.OpenAsync(id));
        var isNew = batch.ConfirmedOnUtc is null;
        switch ((await releases.ReleaseAsync(id)).Outcome)
        {
            case HandOutcome.Done:
                if (isNew)
                    await Activity.WriteAsync(CashbackActivity.Opened, batch, "Plugins.Misc.Cashback.ActivityLog.OpeningsConfirmed", name, id, preview);
                if (await desk.PostAsync(id, s_longest))
                    await NotifyAsync("Plugins.Misc.Cashback.Openings.Done");
                break;
            case HandOutcome.Proposed:
                await TellProposedAsync(batch, $"{name}, {preview}");
                open = 0;
                break;
            default:
                await WarnAsync("Plugins.Misc.Cashback.Openings.Busy");
                open = 0;
                break;
        }

        return RedirectToAction(nameof(Watch), new { id, open });
    }

    [HttpPost]
    [CheckPermission(CashbackPermissions.AdjustWallets)]
    public async Task<IActionResult> Discard(int id)
    {
        if (await desk.GetAsync(id) is { } batch && await desk.DiscardAsync(id))
        {
            await Activity.WriteAsync(CashbackActivity.Opened, null, "Plugins.Misc.Cashback.ActivityLog.OpeningsDiscarded", await factory.NameAsync(batch), id);
            await NotifyAsync("Plugins.Misc.Cashback.Openings.Discarded");
        }

        return RedirectToAction(nameof(List));
    }

    /// <summary>The refused rows as a file, to be corrected and brought again.</summary>
    [HttpPost]
    [CheckPermission(CashbackPermissions.AdjustWallets)]
    public async Task<IActionResult> Refused(int id)
    {
        if (await desk.GetAsync(id) is not { } batch)
            return RedirectToAction(nameof(List));
        await Activity.WriteAsync(CashbackActivity.Exported, batch, "Plugins.Misc.Cashback.ActivityLog.OpeningsRefused", await factory.NameAsync(batch), id);
        return new StreamedFileResult("text/csv; charset=utf-8", string.Create(CultureInfo.InvariantCulture, $"cashback-refused-{id}.csv"), (output, stop) => factory.WriteRefusedAsync(output, id, stop));
    }

    async Task<IActionResult> BringAsync(OpeningUploadModel upload)
    {
        if (await form.ReadAsync(upload, ModelState) is { } file)
        {
            await using var content = file.OpenReadStream();
            var brought = await desk.BringAsync(content, FormReader.Text(file.FileName), await actor.IdAsync());
            if (brought.Batch is { } batch)
                return await BroughtAsync(batch);
            ModelState.AddModelError(OpeningForm.FileField, await form.SayAsync(brought));
            return Page(ListView, await factory.ListAsync() with { Wrong = await form.CellsAsync(brought.Cells) });
        }

        return Page(ListView, await factory.ListAsync());
    }

    async Task<IActionResult> BringAsync(PointsRateModel rate)
    {
        if (await form.ReadAsync(rate, ModelState) is not var (points, amount))
            return Page(ListView, await factory.ListAsync(rate));
        if (await desk.BringPointsAsync(points, amount, await actor.IdAsync()) is { } batch)
            return await BroughtAsync(batch);
        await WarnAsync("Plugins.Misc.Cashback.Openings.NoPoints");
        return RedirectToAction(nameof(List));
    }

    async Task<IActionResult> BroughtAsync(OpeningBatch batch)
    {
        await Activity.WriteAsync(CashbackActivity.Opened, batch, "Plugins.Misc.Cashback.ActivityLog.OpeningsBrought", await factory.NameAsync(batch), batch.Id, batch.Rows);
        return RedirectToAction(nameof(Watch), new { id = batch.Id });
    }
}
