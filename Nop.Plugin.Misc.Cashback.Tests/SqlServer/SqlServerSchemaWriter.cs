using Cashback.Preview.Migrations;

namespace Nop.Plugin.Misc.Cashback.Tests.SqlServer;

/// <summary>Writes changes as FluentMigrator's SQL Server generator does.</summary>
sealed class SqlServerSchemaWriter : SchemaWriter
{
    const int LongestText = 4000;

    public override string Quote(string name) => $"[{name}]";

    protected override string TypeOf(ColumnSpec column) => column.Kind switch
    {
        ColumnKind.Text when column.Size == 0 => "NVARCHAR(255)",
        ColumnKind.Text when column.Size <= LongestText => $"NVARCHAR({column.Size})",
        ColumnKind.Text => "NVARCHAR(MAX)",
        ColumnKind.Int32 => "INT",
        ColumnKind.Int64 => "BIGINT",
        ColumnKind.Boolean => "BIT",
        ColumnKind.Decimal => $"DECIMAL({column.Size},{column.Precision})",
        ColumnKind.DateTime => "DATETIME2",
        _ => throw new NotSupportedException($"{column.Name}: {column.Kind} {column.Custom}"),
    };

    protected override string IdentityOf(ColumnSpec column) => $"{TypeOf(column)} NOT NULL IDENTITY(1,1) PRIMARY KEY";
}
