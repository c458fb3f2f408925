using FluentMigrator;

namespace Nop.Plugin.Misc.Cashback.Platform.Schema;

/// <summary>Makes what is missing of a table and leaves what is there: an installation may find the tables of an earlier one.</summary>
sealed class SchemaEnsurer(MigrationBase migration)
{
    const string Id = "Id";

    readonly bool _onMySql = IsMySql(migration);

    /// <summary>Makes the table with its columns, or those columns that it lacks, and the indexes that it lacks.</summary>
    public void Ensure(TableSpec table)
    {
        if (migration.Schema.Table(table.Name).Exists())
            Complete(table);
        else
            Make(table);
        foreach (var (columns, unique) in table.Indexes)
            Index(table.Name, columns, unique);
    }

    void Make(TableSpec table)
    {
        var created = migration.Create.Table(table.Name).WithColumn(Id).AsInt32().PrimaryKey().Identity();
        foreach (var column in table.Columns)
        {
            created = column.As(created.WithColumn(column.Name), _onMySql);
            created = column.Optional ? created.Nullable() : created.NotNullable();
        }
    }

    void Complete(TableSpec table)
    {
        foreach (var column in table.Columns)
        {
            if (!migration.Schema.Table(table.Name).Column(column.Name).Exists())
                Add(table.Name, column);
            else if (_onMySql && column.Type == ColumnType.Prose)
                Widen(table.Name, column);
        }
    }

    void Add(string table, ColumnSpec column)
    {
        var added = column.As(migration.Alter.Table(table).AddColumn(column.Name), _onMySql);
        if (column.Optional)
            added.Nullable();
        // MySQL takes no default for such a text; rows that are there get an empty one.
        else if (_onMySql && column.IsUnbounded)
            added.NotNullable();
        else
            added.NotNullable().WithDefaultValue(column.Default);
    }

    // An earlier version made it a national text. To say again what is so already costs nothing.
    void Widen(string table, ColumnSpec column)
    {
        var widened = column.As(migration.Alter.Table(table).AlterColumn(column.Name), _onMySql);
        if (column.Optional)
            widened.Nullable();
        else
            widened.NotNullable();
    }

    // What is delegated runs at once, and only on a database of these names.
    static bool IsMySql(MigrationBase migration)
    {
        var answer = false;
        migration.IfDatabase("MySql", "MySql5", "MariaDB").Delegate(() => answer = true);
        return answer;
    }

    void Index(string table, IReadOnlyList<string> columns, bool unique)
    {
        var name = $"{(unique ? "UX" : "IX")}_{table}_{string.Join('_', columns)}";
        // Asked of a table that this very migration makes, some databases would answer with an error.
        if (migration.Schema.Table(table).Exists() && migration.Schema.Table(table).Index(name).Exists())
            return;

        var index = migration.Create.Index(name).OnTable(table).OnColumn(columns[0]).Ascending();
        foreach (var column in columns.Skip(1))
            index = index.OnColumn(column).Ascending();
        if (unique)
            index.WithOptions().Unique();
    }
}
