using Nop.Plugin.Misc.Cashback.Installation;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Deletion;

/// <summary>The page on which the deletion of the ledger is confirmed.</summary>
public sealed class CashbackDeletionController(DeletionConsent consent, DeletionRequests requests, DeletionFactory factory, LedgerFile file, TimeProvider time, PageKit kit) : AdminCashbackController(kit)
{
    const string Form = "Configuration/Deletion";

    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Index() => Page(Form, await factory.PrepareAsync());

    /// <summary>Whether the file was downloaded, for the page that waits for it.</summary>
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Progress() => Json(new { hasFile = (await consent.StandingAsync()).HasFile });

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Confirm(DeletionModel model)
    {
        switch (await requests.AskAsync(model.ShopName))
        {
            case DeletionOutcome.Confirmed:
                await NotifyAsync("Plugins.Misc.Cashback.Deletion.IsConfirmed");
                return RedirectToAction(nameof(Index));
            case DeletionOutcome.Proposed:
                await TellProposedAsync(entity: null, await TextAsync("Plugins.Misc.Cashback.Deletion.Title"));
                return RedirectToAction(nameof(Index));
            default:
                ModelState.AddModelError(nameof(model.ShopName), await TextAsync("Plugins.Misc.Cashback.Deletion.WrongName"));
                return Page(Form, await factory.PrepareAsync(model.ShopName));
        }
    }

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Download()
    {
        if (!(await consent.StandingAsync()).IsWanted)
            return RedirectToAction(nameof(Index));

        await Activity.WriteAsync(CashbackActivity.Exported, null, "Plugins.Misc.Cashback.ActivityLog.LedgerExported");
        var name = string.Create(CultureInfo.InvariantCulture, $"cashback-ledger-{time.GetUtcNow():yyyyMMdd-HHmmss}.csv");
        return new StreamedFileResult("text/csv; charset=utf-8", name, async (output, stop) =>
        {
            var begun = time.GetUtcNow().UtcDateTime;
            await file.WriteAsync(output, stop);
            await consent.NoteFileAsync(begun);
        });
    }

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Withdraw()
    {
        await requests.WithdrawAsync();
        await NotifyAsync("Plugins.Misc.Cashback.Deletion.IsWithdrawn");
        return RedirectToAction(nameof(Index));
    }
}
