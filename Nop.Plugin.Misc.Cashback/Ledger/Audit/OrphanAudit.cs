using Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

namespace Nop.Plugin.Misc.Cashback.Ledger.Audit;

/// <summary>Finds rows that name a wallet that is not there. Wallets are never deleted, so there must be none.</summary>
sealed class OrphanAudit(StatementRunner runner, AuditSql sql)
{
    const int MostOfATable = 100;

    readonly (string Table, string Sql)[] _queries =
    [
        (CashbackTableNames.Entry, sql.OrphanEntries), (CashbackTableNames.LotMovement, sql.OrphanMovements), (CashbackTableNames.Lot, sql.OrphanLots),
        (CashbackTableNames.Hold, sql.OrphanHolds), (CashbackTableNames.HoldLot, sql.OrphanHoldLots), (CashbackTableNames.OrderAccount, sql.OrphanOrders),
        (CashbackTableNames.SealLeaf, sql.OrphanLeaves),
    ];

    /// <summary>Finds them: one finding for each table and wallet, at most 100 of a table.</summary>
    public async Task<IReadOnlyList<LedgerFinding>> FindAsync(CancellationToken cancellationToken)
    {
        var findings = new List<LedgerFinding>();
        foreach (var (table, query) in _queries)
        {
            var wallets = await runner.ReadAsync(() => new List<int>(), found => [new(query, reader => found.Add(reader.GetInt32(0)), Parameter.Int(AuditSql.UpTo, MostOfATable))], cancellationToken);
            findings.AddRange(wallets.Select(id => new LedgerFinding(id, FindingCode.WalletMissing, table, id, "a wallet", "none")));
        }

        return findings;
    }
}
