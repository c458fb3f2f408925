using FluentMigrator.Builders;
using FluentMigrator.Builders.Alter;
using FluentMigrator.Builders.Alter.Table;
using FluentMigrator.Builders.Create;
using FluentMigrator.Builders.Create.Column;
using FluentMigrator.Builders.Create.Index;
using FluentMigrator.Builders.Create.Table;
using FluentMigrator.Builders.Delete;
using FluentMigrator.Builders.Delete.Index;
using FluentMigrator.Builders.Execute;
using FluentMigrator.Builders.IfDatabase;
using FluentMigrator.Builders.Schema;
using FluentMigrator.Builders.Schema.Column;
using FluentMigrator.Builders.Schema.Index;
using FluentMigrator.Builders.Schema.Table;
using FluentMigrator.Infrastructure;

namespace Cashback.Preview.Migrations;

/// <summary>
/// What a migration writes into. As in FluentMigrator, changes are only noted while the migration runs, and <c>Schema</c> answers
/// for the database as it was before; they are executed afterwards.
/// </summary>
sealed class MigrationRoots(SchemaReader reader, IServiceProvider services) : IMigrationContext, IServiceProvider, ICreateExpressionRoot, IAlterExpressionRoot,
    IDeleteExpressionRoot, IExecuteExpressionRoot, ISchemaExpressionRoot, IIfDatabaseExpressionRoot
{
    // What is said for another database goes nowhere.
    bool _isElsewhere;

    /// <summary>What the migration asked for.</summary>
    public List<SchemaChange> Changes { get; } = [];

    public IServiceProvider ServiceProvider => this;

    public object? GetService(Type serviceType)
    {
        if (serviceType.IsInstanceOfType(this))
            return this;
        return serviceType == typeof(Func<string[], IIfDatabaseExpressionRoot>)
            ? (Func<string[], IIfDatabaseExpressionRoot>)ForDatabase
            : services.GetService(serviceType);
    }

    public IAlterExpressionRoot Alter => this;

    public ICreateExpressionRoot Create => this;

    public IDeleteExpressionRoot Delete => this;

    public IExecuteExpressionRoot Execute => this;

    public ISchemaExpressionRoot Schema => this;

    ICreateTableWithColumnOrSchemaOrDescriptionSyntax ICreateExpressionRoot.Table(string tableName)
    {
        var table = new NewTable(tableName, []);
        Changes.Add(table);
        return new CreateTableBuilder(table);
    }

    public ICreateColumnOnTableSyntax Column(string columnName) => new CreateColumnBuilder(new(columnName), Changes);

    ICreateIndexForTableSyntax ICreateExpressionRoot.Index() => NewIndex(null);

    ICreateIndexForTableSyntax ICreateExpressionRoot.Index(string indexName) => NewIndex(indexName);

    IAlterTableAddColumnOrAlterColumnOrSchemaOrDescriptionSyntax IAlterExpressionRoot.Table(string tableName) => new AlterTableBuilder(tableName, Changes);

    IIfExistsOrInSchemaSyntax IDeleteExpressionRoot.Table(string tableName)
    {
        var table = new DroppedTable(tableName);
        Changes.Add(table);
        return new DropTableBuilder(table);
    }

    IDeleteIndexForTableSyntax IDeleteExpressionRoot.Index(string indexName) => DropIndex(indexName);

    IDeleteIndexForTableSyntax IDeleteExpressionRoot.Index() => DropIndex(null);

    ISchemaTableSyntax ISchemaExpressionRoot.Table(string tableName) => new SchemaTable(reader, tableName);

    public void Sql(string sqlStatement) => Changes.Add(new Statement(sqlStatement));

    public void Sql(string sqlStatement, string description) => Sql(sqlStatement);

    public void Sql(string sqlStatement, IDictionary<string, string> parameters) => throw new NotSupportedException("The preview store replaces nothing in statements.");

    public void Sql(string sqlStatement, string description, IDictionary<string, string> parameters) => Sql(sqlStatement, parameters);

    public void Delegate(Action delegation)
    {
        if (!_isElsewhere)
            delegation();
    }

    IIfDatabaseExpressionRoot ForDatabase(string[] databases) => databases.Any(reader.IsNamed) ? this : new MigrationRoots(reader, services) { _isElsewhere = true };

    CreateIndexBuilder NewIndex(string? name)
    {
        var index = new NewIndex { Name = name };
        Changes.Add(index);
        return new(index);
    }

    DropIndexBuilder DropIndex(string? name)
    {
        var index = new DroppedIndex(name);
        Changes.Add(index);
        return new(index);
    }

    sealed class SchemaTable(SchemaReader reader, string table) : ISchemaTableSyntax
    {
        public bool Exists() => reader.HasTable(table);

        public ISchemaColumnSyntax Column(string columnName) => new SchemaPart(() => reader.HasColumn(table, columnName));

        public ISchemaIndexSyntax Index(string indexName) => new SchemaPart(() => reader.HasIndex(table, indexName));
    }

    sealed class SchemaPart(Func<bool> exists) : ISchemaColumnSyntax, ISchemaIndexSyntax
    {
        public bool Exists() => exists();
    }
}
