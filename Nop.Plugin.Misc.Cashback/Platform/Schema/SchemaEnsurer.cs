using FluentMigrator;

namespace Nop.Plugin.Misc.Cashback.Platform.Schema;

/// <summary>Makes what is missing of a table and leaves what is there: an installation may find the tables of an earlier one.</summary>
sealed class SchemaEnsurer(MigrationBase migration)
{
    const string Id = "Id";

    readonly bool _onMySql = IsMySql(migration);

    /// <summary>Makes the table with its columns, or those columns that it lacks.</summary>
    public void Table(string table, params IReadOnlyList<ColumnSpec> columns)
    {
        if (!migration.Schema.Table(table).Exists())
        {
            var created = migration.Create.Table(table).WithColumn(Id).AsInt32().PrimaryKey().Identity();
            foreach (var column in columns)
            {
                created = column.As(created.WithColumn(column.Name), _onMySql);
                created = column.Optional ? created.Nullable() : created.NotNullable();
            }

            return;
        }

        foreach (var column in columns)
        {
            if (!migration.Schema.Table(table).Column(column.Name).Exists())
                Add(table, column);
            else if (_onMySql && column.Type == ColumnType.Prose)
                Widen(table, column);
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

    /// <summary>Makes an index that refuses a second row of the same values.</summary>
    public void Unique(string table, params IReadOnlyList<string> columns) => Index("UX", table, columns, unique: true);

    /// <summary>Makes an index.</summary>
    public void Index(string table, params IReadOnlyList<string> columns) => Index("IX", table, columns, unique: false);

    // What is delegated runs at once, and only on a database of these names.
    static bool IsMySql(MigrationBase migration)
    {
        var answer = false;
        migration.IfDatabase("MySql", "MySql5", "MariaDB").Delegate(() => answer = true);
        return answer;
    }

    void Index(string prefix, string table, IReadOnlyList<string> columns, bool unique)
    {
        var name = $"{prefix}_{table}_{string.Join('_', columns)}";
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
