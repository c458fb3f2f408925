namespace Nop.Plugin.Misc.Cashback.Tests.Databases;

/// <summary>The databases that tests run on.</summary>
public enum DatabaseKind
{
    /// <summary>A fresh SQLite file.</summary>
    Sqlite,

    /// <summary>A fresh database on a real PostgreSQL server.</summary>
    PostgreSql,

    /// <summary>The same, spoken to as SQL Server and MySQL are: BEGIN, one batch, counts, COMMIT.</summary>
    PostgreSqlInTransactions,
}
