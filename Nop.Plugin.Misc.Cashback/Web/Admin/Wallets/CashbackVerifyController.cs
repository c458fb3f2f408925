namespace Nop.Plugin.Misc.Cashback.Web.Admin.Wallets;

/// <summary>Checks the ledger. One wallet: it writes nothing but a line in the activity log. All of it: as the daily task does, which brings old orders in step before it names them.</summary>
public sealed class CashbackVerifyController(
    ILedgerAuditor auditor,
    IFollowedVerification verification,
    AdminAuditFactory audits,
    IWalletDirectory wallets,
    PageKit kit) : AdminCashbackController(kit)
{
    const string Pages = "CashbackWallet";

    [HttpPost]
    [CheckPermission(CashbackPermissions.ViewWallets)]
    public async Task<IActionResult> Wallet(int id)
    {
        if (await wallets.GetAsync(id) is not { } row)
            return RedirectToAction("List", Pages);

        var finding = await auditor.VerifyWalletAsync(id, HttpContext.RequestAborted);
        await Activity.WriteAsync(CashbackActivity.LedgerVerified, row.Customer, "Plugins.Misc.Cashback.ActivityLog.WalletVerified", id, finding is null ? 0 : 1);
        if (finding is null)
            await NotifyAsync("Plugins.Misc.Cashback.Verify.WalletClean");
        else
            await WarnAsync("Plugins.Misc.Cashback.Verify.Damaged", await audits.WalletOfAsync(id) ?? "");
        // The page looks once more, so that it tells how the wallet is when it is loaded again.
        return finding is null ? RedirectToAction("Wallet", Pages, new { id }) : RedirectToAction("Wallet", Pages, new { id, damaged = true });
    }

    [HttpPost]
    [CheckPermission(CashbackPermissions.ViewWallets)]
    public async Task<IActionResult> All()
    {
        var (found, oldOrders) = await verification.RunAsync(HttpContext.RequestAborted);
        if (found is not { } report)
        {
            await NotifyAsync("Plugins.Misc.Cashback.Verify.IsRunning");
            return RedirectToAction("List", Pages);
        }

        var progress = report.Progress;
        if (report.IsClean)
            await NotifyAsync("Plugins.Misc.Cashback.Verify.AllClean", progress.Wallets, progress.Entries);
        if (oldOrders is not null)
            await WarnAsync("Plugins.Misc.Cashback.Verify.OldOrders");
        if (report.TooBusy.Count > 0)
            await WarnAsync("Plugins.Misc.Cashback.Verify.TooBusy", string.Join(", ", report.TooBusy.Take(10)));
        return report.IsClean ? RedirectToAction("List", Pages) : Page("Wallets/Damage", await audits.PrepareAsync(report));
    }
}
