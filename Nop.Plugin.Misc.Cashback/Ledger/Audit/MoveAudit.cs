using Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

namespace Nop.Plugin.Misc.Cashback.Ledger.Audit;

/// <summary>Compares what went over from wallets to others with what came over there: of two wallets it is the same, act by act.</summary>
sealed class MoveAudit(StatementRunner runner, AuditSql sql)
{
    const int Most = 100;

    /// <summary>Finds the moves whose other half is missing or another one, by wallet; at most 100.</summary>
    public Task<IReadOnlyList<LedgerFinding>> FindAsync(CancellationToken cancellationToken) => StillWrong.AmongAsync(() => LookAsync(cancellationToken));

    // A reader may see one half of an act that is just being committed.
    async Task<IReadOnlyList<LedgerFinding>> LookAsync(CancellationToken cancellationToken) => await runner.ReadAsync(() => new List<LedgerFinding>(), rows =>
    [
        new(sql.UnevenMoves, reader => rows.Add(new(reader.GetInt32(0), FindingCode.Transfer, CashbackTableNames.Entry, Wholes.Read(reader, 2), $"as much at wallet {reader.GetInt32(1)}", $"{Wholes.Read(reader, 3)} more or less")), Parameter.Int(AuditSql.UpTo, Most)),
    ], cancellationToken);
}
