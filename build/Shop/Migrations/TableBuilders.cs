using FluentMigrator.Builders.Alter.Table;
using FluentMigrator.Builders.Create.Column;
using FluentMigrator.Builders.Create.Table;

namespace Cashback.Preview.Migrations;

/// <summary><c>Create.Table(…).WithColumn(…)…</c></summary>
sealed class CreateTableBuilder(NewTable table)
    : ColumnBuilder<ICreateTableColumnOptionOrWithColumnSyntax, ICreateTableColumnOptionOrForeignKeyCascadeOrWithColumnSyntax>,
        ICreateTableWithColumnOrSchemaOrDescriptionSyntax, ICreateTableColumnAsTypeSyntax, ICreateTableColumnOptionOrForeignKeyCascadeOrWithColumnSyntax
{
    protected override ColumnSpec Column => table.Columns[^1];

    public ICreateTableColumnAsTypeSyntax WithColumn(string name)
    {
        table.Columns.Add(new(name));
        return this;
    }
}

/// <summary><c>Alter.Table(…).AddColumn(…)…</c> and <c>.AlterColumn(…)…</c></summary>
sealed class AlterTableBuilder(string table, List<SchemaChange> changes)
    : ColumnBuilder<IAlterTableColumnOptionOrAddColumnOrAlterColumnSyntax, IAlterTableColumnOptionOrAddColumnOrAlterColumnOrForeignKeyCascadeSyntax>,
        IAlterTableAddColumnOrAlterColumnOrSchemaOrDescriptionSyntax, IAlterTableColumnAsTypeSyntax, IAlterTableColumnOptionOrAddColumnOrAlterColumnOrForeignKeyCascadeSyntax
{
    ColumnSpec? _column;

    protected override ColumnSpec Column => _column ?? throw new InvalidOperationException("Name a column first.");

    public IAlterTableColumnAsTypeSyntax AddColumn(string name)
    {
        _column = new(name);
        changes.Add(new NewColumn(table, _column));
        return this;
    }

    public IAlterTableColumnAsTypeSyntax AlterColumn(string name)
    {
        _column = new(name);
        changes.Add(new ChangedColumn(table, _column));
        return this;
    }
}

/// <summary><c>Create.Column(…).OnTable(…)…</c></summary>
sealed class CreateColumnBuilder(ColumnSpec column, List<SchemaChange> changes)
    : ColumnBuilder<ICreateColumnOptionSyntax, ICreateColumnOptionOrForeignKeyCascadeSyntax>,
        ICreateColumnOnTableSyntax, ICreateColumnAsTypeOrInSchemaSyntax, ICreateColumnOptionOrForeignKeyCascadeSyntax
{
    protected override ColumnSpec Column => column;

    public ICreateColumnAsTypeOrInSchemaSyntax OnTable(string name)
    {
        changes.Add(new NewColumn(name, column));
        return this;
    }
}
