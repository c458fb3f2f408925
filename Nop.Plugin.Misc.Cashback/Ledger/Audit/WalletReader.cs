using Nop.Plugin.Misc.Cashback.Ledger.Seals;
using Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

namespace Nop.Plugin.Misc.Cashback.Ledger.Audit;

/// <summary>Reads a wallet's rows in pages.</summary>
sealed class WalletReader(StatementRunner runner, AuditSql sql, int walletId)
{
    const int PageSize = 500;

    /// <summary>Reads the wallet's row; null: there is none.</summary>
    public async Task<Wallet?> WalletAsync(CancellationToken cancellationToken) =>
        (await runner.ReadAsync(() => new List<Wallet>(), found => [new(sql.WalletRow, reader => found.Add(Rows.Wallets.Read(reader)), Id)], cancellationToken)).FirstOrDefault();

    /// <summary>Reads the states of the wallet that were sealed.</summary>
    public Task<List<SealLeaf>> LeavesAsync(SealSql seals, CancellationToken cancellationToken) =>
        runner.ReadAsync(() => new List<SealLeaf>(), found => [new(seals.LeavesOfWallet, reader => found.Add(Rows.SealLeaves.Read(reader)), Parameter.Int(nameof(SealLeaf.WalletId), walletId))], cancellationToken);

    /// <summary>What stands for erased texts of the wallet.</summary>
    public Task<List<ErasedText>> ErasedTextsAsync(ErasureSql erasure, CancellationToken cancellationToken) =>
        runner.ReadAsync(() => new List<ErasedText>(), found => [new(erasure.ErasedOfWallet, reader => found.Add(Rows.ErasedTexts.Read(reader)), Parameter.Int(nameof(ErasedText.WalletId), walletId))], cancellationToken);

    /// <summary>Replays all entries.</summary>
    /// <returns>The first bad entry or movement; null: none.</returns>
    public async Task<LedgerFinding?> ReplayAsync(WalletReplay replay, CancellationToken cancellationToken)
    {
        for (long after = 0; replay.Sequence == after; after += PageSize)
        {
            Parameter[] page = [Id, Parameter.Long(AuditSql.After, after), Parameter.Long(AuditSql.UpTo, after + PageSize)];
            var (entries, movements) = await runner.ReadAsync(() => (Entries: new List<LedgerEntry>(), Movements: new List<LotMovement>()), rows =>
            [
                new(sql.Entries, reader => rows.Entries.Add(Rows.Entries.Read(reader)), page),
                new(sql.Movements, reader => rows.Movements.Add(Rows.Movements.Read(reader)), page),
            ], cancellationToken);
            var ofEntries = movements.ToLookup(movement => movement.Sequence);
            foreach (var entry in entries)
                if (replay.Take(entry, [.. ofEntries[entry.Sequence]]) is { } finding)
                    return finding;
        }

        return await OutsideAsync(replay, cancellationToken);
    }

    /// <summary>Reads lots, holds with their shares, and order accounts, a page of each at a time.</summary>
    public async IAsyncEnumerable<ProjectionPage> ProjectionsAsync(int highest, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (number, order, more) = (0, 0, true);
        while (more)
        {
            // The last page takes in whatever lies beyond the numbers that are known.
            var upTo = highest - number <= PageSize ? int.MaxValue : number + PageSize;
            Parameter[] range = [Id, Parameter.Int(AuditSql.After, number), Parameter.Int(AuditSql.UpTo, upTo)];
            Parameter[] ofOrders = [Id, Parameter.Int(AuditSql.After, order), Parameter.Int(AuditSql.UpTo, PageSize)];
            var page = await runner.ReadAsync(() => new ProjectionPage([], [], [], []), page =>
            [
                new(sql.Lots, reader => page.Lots.Add(Rows.Lots.Read(reader)), range),
                new(sql.Holds, reader => page.Holds.Add(Rows.Holds.Read(reader)), range),
                new(sql.HoldLots, reader => page.HoldLots.Add(Rows.HoldLots.Read(reader)), range),
                new(sql.Orders, reader => page.Orders.Add(Rows.Orders.Read(reader)), ofOrders),
            ], cancellationToken);
            yield return page;
            number = upTo;
            order = page.Orders.Count > 0 ? page.Orders[^1].Id : order;
            more = upTo != int.MaxValue || page.Orders.Count == PageSize;
        }
    }

    Parameter Id => Parameter.Int(AuditSql.Wallet, walletId);

    async Task<LedgerFinding?> OutsideAsync(WalletReplay replay, CancellationToken cancellationToken)
    {
        var upTo = Parameter.Long(AuditSql.UpTo, replay.Sequence);
        var lowest = await runner.ReadAsync(() => new List<long?>(), found =>
        [
            new(sql.EntriesOutside, reader => found.Add(Optional(reader)), Id, upTo),
            new(sql.MovementsOutside, reader => found.Add(Optional(reader)), Id, upTo),
        ], cancellationToken);
        var (entry, movement) = (lowest[0], lowest[1]);
        // Movements right behind the last entry are what is left of one that was taken out.
        if (entry is null && movement == replay.Sequence + 1)
            return new(walletId, FindingCode.SequenceGap, CashbackTableNames.Entry, movement.Value, "an entry", "none");
        if (entry is { } sequence)
            return new(walletId, FindingCode.SequenceGap, CashbackTableNames.Entry, Math.Min(sequence, replay.Sequence + 1), $"{replay.Sequence + 1}", $"{sequence}");
        return movement is { } orphan
            ? new(walletId, FindingCode.OrphanMovement, CashbackTableNames.LotMovement, orphan, "an entry", "none")
            : null;
    }

    static long? Optional(DbDataReader reader) => reader.IsDBNull(0) ? null : reader.GetInt64(0);
}
