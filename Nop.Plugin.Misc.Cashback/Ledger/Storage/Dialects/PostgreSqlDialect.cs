namespace Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;

/// <summary>PostgreSQL by Npgsql.</summary>
sealed class PostgreSqlDialect : LedgerDialect
{
    /// <summary>Npgsql sends a batch up to one Sync, and the server runs it as one implicit transaction.</summary>
    public override bool CommitsWithBatch => true;

    public override bool KeepsPrepared => true;

    public override bool NumbersParameters => true;

    /// <summary>nopCommerce makes text columns citext; compared with a parameter of type text such a column is cast, and its index does not serve.</summary>
    public override string Text(string parameter) => $"CAST({parameter} AS citext)";

    /// <summary>Divides by the count of rows.</summary>
    public override string Guarded(string update) => $"WITH changed AS ({update} RETURNING 1) SELECT 1/count(*) FROM changed";

    /// <summary>SQLSTATE: unique_violation; serialization_failure, deadlock_detected, lock_not_available, and division_by_zero of <see cref="Guarded"/>; query_canceled, as the server's own limit for a statement does. A command whose time has passed has no SQLSTATE.</summary>
    public override LedgerFault FaultOf(DbException exception) => exception.SqlState switch
    {
        "23505" => LedgerFault.Duplicate,
        "40001" or "40P01" or "55P03" or "22012" => LedgerFault.Race,
        "57014" => LedgerFault.TimedOut,
        null when exception.InnerException is TimeoutException => LedgerFault.TimedOut,
        _ => LedgerFault.Other,
    };
}
