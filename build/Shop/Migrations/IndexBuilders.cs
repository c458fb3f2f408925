using FluentMigrator.Builders;
using FluentMigrator.Builders.Create.Index;
using FluentMigrator.Builders.Delete.Index;
using FluentMigrator.Model;

namespace Cashback.Preview.Migrations;

/// <summary><c>Create.Index(…).OnTable(…).OnColumn(…)…</c></summary>
sealed class CreateIndexBuilder(NewIndex index) : ICreateIndexForTableSyntax, ICreateIndexOnColumnOrInSchemaSyntax, ICreateIndexColumnOptionsSyntax,
    ICreateIndexMoreColumnOptionsSyntax, ICreateIndexColumnUniqueOptionsSyntax, ICreateIndexOptionsSyntax
{
    public IndexColumnDefinition CurrentColumn => throw new NotSupportedException("The preview store keeps its own definitions.");

    public ICreateIndexOnColumnOrInSchemaSyntax OnTable(string tableName)
    {
        index.Table = tableName;
        return this;
    }

    public ICreateIndexColumnOptionsSyntax OnColumn(string columnName)
    {
        index.Columns.Add((columnName, false));
        return this;
    }

    public ICreateIndexMoreColumnOptionsSyntax Ascending() => this;

    public ICreateIndexMoreColumnOptionsSyntax Descending()
    {
        index.Columns[^1] = index.Columns[^1] with { Descending = true };
        return this;
    }

    public ICreateIndexOptionsSyntax WithOptions() => this;

    ICreateIndexColumnUniqueOptionsSyntax ICreateIndexColumnOptionsSyntax.Unique()
    {
        index.Unique = true;
        return this;
    }

    ICreateIndexOnColumnSyntax ICreateIndexOptionsSyntax.Unique()
    {
        index.Unique = true;
        return this;
    }
}

/// <summary><c>Delete.Table(…)</c></summary>
sealed class DropTableBuilder(DroppedTable table) : IIfExistsOrInSchemaSyntax
{
    public IInSchemaSyntax IfExists()
    {
        table.IfExists = true;
        return this;
    }

    public void InSchema(string schemaName) => throw new NotSupportedException("nopCommerce uses one schema.");
}

/// <summary><c>Delete.Index(…).OnTable(…)</c></summary>
sealed class DropIndexBuilder(DroppedIndex index) : IDeleteIndexForTableSyntax, IDeleteIndexOnColumnOrInSchemaSyntax
{
    public IDeleteIndexOnColumnOrInSchemaSyntax OnTable(string tableName)
    {
        index.Table = tableName;
        return this;
    }

    public IDeleteIndexOptionsSyntax WithOptions() => throw new NotSupportedException("The preview store drops indexes without options.");
}
