using System.Data.Common;

namespace Cashback.Preview.Migrations;

/// <summary>Tells what is in the database, and writes its words for a change.</summary>
abstract class SchemaReader(DbConnection connection)
{
    /// <summary>The open connection that migrations run on.</summary>
    public DbConnection Connection { get; } = connection;

    /// <summary>The transaction of the migration that runs.</summary>
    public DbTransaction? Transaction { get; set; }

    /// <summary>The words for a change.</summary>
    public abstract SchemaWriter Writer { get; }

    /// <summary>Whether a migration means this database by a name.</summary>
    public abstract bool IsNamed(string database);

    public abstract bool HasTable(string table);

    public abstract bool HasColumn(string table, string column);

    public abstract bool HasIndex(string table, string index);

    /// <summary>Whether a count is above zero.</summary>
    protected bool Any(string sql, params (string Name, object Value)[] parameters) => Convert.ToInt64(Scalar(sql, parameters)) > 0;

    object? Scalar(string sql, (string Name, object Value)[] parameters)
    {
        using var command = Connection.CreateCommand();
        command.Transaction = Transaction;
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command.ExecuteScalar();
    }
}

sealed class SqliteSchemaReader(DbConnection connection) : SchemaReader(connection)
{
    public override SchemaWriter Writer { get; } = new SqliteSchemaWriter();

    public override bool IsNamed(string database) => database.StartsWith("sqlite", StringComparison.OrdinalIgnoreCase);

    public override bool HasTable(string table) =>
        Any("SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = @table", ("@table", table));

    public override bool HasColumn(string table, string column) =>
        Any("SELECT COUNT(*) FROM pragma_table_info(@table) WHERE name = @column", ("@table", table), ("@column", column));

    public override bool HasIndex(string table, string index) =>
        Any("SELECT COUNT(*) FROM sqlite_master WHERE type = 'index' AND tbl_name = @table AND name = @index", ("@table", table), ("@index", index));
}

sealed class PostgresSchemaReader(DbConnection connection) : SchemaReader(connection)
{
    public override SchemaWriter Writer { get; } = new PostgresSchemaWriter();

    public override bool IsNamed(string database) => database.StartsWith("postgres", StringComparison.OrdinalIgnoreCase);

    public override bool HasTable(string table) =>
        Any("SELECT COUNT(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = @table", ("@table", table));

    public override bool HasColumn(string table, string column) =>
        Any("SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = @table AND column_name = @column",
            ("@table", table), ("@column", column));

    public override bool HasIndex(string table, string index) =>
        Any("SELECT COUNT(*) FROM pg_indexes WHERE schemaname = current_schema() AND tablename = @table AND indexname = @index",
            ("@table", table), ("@index", index));
}
