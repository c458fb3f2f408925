using Nop.Plugin.Misc.Cashback.Salon.Returns;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Returns;

/// <summary>The pages of branches' return files, and of what in them did not agree.</summary>
public sealed class CashbackReturnController(
    AdminReturnFactory factory, AdminDifferenceFactory differencePages, ReturnForm form, IReturnDesk desk, ReturnDifferences differences, Actor actor, PageKit kit) : AdminCashbackController(kit)
{
    // What is above it ends before the form is read, without a word; a file that is too large is told beside its field.
    const int MostOfRequest = 4 * IReturnDesk.MostBytes;

    // What one press takes: short enough for a browser to wait.
    static readonly TimeSpan s_longest = TimeSpan.FromSeconds(15);

    [CheckPermission(CashbackPermissions.ImportReturns)]
    public async Task<IActionResult> List() => Page("Returns/List", await factory.ListAsync());

    [HttpPost]
    [RequestSizeLimit(MostOfRequest)]
    [RequestFormLimits(MultipartBodyLengthLimit = MostOfRequest)]
    [CheckPermission(CashbackPermissions.ImportReturns)]
    public async Task<IActionResult> Bring(ReturnUploadModel upload)
    {
        var brought = await form.ReadAsync(upload, ModelState) is var (content, branch, typed)
            ? await BringAsync(content, branch, typed)
            : null;
        if (brought?.Batch is not { } batch)
            return Page("Returns/List", await factory.ListAsync(upload));

        if (brought.Repeated)
            await WarnAsync("Plugins.Misc.Cashback.Returns.BroughtBefore");
        else
            await Activity.WriteAsync(CashbackActivity.Returned, batch, "Plugins.Misc.Cashback.ActivityLog.ReturnBrought", batch.Name, batch.Rows);
        return RedirectToAction(nameof(Watch), new { id = batch.Id });
    }

    [CheckPermission(CashbackPermissions.ImportReturns)]
    public async Task<IActionResult> Watch(int id, int outcomeId = 0, int afterNumber = 0, int ready = 0) =>
        await factory.PrepareAsync(id, outcomeId, afterNumber, ready) is { } model ? Page("Returns/Watch", model) : RedirectToAction(nameof(List));

    [HttpPost]
    [CheckPermission(CashbackPermissions.ImportReturns)]
    public async Task<IActionResult> Confirm(int id)
    {
        if (await factory.FindAsync(id) is not { } batch)
            return RedirectToAction(nameof(List));

        if (batch.ConfirmedOnUtc is null)
            await Activity.WriteAsync(CashbackActivity.Returned, batch, "Plugins.Misc.Cashback.ActivityLog.ReturnConfirmed", batch.Name, batch.Rows, await factory.SumsAsync(id));
        var ready = await factory.ReadyAsync(id);
        if (await desk.ConfirmAsync(batch, await actor.IdAsync(), s_longest))
            await NotifyAsync("Plugins.Misc.Cashback.Returns.Done");
        return RedirectToAction(nameof(Watch), new { id, ready });
    }

    [HttpPost]
    [CheckPermission(CashbackPermissions.ImportReturns)]
    public async Task<IActionResult> Discard(int id)
    {
        if (await factory.FindAsync(id) is { } batch && await desk.DiscardAsync(id, await actor.IdAsync()))
        {
            await Activity.WriteAsync(CashbackActivity.Returned, null, "Plugins.Misc.Cashback.ActivityLog.ReturnDiscarded", batch.Name, batch.Rows);
            await NotifyAsync("Plugins.Misc.Cashback.Returns.Discarded");
        }

        return RedirectToAction(nameof(List));
    }

    [CheckPermission(CashbackPermissions.ImportReturns)]
    public async Task<IActionResult> Differences() => Page("Returns/Differences", await differencePages.ListAsync());

    [CheckPermission(CashbackPermissions.ImportReturns)]
    public async Task<IActionResult> Difference(int id) => await differencePages.PrepareAsync(id) is { } model ? Page("Returns/Difference", model) : RedirectToAction(nameof(Differences));

    [HttpPost]
    [CheckPermission(CashbackPermissions.ImportReturns)]
    public async Task<IActionResult> Settle(int id, string? note)
    {
        var outcome = await differencePages.IsSeenAsync(id) ? await differences.SettleAsync(id, FormReader.Text(note), await actor.IdAsync()) : SettleOutcome.NotOpen;
        if (outcome is not (SettleOutcome.NoteRequired or SettleOutcome.NoteTooLong))
            return await AnswerAsync(id, outcome, null);

        var (key, arguments) = outcome == SettleOutcome.NoteRequired ? ("Errors.Required", Array.Empty<object>()) : ("Errors.TooLong", [ReturnDifferences.MostOfNote]);
        ModelState.AddModelError(nameof(DifferenceModel.Note), await TextAsync($"{CashbackDefaults.ResourcePrefix}.{key}", arguments));
        return await differencePages.PrepareAsync(id) is { } model ? Page("Returns/Difference", model with { Note = note }) : RedirectToAction(nameof(Differences));
    }

    /// <summary>Settles the differences that are chosen, by one note.</summary>
    [HttpPost]
    [CheckPermission(CashbackPermissions.ImportReturns)]
    public async Task<IActionResult> SettleMany(IList<int> ids, string? note)
    {
        if (ids.Count == 0)
        {
            ModelState.AddModelError("", await TextAsync("Plugins.Misc.Cashback.Returns.NoneChosen"));
            return Page("Returns/Differences", await differencePages.ListAsync(note: note));
        }

        // As with one: what is of a branch that is not theirs is not there for them.
        var seen = new List<int>();
        foreach (var id in ids.Distinct().Take(ReturnDifferences.MostAtOnce))
        {
            if (await differencePages.IsSeenAsync(id))
                seen.Add(id);
        }

        var (outcome, settled) = await differences.SettleAsync(seen, FormReader.Text(note), await actor.IdAsync());
        if (outcome == SettleOutcome.Done)
        {
            await Activity.WriteAsync(CashbackActivity.Returned, null, "Plugins.Misc.Cashback.ActivityLog.ReturnsSettled", settled, string.Join(", ", seen), FormReader.Text(note));
            await NotifyAsync("Plugins.Misc.Cashback.Returns.SettledMany", settled);
            return RedirectToAction(nameof(Differences));
        }

        var (key, arguments) = outcome == SettleOutcome.NoteRequired ? ("Errors.Required", Array.Empty<object>()) : ("Errors.TooLong", [ReturnDifferences.MostOfNote]);
        ModelState.AddModelError(nameof(DifferenceListModel.Note), await TextAsync($"{CashbackDefaults.ResourcePrefix}.{key}", arguments));
        return Page("Returns/Differences", await differencePages.ListAsync([.. ids], note));
    }

    [HttpPost]
    [CheckPermission(CashbackPermissions.ImportReturns)]
    public async Task<IActionResult> TakeNear(int id)
    {
        if (!await differencePages.IsSeenAsync(id))
            return await AnswerAsync(id, SettleOutcome.NotOpen, null);

        var (outcome, result) = await differences.TakeNearAsync(id, await TextAsync("Plugins.Misc.Cashback.Returns.TookNear"), await actor.IdAsync());
        return await AnswerAsync(id, outcome, result);
    }

    async Task<BroughtFile> BringAsync(IFormFile file, Branch branch, (int? Rows, long? Sum) typed)
    {
        await using var content = file.OpenReadStream();
        var brought = await desk.BringAsync(content, branch, typed, await actor.IdAsync());
        if (brought.Fault is { } fault)
            ModelState.AddModelError($"{nameof(ReturnListModel.Upload)}.{nameof(ReturnUploadModel.File)}", await form.SayAsync(fault));
        return brought;
    }

    async Task<IActionResult> AnswerAsync(int id, SettleOutcome outcome, SalonResult? result)
    {
        switch (outcome)
        {
            case SettleOutcome.Done:
                await Activity.WriteAsync(CashbackActivity.Returned, null, "Plugins.Misc.Cashback.ActivityLog.ReturnSettled", id);
                await NotifyAsync("Plugins.Misc.Cashback.Returns.Settled");
                return RedirectToAction(nameof(Differences));
            case SettleOutcome.Refused:
                await WarnAsync($"{CashbackDefaults.ResourcePrefix}.{Refusals.KeyOf(result!.Refusal)}");
                return RedirectToAction(nameof(Difference), new { id });
            default:
                await WarnAsync("Plugins.Misc.Cashback.Returns.NotOpen");
                return RedirectToAction(nameof(Differences));
        }
    }
}
