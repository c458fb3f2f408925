using Nop.Plugin.Misc.Cashback.Ledger.Seals;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Cashback.Ledger.Audit;

/// <summary>Runs verifications of the whole ledger, one at a time, and reports their results.</summary>
/// <remarks>Without a distributed cache the shop's lock holds for one web server.</remarks>
public interface ILedgerVerification
{
    /// <summary>The progress of the verification that this process runs; null: it runs none.</summary>
    AuditProgress? Running { get; }

    /// <summary>Verifies the ledger and compares the other books with it. Each run leaves a line in the activity log; the first bad rows go to the shop's log, to the witness and to the owner.</summary>
    /// <param name="cancellationToken">Stops between two rows.</param>
    /// <param name="beforeOtherBooks">What is done after the ledger was found as it is, and before the other books are compared; null: nothing.</param>
    /// <returns>Null: one is running already.</returns>
    Task<AuditReport?> RunAsync(CancellationToken cancellationToken, Func<Task>? beforeOtherBooks = null);

    /// <summary>Tells of a bad row that somebody met between two verifications, as of one that a verification found.</summary>
    /// <param name="finding">The row.</param>
    /// <param name="meeting">The act that met it; null: it is not known.</param>
    Task TellAsync(LedgerFinding finding, AlteredMeeting? meeting = null);

    /// <summary>Reads the results of the last verifications.</summary>
    Task<LastVerification> LastAsync();
}

/// <summary>The results of the last verifications.</summary>
/// <param name="CleanOnUtc">When the ledger last was found whole; null: not yet.</param>
/// <param name="FoundOnUtc">When something was found since then; null: nothing was.</param>
/// <param name="Findings">How much.</param>
public sealed record LastVerification(DateTime? CleanOnUtc, DateTime? FoundOnUtc, int Findings);

/// <inheritdoc cref="ILedgerVerification"/>
sealed class LedgerVerification(
    ILedgerAuditor auditor,
    IEnumerable<IOtherBook> books,
    VerificationProgress progress,
    DamageBook damage,
    ILocker locker,
    ISettingService settings,
    IWitness witness,
    ILogger logger,
    ActivityLines activity,
    TimeProvider clock) : ILedgerVerification
{
    const int MostLogged = 20;

    // Longer than any run takes; a server that dies in the middle holds others up for no longer.
    static readonly TimeSpan s_longest = TimeSpan.FromHours(6);

    /// <inheritdoc/>
    public AuditProgress? Running => progress.Now;

    /// <inheritdoc/>
    public async Task<AuditReport?> RunAsync(CancellationToken cancellationToken, Func<Task>? beforeOtherBooks = null)
    {
        var (report, isWhole) = ((AuditReport?)null, false);
        try
        {
            await locker.PerformActionWithLockAsync("cashback.verify", s_longest, async () =>
            {
                await VerifyAsync(found => report = found, beforeOtherBooks, cancellationToken);
                isWhole = true;
            });
        }
        finally
        {
            // What was found before a fault ended the run is told; that nothing was found is not.
            if (report is not null && (isWhole || !report.IsClean))
                await TellAsync(report, isWhole);
        }

        return report;
    }

    /// <inheritdoc/>
    public async Task TellAsync(LedgerFinding finding, AlteredMeeting? meeting = null)
    {
        await logger.ErrorAsync($"Cashback ledger: {finding}");
        var report = new AuditReport(new(1, 0, 1, finding.WalletId), [finding], []);
        await damage.KeepAsync(report, isWhole: false);
        // What a verification counted is more than the one that was met since.
        if ((await LastAsync()).FoundOnUtc is null)
            await KeepAsync(report, meeting);
        else
            await witness.FoundAsync(report, meeting);
    }

    /// <inheritdoc/>
    public async Task<LastVerification> LastAsync()
    {
        var kept = await settings.LoadSettingAsync<CashbackAuditSettings>();
        return new(kept.LastCleanOnUtc, kept.LastFoundOnUtc > (kept.LastCleanOnUtc ?? DateTime.MinValue) ? kept.LastFoundOnUtc : null, kept.LastFindings);
    }

    async Task VerifyAsync(Action<AuditReport> found, Func<Task>? beforeOtherBooks, CancellationToken cancellationToken)
    {
        try
        {
            progress.Report(new(0, 0, 0, 0));
            var report = await auditor.VerifyAsync(afterWalletId: 0, progress, cancellationToken);
            found(report);
            if (beforeOtherBooks is not null)
                await beforeOtherBooks();
            var failures = new PastFailures("Other books that could not be compared");
            foreach (var book in books)
            {
                var name = book.GetType().Name;
                if (await failures.TryAsync(name, () => Unreadable.GuardAsync(name, () => book.FindAsync(cancellationToken))) is { } differences)
                    found(report = report.With(differences));
            }

            failures.Throw();
        }
        catch (AuditBrokenOffException brokenOff)
        {
            found(brokenOff.SoFar);
            throw;
        }
        finally
        {
            progress.End();
        }
    }

    async Task TellAsync(AuditReport report, bool isWhole)
    {
        await damage.KeepAsync(report, isWhole);
        foreach (var finding in report.Findings.Take(MostLogged))
            await logger.ErrorAsync($"Cashback ledger: {finding}");
        await activity.WriteAsync(CashbackActivity.LedgerVerified, null, "Plugins.Misc.Cashback.ActivityLog.LedgerVerified",
            report.Progress.Wallets, report.Progress.Entries, report.Progress.Findings);
        if (report.IsClean)
            await settings.SaveSettingAsync(new CashbackAuditSettings { LastCleanOnUtc = clock.GetUtcNow().UtcDateTime }, row => row.LastCleanOnUtc);
        else
            await KeepAsync(report);
    }

    // For the list of wallets, for the witness and for the owner.
    async Task KeepAsync(AuditReport report, AlteredMeeting? meeting = null)
    {
        var found = new CashbackAuditSettings { LastFoundOnUtc = clock.GetUtcNow().UtcDateTime, LastFindings = (int)Math.Min(report.Progress.Findings, int.MaxValue) };
        await settings.SaveSettingAsync(found, row => row.LastFindings);
        await settings.SaveSettingAsync(found, row => row.LastFoundOnUtc);
        await witness.FoundAsync(report, meeting);
    }
}

/// <summary>The progress of the verification that runs in this process.</summary>
sealed class VerificationProgress : IProgress<AuditProgress>
{
    volatile AuditProgress? _now;

    /// <summary>The progress; null: no verification is running.</summary>
    public AuditProgress? Now => _now;

    /// <inheritdoc/>
    public void Report(AuditProgress value) => _now = value;

    /// <summary>Forgets the progress, after the verification has ended.</summary>
    public void End() => _now = null;
}
