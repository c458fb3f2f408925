namespace Nop.Plugin.Misc.Cashback.Tests.Databases;

/// <summary>The databases that tests run on.</summary>
public enum DatabaseKind
{
    /// <summary>A fresh SQLite file.</summary>
    Sqlite,

    /// <summary>A fresh database on a real PostgreSQL server.</summary>
    PostgreSql,

    /// <summary>The same, spoken to as SQL Server is: BEGIN, batches with a count for each statement, COMMIT; a SELECT may see two states.</summary>
    PostgreSqlInTransactions,

    /// <summary>A fresh database on a real MariaDB server, by the connector that the shop has.</summary>
    MariaDb,
}
