namespace Cashback.Preview.Migrations;

/// <summary>SQLite: text compares without regard to case as the shop's databases do; decimals are text, so that no digit is lost.</summary>
sealed class SqliteSchemaWriter : SchemaWriter
{
    protected override string TypeOf(ColumnSpec column) => column.Kind switch
    {
        ColumnKind.Int16 or ColumnKind.Int32 or ColumnKind.Int64 or ColumnKind.Boolean => "INTEGER",
        ColumnKind.Double => "REAL",
        ColumnKind.Binary => "BLOB",
        ColumnKind.Text => "TEXT COLLATE NOCASE",
        ColumnKind.Custom => column.Custom!,
        _ => "TEXT",
    };

    protected override string IdentityOf(ColumnSpec column) => "INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT";
}
