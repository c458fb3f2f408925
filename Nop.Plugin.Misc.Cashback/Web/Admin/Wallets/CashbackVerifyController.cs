using Nop.Plugin.Misc.Cashback.Ledger.Audit;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Wallets;

/// <summary>Checks the ledger. It writes nothing but a line in the activity log, and when the ledger was found whole.</summary>
public sealed class CashbackVerifyController(
    ILedgerAuditor auditor,
    ILedgerVerification verification,
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
        if (await verification.RunAsync(HttpContext.RequestAborted) is not { } report)
        {
            await NotifyAsync("Plugins.Misc.Cashback.Verify.IsRunning");
            return RedirectToAction("List", Pages);
        }

        var progress = report.Progress;
        if (report.IsClean)
            await NotifyAsync("Plugins.Misc.Cashback.Verify.AllClean", progress.Wallets, progress.Entries);
        else
            await WarnAsync("Plugins.Misc.Cashback.Verify.Bad", progress.Findings, progress.Wallets, await audits.DescribeAsync(report.Findings[0]));
        if (report.TooBusy.Count > 0)
            await WarnAsync("Plugins.Misc.Cashback.Verify.TooBusy", string.Join(", ", report.TooBusy.Take(10)));
        return RedirectToAction("List", Pages);
    }
}
