using Nop.Plugin.Misc.Cashback.Ledger.Seals;
using Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

namespace Nop.Plugin.Misc.Cashback.Ledger.Audit;

/// <summary>Checks what must always be true of the ledger, and mends what the entries tell how to.</summary>
public interface ILedgerAuditor
{
    /// <summary>Checks all wallets above an id, the programmes' budgets, rows without a wallet, and the seals. Writes nothing; other writers go on meanwhile.</summary>
    /// <param name="afterWalletId">0: all.</param>
    /// <param name="progress">Told after each page of wallets; null: nobody asks.</param>
    /// <param name="cancellationToken">Ends it between wallets.</param>
    Task<AuditReport> VerifyAsync(int afterWalletId, IProgress<AuditProgress>? progress, CancellationToken cancellationToken);

    /// <summary>Checks one wallet.</summary>
    /// <returns>Its first bad row; null: it is as it must be, or does not exist.</returns>
    /// <exception cref="InvalidOperationException">It changed each time it was looked at.</exception>
    Task<LedgerFinding?> VerifyWalletAsync(int walletId, CancellationToken cancellationToken);

    /// <summary>Compares a seal that was kept outside the shop with the seal of the same number in the database. <see cref="VerifyAsync"/> compares the seals in the database with the wallets.</summary>
    /// <returns>Null: they are the same.</returns>
    Task<LedgerFinding?> VerifySealAsync(SealText kept, CancellationToken cancellationToken);

    /// <summary>Recomputes a wallet's balances, lots, holds and order accounts from its entries and writes what differs. The entries themselves are never changed.</summary>
    Task<RebuildOutcome> RebuildAsync(int walletId, CancellationToken cancellationToken);
}

/// <summary>Replays each wallet's entries page by page and compares the result with its rows. The memory that it needs grows neither with the number of wallets nor with that of entries.</summary>
sealed class LedgerAuditor : ILedgerAuditor
{
    const int MaxTries = 8;
    const int WalletPage = 200;

    readonly IWalletStore _store;
    readonly StatementRunner _runner;
    readonly AuditSql _sql;
    readonly CommitSql _commit;
    readonly BudgetAudit _budgets;
    readonly OrphanAudit _orphans;
    readonly MoveAudit _moves;
    readonly SealSql _sealSql;
    readonly SealAudit _seals;
    readonly ErasureSql _erasureSql;
    readonly IShopKeys? _keys;

    /// <summary>Audits the ledger of a database.</summary>
    /// <param name="database">Where the tables are.</param>
    /// <param name="store">Lists the wallets.</param>
    /// <param name="keys">The keys of the seals; null: none is at hand, and each seal is told to lack its own.</param>
    public LedgerAuditor(ILedgerDatabase database, IWalletStore store, IShopKeys? keys = null)
    {
        _store = store;
        _runner = new(database);
        _sql = new(database.Dialect);
        _commit = new(database.Dialect);
        _budgets = new(_runner, _sql);
        _orphans = new(_runner, _sql);
        _moves = new(_runner, _sql);
        _sealSql = new(database.Dialect);
        _seals = new(_runner, _sealSql, keys);
        _erasureSql = new(database.Dialect);
        _keys = keys;
    }

    /// <inheritdoc/>
    public async Task<AuditReport> VerifyAsync(int afterWalletId, IProgress<AuditProgress>? progress, CancellationToken cancellationToken)
    {
        var findings = new List<LedgerFinding>();
        var tooBusy = new List<int>();
        var done = new AuditProgress(0, 0, 0, afterWalletId);
        try
        {
            await VerifyAllAsync();
        }
        catch (Exception exception) when (exception is not OperationCanceledException && findings.Count > 0)
        {
            throw new AuditBrokenOffException(new(done, findings, tooBusy), exception);
        }

        return new(done, findings, tooBusy);

        async Task VerifyAllAsync()
        {
            while (await _store.WalletIdsAsync(done.LastWalletId, WalletPage, cancellationToken) is { Count: > 0 } page)
            {
                foreach (var walletId in page)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    var (settled, finding, entries, erased) = await CheckReadableAsync(walletId, cancellationToken);
                    if (!settled)
                        tooBusy.Add(walletId);
                    done = new(done.Wallets + 1, done.Entries + entries, done.Findings + Note(finding), walletId) { ErasedTexts = done.ErasedTexts + erased };
                }

                progress?.Report(done);
            }

            IReadOnlyList<LedgerFinding> ofNoWallet =
            [
                .. await Unreadable.GuardAsync(CashbackTableNames.Seal, () => _seals.FindAsync(cancellationToken)),
                .. await Unreadable.GuardAsync(CashbackTableNames.ProgrammeBudget, () => _budgets.FindAsync(cancellationToken)),
                .. await Unreadable.GuardAsync(CashbackTableNames.Entry, () => _orphans.FindAsync(cancellationToken)),
                .. await Unreadable.GuardAsync(CashbackTableNames.Entry, () => _moves.FindAsync(cancellationToken)),
            ];
            foreach (var finding in ofNoWallet)
                done = done with { Findings = done.Findings + Note(finding) };
        }

        int Note(LedgerFinding? finding)
        {
            if (finding is null)
                return 0;

            if (findings.Count < AuditReport.MaxFindings)
                findings.Add(finding);
            return 1;
        }
    }

    /// <inheritdoc/>
    public async Task<LedgerFinding?> VerifyWalletAsync(int walletId, CancellationToken cancellationToken)
    {
        var (settled, finding, _, _) = await CheckReadableAsync(walletId, cancellationToken);
        return settled ? finding : throw new InvalidOperationException($"Wallet {walletId} changed each time it was looked at.");
    }

    /// <inheritdoc/>
    public Task<LedgerFinding?> VerifySealAsync(SealText kept, CancellationToken cancellationToken) => _seals.FindAsync(kept, cancellationToken);

    /// <inheritdoc/>
    public async Task<RebuildOutcome> RebuildAsync(int walletId, CancellationToken cancellationToken)
    {
        var reader = new WalletReader(_runner, _sql, walletId);
        for (var tries = 0; tries < MaxTries; tries++)
        {
            if (await reader.WalletAsync(cancellationToken) is not { } wallet)
                return RebuildOutcome.UnknownWallet;

            var replay = new WalletReplay(wallet, await ErasedAsync(reader, cancellationToken));
            if (await reader.ReplayAsync(replay, cancellationToken) is not null)
            {
                if (await IsUnchangedAsync(reader, wallet, cancellationToken))
                    return RebuildOutcome.NotPossible;
                continue;
            }

            var row = WalletRowOf(wallet, replay);
            var differences = await DifferencesAsync(reader, wallet, replay, firstOnly: false, cancellationToken);
            if (differences.Count == 0)
                return RebuildOutcome.NothingToDo;
            if (!await IsUnchangedAsync(reader, wallet, cancellationToken))
                continue;
            if (differences.Exists(difference => difference.Mend is null))
                return RebuildOutcome.NotPossible;
            if (await _runner.WriteAsync([row, .. differences.SelectMany(difference => difference.Mend!).Distinct()], cancellationToken) == WriteOutcome.Written)
                return RebuildOutcome.Rebuilt;
        }

        return RebuildOutcome.Busy;
    }

    async Task<(bool Settled, LedgerFinding? Finding, long Entries, long Erased)> CheckReadableAsync(int walletId, CancellationToken cancellationToken)
    {
        try
        {
            return await CheckAsync(walletId, cancellationToken);
        }
        catch (Exception exception) when (Unreadable.IsOf(exception))
        {
            return (true, Unreadable.Of(walletId, CashbackTableNames.Wallet, exception), 0, 0);
        }
    }

    async Task<ErasedTexts> ErasedAsync(WalletReader reader, CancellationToken cancellationToken) => new(await reader.ErasedTextsAsync(_erasureSql, cancellationToken), _keys);

    async Task<(bool Settled, LedgerFinding? Finding, long Entries, long Erased)> CheckAsync(int walletId, CancellationToken cancellationToken)
    {
        var reader = new WalletReader(_runner, _sql, walletId);
        for (var tries = 0; tries < MaxTries; tries++)
        {
            if (await reader.WalletAsync(cancellationToken) is not { } wallet)
                return (true, null, 0, 0);

            var states = new SealedStates(wallet, await reader.LeavesAsync(_sealSql, cancellationToken));
            var replay = new WalletReplay(wallet, await ErasedAsync(reader, cancellationToken), states);
            var finding = await reader.ReplayAsync(replay, cancellationToken)
                ?? states.AtEnd(replay.Sequence).FirstOrDefault()
                ?? (await DifferencesAsync(reader, wallet, replay, firstOnly: true, cancellationToken)).FirstOrDefault()?.Finding;
            // Between its queries somebody may have committed: that looks like damage and is none.
            if (finding is null || await IsUnchangedAsync(reader, wallet, cancellationToken))
                return (true, finding, replay.Sequence, replay.ErasedTexts);
        }

        return (false, null, 0, 0);
    }

    async Task<List<Difference>> DifferencesAsync(WalletReader reader, Wallet wallet, WalletReplay replay, bool firstOnly, CancellationToken cancellationToken)
    {
        var check = new ProjectionCheck(_commit, wallet, replay);
        var differences = check.Wallet().ToList();
        await foreach (var page in reader.ProjectionsAsync(Math.Max(replay.LotCount, replay.HoldCount), cancellationToken))
        {
            if (firstOnly && differences.Count > 0)
                return differences;
            differences.AddRange(check.Rows(page));
        }

        differences.AddRange(check.Missing());
        return differences;
    }

    // Guarded as every commit is: who decided on the old state has to decide anew.
    Statement WalletRowOf(Wallet wallet, WalletReplay replay)
    {
        var row = new Wallet
        {
            Version = wallet.Version + 1,
            Sequence = replay.Sequence,
            LastHash = replay.LastHash,
            HashFormat = replay.Format,
            LotCount = replay.LotCount,
            HoldCount = replay.HoldCount,
            Pending = replay.Pending,
            Available = replay.Available,
            Reserved = replay.Reserved,
            Debt = replay.Debt,
            State = replay.State,
            MergedIntoId = replay.MergedIntoId,
        };
        return new(_commit.UpdateWallet, 1,
            [.. Rows.Wallets.Bind(row, CommitSql.WalletChanges), Parameter.Int(nameof(wallet.Id), wallet.Id), Parameter.Long(CommitSql.Before, wallet.Version)]);
    }

    static async Task<bool> IsUnchangedAsync(WalletReader reader, Wallet wallet, CancellationToken cancellationToken) =>
        await reader.WalletAsync(cancellationToken) is { } now && now.Version == wallet.Version;
}

/// <summary>How a rebuild ended.</summary>
public enum RebuildOutcome
{
    /// <summary>Everything was as the entries say; nothing was written.</summary>
    NothingToDo,

    /// <summary>The rows that differed were written anew.</summary>
    Rebuilt,

    /// <summary>The entries themselves are damaged, or a row is missing whose dates they do not tell: restore from a backup. Nothing was written.</summary>
    NotPossible,

    /// <summary>There is no such wallet.</summary>
    UnknownWallet,

    /// <summary>Other writers were faster each time. Nothing was written.</summary>
    Busy,
}
