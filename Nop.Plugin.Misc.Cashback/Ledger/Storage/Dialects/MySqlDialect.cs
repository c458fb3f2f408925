namespace Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;

/// <summary>MySQL and MariaDB by MySqlConnector.</summary>
sealed class MySqlDialect : LedgerDialect
{
    /// <summary>Before 8.0 a WHERE needs a FROM.</summary>
    public override string FromNothing => "FROM DUAL ";

    /// <summary>MySqlConnector leaves the count of a batch's command at 0; the sum that the batch returns is right.</summary>
    public override bool CountsEachStatement => false;

    /// <summary>Its migrations make national texts, which are utf8mb3: no character above U+FFFF.</summary>
    public override bool ShopHoldsEveryCharacter => false;

    /// <summary>Its long texts are in the database's own character set: latin1 in a MariaDB where nobody chose another.</summary>
    public override string ShopCharacterSet => "SELECT character_set_name FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = @Table AND column_name = @Column";

    public override string Quote(string name) => $"`{name}`";

    /// <summary>1062: duplicate key. 1213: deadlock, 1205: lock wait timeout, 1020: record changed since last read (MariaDB). -1: the command's time has passed; 1969, 3024: the server's own limit for a statement has (MariaDB, MySQL).</summary>
    public override LedgerFault FaultOf(DbException exception) => NumberOf(exception, "Number") switch
    {
        1062 => LedgerFault.Duplicate,
        1213 or 1205 or 1020 => LedgerFault.Race,
        -1 or 1969 or 3024 => LedgerFault.TimedOut,
        _ => LedgerFault.Other,
    };
}
