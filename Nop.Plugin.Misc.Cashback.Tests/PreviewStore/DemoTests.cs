using System.Data.Common;
using Cashback.Scenarios;

namespace Nop.Plugin.Misc.Cashback.Tests.Preview;

/// <summary>The whole road in the terminal, on the servers that a shop may have.</summary>
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.MariaDb)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class DemoTests(DatabaseKind kind)
{
    readonly StringWriter _output = new();
    readonly StringWriter _errors = new();
    TestDatabase? _database;

    [SetUp]
    public async Task CreateAsync() => _database = await TestDatabase.CreateEmptyAsync(kind);

    [TearDown]
    public async Task DropAsync()
    {
        if (_database is not null)
            await _database.DisposeAsync();
        await _output.DisposeAsync();
        await _errors.DisposeAsync();
    }

    [Test]
    public async Task It_makes_its_database_ends_verified_and_leaves_nothing()
    {
        var place = new DbConnectionStringBuilder { ConnectionString = _database!.Place, ["Database"] = $"cashback_demo_{Guid.NewGuid():N}" }.ConnectionString;

        var answer = await DemoCommand.RunAsync(["--database", place], _output, _errors);

        Assert.That((answer, _errors.ToString()), Is.EqualTo((0, "")), _output.ToString());
        Assert.That(_output.ToString(), Does.Contain("Verified: the hash chain is whole").And.Contain("expected 32.00, counted 32.00").And.Contain("Verified: the day's totals agree"));
        Assert.That(await PreviewDatabase.For(place).ExistsAsync(), Is.False);
    }

    [Test]
    public async Task A_database_with_tables_in_it_is_left_alone()
    {
        await _database!.InstallAsync();

        var answer = await DemoCommand.RunAsync(["--database", _database.Place], _output, _errors);

        Assert.That((answer, _output.ToString()), Is.EqualTo((2, "")));
        Assert.That(_errors.ToString(), Does.Contain("an empty one"));
    }
}
