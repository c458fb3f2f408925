using System.Data.Common;

namespace Cashback.Preview.Migrations;

/// <summary>Looks into SQLite.</summary>
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
