namespace Cashback.Preview.Migrations;

/// <summary>MySQL and MariaDB, as FluentMigrator's MySQL 5 generator writes with nopCommerce's types: texts of a length are national, so utf8mb3.</summary>
sealed class MySqlSchemaWriter : SchemaWriter
{
    const int LongestVarchar = 8192;
    const int LongestText = 65535;

    public override string Quote(string name) => $"`{name}`";

    protected override string ChangeColumn(string table, ColumnSpec column) => $"ALTER TABLE {Quote(table)} MODIFY COLUMN {Describe(column)}";

    protected override string DropIndex(string name, string table) => $"DROP INDEX {Quote(name)} ON {Quote(table)}";

    protected override string Literal(object value) => base.Literal(value).Replace(@"\", @"\\", StringComparison.Ordinal);

    protected override string TypeOf(ColumnSpec column) => column.Kind switch
    {
        ColumnKind.Text when column.Size == 0 => "NVARCHAR(255)",
        ColumnKind.Text when column.Size <= LongestVarchar => $"NVARCHAR({column.Size})",
        ColumnKind.Text when column.Size <= LongestText => "TEXT CHARACTER SET utf8",
        ColumnKind.Text => "LONGTEXT",
        ColumnKind.Int16 => "SMALLINT",
        ColumnKind.Int32 => "INTEGER",
        ColumnKind.Int64 => "BIGINT",
        ColumnKind.Boolean => "TINYINT(1)",
        ColumnKind.Decimal => $"DECIMAL({column.Size},{column.Precision})",
        ColumnKind.Double => "DOUBLE",
        ColumnKind.DateTime => "DATETIME(6)",
        ColumnKind.Date => "DATE",
        ColumnKind.Time => "TIME",
        ColumnKind.Guid => "CHAR(36)",
        ColumnKind.Binary => "LONGBLOB",
        ColumnKind.Custom => column.Custom!,
        _ => throw new NotSupportedException(column.Kind.ToString()),
    };

    protected override string IdentityOf(ColumnSpec column) => $"{TypeOf(column)} NOT NULL AUTO_INCREMENT PRIMARY KEY";
}
