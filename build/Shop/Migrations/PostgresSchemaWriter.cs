namespace Cashback.Preview.Migrations;

/// <summary>PostgreSQL, as nopCommerce makes its columns there.</summary>
sealed class PostgresSchemaWriter : SchemaWriter
{
    protected override string TypeOf(ColumnSpec column) => column.Kind switch
    {
        ColumnKind.Text => "citext",
        ColumnKind.Int16 => "smallint",
        ColumnKind.Int32 => "integer",
        ColumnKind.Int64 => "bigint",
        ColumnKind.Boolean => "boolean",
        ColumnKind.Decimal => $"numeric({column.Size}, {column.Precision})",
        ColumnKind.Double => "double precision",
        ColumnKind.DateTime => "timestamp without time zone",
        ColumnKind.Date => "date",
        ColumnKind.Time => "time without time zone",
        ColumnKind.Guid => "uuid",
        ColumnKind.Binary => "bytea",
        ColumnKind.Custom => column.Custom!,
        _ => throw new NotSupportedException(column.Kind.ToString()),
    };

    protected override string IdentityOf(ColumnSpec column) =>
        column.Kind == ColumnKind.Int64 ? "bigserial NOT NULL PRIMARY KEY" : "serial NOT NULL PRIMARY KEY";
}
