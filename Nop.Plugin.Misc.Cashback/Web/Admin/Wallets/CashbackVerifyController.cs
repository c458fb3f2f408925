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
            await WarnAsync("Plugins.Misc.Cashback.Verify.FirstBadRow", await audits.DescribeAsync(finding));
        return RedirectToAction("Wallet", Pages, new { id });
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
        else
            await WarnAsync("Plugins.Misc.Cashback.Verify.Bad", progress.Findings, progress.Wallets, await audits.DescribeAsync(report.Findings[0]));
        if (oldOrders is not null)
            await WarnAsync("Plugins.Misc.Cashback.Verify.OldOrders");
        if (report.TooBusy.Count > 0)
            await WarnAsync("Plugins.Misc.Cashback.Verify.TooBusy", string.Join(", ", report.TooBusy.Take(10)));
        return RedirectToAction("List", Pages);
    }
}
