using System.Data.Common;

namespace Cashback.Preview.Migrations;

/// <summary>Looks into PostgreSQL.</summary>
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
