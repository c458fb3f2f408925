using System.Data.Common;
using Cashback.Preview.Migrations;
using FluentMigrator;

namespace Nop.Plugin.Misc.Cashback.Tests.Preview;

/// <summary>Migrations are executed as FluentMigrator does, on each kind of database.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.MariaDb)]
public class MigrationRunnerTests(DatabaseKind kind)
{
    TestDatabase _database = null!;
    DbConnection _connection = null!;
    SchemaReader _reader = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        _database = await TestDatabase.CreateEmptyAsync(kind);
        _connection = await _database.OpenAsync(CancellationToken.None);
        _reader = SchemaReader.For(PreviewDatabase.For(_database.Place), _connection);
    }

    [TearDown]
    public async Task CloseAsync()
    {
        if (_connection is not null)
            await _connection.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
    }

    [Test]
    public void Schema_answers_for_the_database_as_it_was_before_the_migration()
    {
        var migration = new MakesTable();

        Run(migration);

        Assert.That((migration.SawItsOwnTable, _reader.HasTable("Thing")), Is.EqualTo((false, true)));
    }

    [Test]
    public void A_unique_index_over_two_columns_refuses_the_second_row()
    {
        Run(new MakesTable());
        Execute("INSERT INTO \"Thing\" (\"Name\", \"Size\", \"Price\") VALUES ('a', 1, 1.50)");

        Assert.That(() => Execute("INSERT INTO \"Thing\" (\"Name\", \"Size\", \"Price\") VALUES ('A', 1, 2.50)"), Throws.InstanceOf<DbException>());
    }

    [Test]
    public void A_column_added_with_a_default_fills_the_rows_that_are_there()
    {
        Run(new MakesTable());
        Execute("INSERT INTO \"Thing\" (\"Name\", \"Size\", \"Price\") VALUES ('a', 1, 1.50)");

        Run(new AddsColumn());

        Assert.That(Scalar("SELECT \"Colour\" FROM \"Thing\""), Is.EqualTo("red"));
    }

    [Test]
    public void Indexes_and_columns_are_found_by_name()
    {
        Run(new MakesTable());

        Assert.That((_reader.HasIndex("Thing", "UX_Thing_Name_Size"), _reader.HasColumn("Thing", "Price"), _reader.HasColumn("Thing", "Weight")), Is.EqualTo((true, true, false)));
    }

    void Run(Migration migration)
    {
        var roots = new MigrationRoots(_reader, new ServiceCollection().BuildServiceProvider());
        migration.GetUpExpressions(roots);
        foreach (var sql in roots.Changes.SelectMany(_reader.Writer.Write))
            Execute(sql);
    }

    void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = _database.Quoted(sql);
        command.ExecuteNonQuery();
    }

    object? Scalar(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = _database.Quoted(sql);
        return command.ExecuteScalar();
    }

    sealed class MakesTable : Migration
    {
        public bool SawItsOwnTable { get; private set; }

        public override void Up()
        {
            IfDatabase("postgres").Execute.Sql("CREATE EXTENSION IF NOT EXISTS citext");
            Create.Table("Thing").WithColumn("Id").AsInt32().PrimaryKey().Identity().WithColumn("Name").AsString(50).NotNullable()
                .WithColumn("Size").AsInt64().NotNullable().WithColumn("Price").AsDecimal(18, 4).Nullable();
            Create.Index("UX_Thing_Name_Size").OnTable("Thing").OnColumn("Name").Ascending().OnColumn("Size").Ascending().WithOptions().Unique();
            SawItsOwnTable = Schema.Table("Thing").Exists();
        }

        public override void Down()
        {
        }
    }

    sealed class AddsColumn : Migration
    {
        public override void Up() => Alter.Table("Thing").AddColumn("Colour").AsString(20).NotNullable().WithDefaultValue("red");

        public override void Down()
        {
        }
    }
}
