using Cashback.Preview.Audit;
using Nop.Plugin.Misc.Cashback.Ledger.Seals;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Plugin.Misc.Cashback.Platform.Keys;
using Nop.Plugin.Misc.Cashback.Tests.Databases;
using Nop.Plugin.Misc.Cashback.Tests.Ledger;
using Nop.Plugin.Misc.Cashback.Tests.Ledger.Evidence;

namespace Nop.Plugin.Misc.Cashback.Tests.Preview;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class VerifyCommandTests
{
    readonly StringWriter _output = new();
    readonly StringWriter _errors = new();
    TestDatabase _database = null!;
    Seal _seal = null!;

    [SetUp]
    public async Task SealAsync()
    {
        _database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await new RichHistory(new AdoWalletStore(_database, new RandomCardNumbers())).PlayAsync();
        _seal = (await new LedgerSealer(_database, new ShopKeys(_database.Place + "-keys"), new ManualClock(RichHistory.Start)).SealAsync(CancellationToken.None)).Last!;
    }

    [TearDown]
    public async Task DropAsync() => await _database.DisposeAsync();

    [Test]
    public async Task A_sound_ledger_agrees_with_the_seal_of_a_letter() =>
        Assert.That(await RunAsync("--database", _database.Place, "--seal", $"{SealText.Of(_seal)}"), Is.Zero, _output.ToString());

    [Test]
    public async Task A_ledger_with_another_seal_of_that_number_is_told()
    {
        var other = SealText.Of(_seal) with { Hash = new string('a', 64) };
        Assert.That(await RunAsync("--database", _database.Place, "--seal", $"{other}"), Is.EqualTo(1));
        Assert.That(_output.ToString(), Does.Contain("SealReplaced"));
    }

    [Test]
    public async Task A_text_that_is_no_seal_is_refused()
    {
        Assert.That(await RunAsync("--database", _database.Place, "--seal", "cashback"), Is.EqualTo(2));
        Assert.That(_errors.ToString(), Does.Contain("no seal"));
    }

    Task<int> RunAsync(params string[] options) => VerifyCommand.RunAsync(options, _output, _errors);
}
