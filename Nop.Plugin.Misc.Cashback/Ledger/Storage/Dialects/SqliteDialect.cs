namespace Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;

/// <summary>SQLite by Microsoft.Data.Sqlite: for trying and testing, no shop runs on it.</summary>
sealed class SqliteDialect : LedgerDialect
{
    const int PrimaryCode = 0xFF;

    /// <summary>1 is true also to versions that lack the word.</summary>
    public override string True => "1";

    /// <summary>2067, 1555: SQLITE_CONSTRAINT_UNIQUE, _PRIMARYKEY. 5: SQLITE_BUSY, until which the provider has tried again for as long as the command may take. 5, 6 with extended codes: SQLITE_BUSY_SNAPSHOT and others, SQLITE_LOCKED.</summary>
    public override LedgerFault FaultOf(DbException exception) => NumberOf(exception, "SqliteExtendedErrorCode") switch
    {
        2067 or 1555 => LedgerFault.Duplicate,
        5 => LedgerFault.TimedOut,
        var code when (code & PrimaryCode) is 5 or 6 => LedgerFault.Race,
        _ => LedgerFault.Other,
    };
}
