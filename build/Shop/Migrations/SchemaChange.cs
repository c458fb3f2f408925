namespace Cashback.Preview.Migrations;

/// <summary>One change of the schema, as a migration stated it; executed after the migration has run through, in the order stated.</summary>
abstract record SchemaChange;

/// <summary>A new table; its columns are added while the migration goes on.</summary>
sealed record NewTable(string Name, List<ColumnSpec> Columns) : SchemaChange;

/// <summary>A new column of a table that exists.</summary>
sealed record NewColumn(string Table, ColumnSpec Column) : SchemaChange;

/// <summary>A column that is described anew.</summary>
sealed record ChangedColumn(string Table, ColumnSpec Column) : SchemaChange;

/// <summary>A new index.</summary>
sealed record NewIndex : SchemaChange
{
    public string? Name { get; init; }
    public string Table { get; set; } = "";
    public bool Unique { get; set; }
    public List<(string Column, bool Descending)> Columns { get; } = [];
}

/// <summary>A table to drop.</summary>
sealed record DroppedTable(string Name) : SchemaChange
{
    public bool IfExists { get; set; }
}

/// <summary>An index to drop.</summary>
sealed record DroppedIndex(string? Name) : SchemaChange
{
    public string Table { get; set; } = "";
}

/// <summary>A statement in the database's own words.</summary>
sealed record Statement(string Sql) : SchemaChange;

/// <summary>A column as a migration describes it.</summary>
sealed class ColumnSpec(string name)
{
    public string Name { get; } = name;
    public ColumnKind Kind { get; set; } = ColumnKind.Text;
    public string? Custom { get; set; }
    public int Size { get; set; }
    public int Precision { get; set; }
    public bool Nullable { get; set; }
    public bool Identity { get; set; }
    public bool PrimaryKey { get; set; }
    public bool Unique { get; set; }
    public bool Indexed { get; set; }
    public string? IndexName { get; set; }
    public object? Default { get; set; }
    public object? ExistingRows { get; set; }
}

/// <summary>What a column holds.</summary>
enum ColumnKind
{
    Text,
    Int16,
    Int32,
    Int64,
    Boolean,
    Decimal,
    Double,
    DateTime,
    Date,
    Time,
    Guid,
    Binary,
    Custom,
}
