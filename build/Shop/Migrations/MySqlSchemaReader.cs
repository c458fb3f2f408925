using System.Data.Common;

namespace Cashback.Preview.Migrations;

/// <summary>Looks into MySQL and MariaDB.</summary>
sealed class MySqlSchemaReader(DbConnection connection) : SchemaReader(connection)
{
    public override SchemaWriter Writer { get; } = new MySqlSchemaWriter();

    public override bool IsNamed(string database) => database.Equals("mysql", StringComparison.OrdinalIgnoreCase)
        || database.Equals("mysql5", StringComparison.OrdinalIgnoreCase) || database.Equals("mariadb", StringComparison.OrdinalIgnoreCase);

    public override bool HasTable(string table) =>
        Any("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = SCHEMA() AND table_name = @table", ("@table", table));

    public override bool HasColumn(string table, string column) =>
        Any("SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = SCHEMA() AND table_name = @table AND column_name = @column",
            ("@table", table), ("@column", column));

    public override bool HasIndex(string table, string index) =>
        Any("SELECT COUNT(*) FROM information_schema.statistics WHERE table_schema = SCHEMA() AND table_name = @table AND index_name = @index",
            ("@table", table), ("@index", index));
}
