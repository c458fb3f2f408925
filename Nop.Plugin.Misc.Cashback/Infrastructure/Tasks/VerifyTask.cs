using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Services.Logging;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Cashback.Infrastructure.Tasks;

/// <summary>Verifies the ledger: a line in the activity log each time, and the first bad rows in the shop's log.</summary>
public class VerifyTask(ILedgerAuditor auditor, ILogger logger, ActivityLines activity) : IScheduleTask
{
    const int MostLogged = 20;

    /// <inheritdoc/>
    public async Task ExecuteAsync()
    {
        var report = await auditor.VerifyAsync(afterWalletId: 0, progress: null, CancellationToken.None);
        foreach (var finding in report.Findings.Take(MostLogged))
            await logger.ErrorAsync($"Cashback ledger: {finding}");
        await activity.WriteAsync(CashbackActivity.LedgerVerified, null, "Plugins.Misc.Cashback.ActivityLog.LedgerVerified",
            report.Progress.Wallets, report.Progress.Entries, report.Progress.Findings);
    }
}
