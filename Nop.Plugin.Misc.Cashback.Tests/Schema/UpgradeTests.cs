using Cashback.Preview.Migrations;

namespace Nop.Plugin.Misc.Cashback.Tests.Schema;

/// <summary>Tables that an older version left, with rows in them, become what this version makes.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.MariaDb)]
public sealed class UpgradeTests(DatabaseKind kind) : SchemaFixture(kind)
{
    List<string> _fresh = [];

    [OneTimeSetUp]
    public async Task UpgradeAsync()
    {
        _fresh = await AllColumnsAsync();
        await LeaveOnlyIdsAsync();
        await InstallAgainAsync();
    }

    [Test]
    public async Task Every_column_that_is_missing_is_added_as_a_new_table_has_it() =>
        Assert.That(await AllColumnsAsync(), Is.EquivalentTo(_fresh));

    [Test]
    public async Task Rows_that_are_there_stay()
    {
        foreach (var table in Schema.Tables)
            Assert.That(await ScalarAsync($"SELECT COUNT(*) FROM {Writer.Quote(table.Name)}"), Is.EqualTo(1), table.Name);
    }

    [Test]
    public async Task A_number_that_they_lacked_is_zero()
    {
        foreach (var table in Schema.Tables)
            foreach (var column in table.Columns.Where(column => column is { Identity: false, Nullable: false, Kind: ColumnKind.Int32 or ColumnKind.Int64 }))
                Assert.That(await ScalarAsync($"SELECT {Writer.Quote(column.Name)} FROM {Writer.Quote(table.Name)}"), Is.EqualTo(0), $"{table.Name}.{column.Name}");
    }

    [Test]
    public async Task A_text_that_they_lacked_is_empty() =>
        Assert.That(
            (await ScalarAsync($"SELECT {Writer.Quote("Snapshot")} FROM {Writer.Quote("Cashback_OrderAccount")}"), await ScalarAsync($"SELECT {Writer.Quote("Name")} FROM {Writer.Quote("Cashback_Tier")}")),
            Is.EqualTo(("", "")));

    [Test]
    public void Every_index_that_is_missing_is_made()
    {
        var reader = Reader();
        Assert.That(Schema.Changes.OfType<NewIndex>().Where(index => !reader.HasIndex(index.Table, index.Name!)).Select(index => index.Name), Is.Empty);
    }

    async Task LeaveOnlyIdsAsync()
    {
        foreach (var table in Schema.Tables)
        {
            await InsertAsync(table, [], "");
            foreach (var index in Schema.IndexesOf(table))
                await ApplyAsync(new DroppedIndex(index.Name) { Table = table.Name });
            foreach (var column in table.Columns.Where(column => !column.Identity))
                await RunAsync($"ALTER TABLE {Writer.Quote(table.Name)} DROP COLUMN {Writer.Quote(column.Name)}");
        }
    }

    async Task<List<string>> AllColumnsAsync()
    {
        var all = new List<string>();
        foreach (var table in Schema.Tables)
            all.AddRange((await ColumnsAsync(table)).Select(column => $"{table.Name}.{column}"));
        return all;
    }
}
