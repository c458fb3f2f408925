namespace Cashback.Preview.Migrations;

/// <summary>Writes a change in the words of one database.</summary>
abstract class SchemaWriter
{
    /// <summary>The statements of a change, in order.</summary>
    public IEnumerable<string> Write(SchemaChange change) => change switch
    {
        NewTable table => [CreateTable(table), .. table.Columns.Where(column => column.Indexed).Select(column => ColumnIndex(table.Name, column))],
        NewColumn added => AddColumn(added),
        ChangedColumn changed => [ChangeColumn(changed.Table, changed.Column)],
        NewIndex index => [CreateIndex(index)],
        DroppedTable table => [$"DROP TABLE {(table.IfExists ? "IF EXISTS " : "")}{Quote(table.Name)}"],
        DroppedIndex index => [DropIndex(index.Name ?? throw new NotSupportedException("Name the index to drop."), index.Table)],
        Statement statement => [statement.Sql],
        _ => throw new NotSupportedException(change.GetType().Name),
    };

    /// <summary>The type of a column.</summary>
    protected abstract string TypeOf(ColumnSpec column);

    /// <summary>A key column that the database counts up.</summary>
    protected abstract string IdentityOf(ColumnSpec column);

    /// <summary>A constant.</summary>
    protected virtual string Literal(object value) => value switch
    {
        bool truth => truth ? "TRUE" : "FALSE",
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        DateTime instant => $"'{instant.ToString("yyyy-MM-dd HH:mm:ss.fffffff", CultureInfo.InvariantCulture)}'",
        Guid guid => $"'{guid:D}'",
        Enum => throw new NotSupportedException("FluentMigrator's special defaults are not used."),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException(value.GetType().Name),
    };

    /// <summary>A name in quotes.</summary>
    public virtual string Quote(string name) => $"\"{name}\"";

    /// <summary>Describes a column anew.</summary>
    protected virtual string ChangeColumn(string table, ColumnSpec column) => throw new NotSupportedException("No migration changes a column here.");

    /// <summary>Drops an index.</summary>
    protected virtual string DropIndex(string name, string table) => $"DROP INDEX {Quote(name)}";

    string CreateTable(NewTable table)
    {
        var keys = table.Columns.Where(column => column is { PrimaryKey: true, Identity: false }).Select(column => Quote(column.Name)).ToList();
        var parts = table.Columns.Select(Describe).ToList();
        if (keys.Count > 0)
            parts.Add($"PRIMARY KEY ({string.Join(", ", keys)})");
        return $"CREATE TABLE {Quote(table.Name)} ({string.Join(", ", parts)})";
    }

    IEnumerable<string> AddColumn(NewColumn added)
    {
        yield return $"ALTER TABLE {Quote(added.Table)} ADD COLUMN {Describe(added.Column)}";
        if (added.Column.ExistingRows is { } value)
            yield return $"UPDATE {Quote(added.Table)} SET {Quote(added.Column.Name)} = {Literal(value)}";
        if (added.Column.Indexed)
            yield return ColumnIndex(added.Table, added.Column);
    }

    /// <summary>A column with its type and what it may hold.</summary>
    protected string Describe(ColumnSpec column)
    {
        if (column.Identity)
            return $"{Quote(column.Name)} {IdentityOf(column)}";
        var text = $"{Quote(column.Name)} {TypeOf(column)} {(column.Nullable ? "NULL" : "NOT NULL")}";
        if (column.Default is { } value)
            text += $" DEFAULT {Literal(value)}";
        return text;
    }

    string ColumnIndex(string table, ColumnSpec column)
    {
        var index = new NewIndex { Name = column.IndexName ?? $"IX_{table}_{column.Name}", Table = table, Unique = column.Unique };
        index.Columns.Add((column.Name, false));
        return CreateIndex(index);
    }

    string CreateIndex(NewIndex index)
    {
        var name = index.Name ?? $"IX_{index.Table}_{string.Join("_", index.Columns.Select(column => column.Column))}";
        var columns = string.Join(", ", index.Columns.Select(column => Quote(column.Column) + (column.Descending ? " DESC" : "")));
        return $"CREATE {(index.Unique ? "UNIQUE " : "")}INDEX {Quote(name)} ON {Quote(index.Table)} ({columns})";
    }
}
