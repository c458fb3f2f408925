using System.Data.Common;
using Nop.Plugin.Misc.Cashback.Data;
using Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

namespace Nop.Plugin.Misc.Cashback.Ledger.Audit;

/// <summary>Reads a wallet's rows in pages.</summary>
sealed class WalletReader(StatementRunner runner, AuditSql sql, int walletId)
{
    const int PageSize = 500;

    /// <summary>The wallet's row; null: there is none.</summary>
    public async Task<Wallet?> WalletAsync(CancellationToken cancellationToken)
    {
        Wallet? wallet = null;
        await runner.ReadAsync([new(sql.WalletRow, reader => wallet = Rows.Wallets.Read(reader), Id)], cancellationToken);
        return wallet;
    }

    /// <summary>Replays all entries.</summary>
    /// <returns>The first bad entry or movement; null: none.</returns>
    public async Task<LedgerFinding?> ReplayAsync(WalletReplay replay, CancellationToken cancellationToken)
    {
        for (long after = 0; replay.Sequence == after; after += PageSize)
        {
            var entries = new List<LedgerEntry>();
            var movements = new List<LotMovement>();
            Parameter[] page = [Id, Parameter.Long(AuditSql.After, after), Parameter.Long(AuditSql.UpTo, after + PageSize)];
            await runner.ReadAsync([
                new(sql.Entries, reader => entries.Add(Rows.Entries.Read(reader)), page),
                new(sql.Movements, reader => movements.Add(Rows.Movements.Read(reader)), page)], cancellationToken);
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
            var page = new ProjectionPage([], [], [], []);
            // The last page takes in whatever lies beyond the numbers that are known.
            var upTo = highest - number <= PageSize ? int.MaxValue : number + PageSize;
            Parameter[] range = [Id, Parameter.Int(AuditSql.After, number), Parameter.Int(AuditSql.UpTo, upTo)];
            await runner.ReadAsync([
                new(sql.Lots, reader => page.Lots.Add(Rows.Lots.Read(reader)), range),
                new(sql.Holds, reader => page.Holds.Add(Rows.Holds.Read(reader)), range),
                new(sql.HoldLots, reader => page.HoldLots.Add(Rows.HoldLots.Read(reader)), range),
                new(sql.Orders, reader => page.Orders.Add(Rows.Orders.Read(reader)), Id, Parameter.Int(AuditSql.After, order), Parameter.Int(AuditSql.UpTo, PageSize))], cancellationToken);
            yield return page;
            number = upTo;
            order = page.Orders.Count > 0 ? page.Orders[^1].Id : order;
            more = upTo != int.MaxValue || page.Orders.Count == PageSize;
        }
    }

    Parameter Id => Parameter.Int(AuditSql.Wallet, walletId);

    async Task<LedgerFinding?> OutsideAsync(WalletReplay replay, CancellationToken cancellationToken)
    {
        long? entry = null, movement = null;
        var upTo = Parameter.Long(AuditSql.UpTo, replay.Sequence);
        await runner.ReadAsync([
            new(sql.EntriesOutside, reader => entry = Optional(reader), Id, upTo),
            new(sql.MovementsOutside, reader => movement = Optional(reader), Id, upTo)], cancellationToken);
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
