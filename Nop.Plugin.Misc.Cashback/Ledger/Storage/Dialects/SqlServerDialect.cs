namespace Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;

/// <summary>SQL Server by Microsoft.Data.SqlClient.</summary>
sealed class SqlServerDialect : LedgerDialect
{
    public override string True => "1";

    /// <summary>Read committed by locks: a SELECT that has read one table may meet a commit before it reads the other.</summary>
    public override bool SelectsFromOneState => false;

    public override string Quote(string name) => $"[{name}]";

    /// <summary>IF EXISTS came with SQL Server 2016; nopCommerce runs on 2012 too.</summary>
    public override string DropTable(string table) => $"IF OBJECT_ID(N'{table}', N'U') IS NOT NULL DROP TABLE {Quote(table)}";

    public override string Take(string parameter) => $"OFFSET 0 ROWS FETCH NEXT {parameter} ROWS ONLY";

    /// <summary>2601, 2627: duplicate key. 1205: deadlock, 1222: lock timeout, 3960: snapshot update conflict. -2: the command's time has passed.</summary>
    public override LedgerFault FaultOf(DbException exception) => NumberOf(exception, "Number") switch
    {
        2601 or 2627 => LedgerFault.Duplicate,
        1205 or 1222 or 3960 => LedgerFault.Race,
        -2 => LedgerFault.TimedOut,
        _ => LedgerFault.Other,
    };
}
