using System.Text.Json;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Storage;

/// <summary>The ledger on real databases, against the store in memory on which thousands of histories are played.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.PostgreSqlInTransactions)]
[TestFixture(DatabaseKind.MariaDb)]
public sealed class HistoryTests(DatabaseKind kind)
{
    const int Length = 200;

    [Test]
    public async Task A_history_leaves_the_same_entries_as_in_memory([Range(1, 8)] int seed)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var store = new AdoWalletStore(database, new NoCard(), new FixedSalts());
        var memory = new MemoryWalletStore();
        var (real, model) = (new LedgerDriver(store, ShortfallPolicy.Debt), new LedgerDriver(memory, ShortfallPolicy.Debt));
        foreach (var step in Steps(seed, Length))
        {
            await real.PlayAsync(step);
            await model.PlayAsync(step);
        }

        var rows = await database.RowsAsync();
        Assert.Multiple(() =>
        {
            Assert.That(rows.Entries.Select(entry => entry.Hash), Is.EqualTo(memory.Rows.Entries.Select(entry => entry.Hash)));
            Assert.That(LedgerInvariants.Violations(rows), Is.Empty);
            Assert.That(rows.Entries, Has.Count.GreaterThan(50));
        });
    }

    [TestCase(ShortfallPolicy.Debt, 15)]
    [TestCase(ShortfallPolicy.Clamp, 12)]
    [TestCase(ShortfallPolicy.Debt, 13)]
    [TestCase(ShortfallPolicy.Clamp, 14)]
    [TestCase(ShortfallPolicy.Debt, 15)]
    public async Task Every_invariant_holds_after_each_step(ShortfallPolicy shortfall, int seed)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var store = new AdoWalletStore(database, new RandomCardNumbers());
        var auditor = new LedgerAuditor(database, store);
        var driver = new LedgerDriver(store, shortfall);
        foreach (var step in Steps(seed, Length))
        {
            await driver.PlayAsync(step);
            Assert.That(LedgerInvariants.Violations(await database.RowsAsync()), Is.Empty, $"after {step}");
            Assert.That((await auditor.VerifyAsync(0, null, CancellationToken.None)).Findings, Is.Empty, $"after {step}");
        }
    }

    [TestCase(ShortfallPolicy.Debt, 15)]
    [TestCase(ShortfallPolicy.Clamp, 12)]
    [TestCase(ShortfallPolicy.Debt, 13)]
    [TestCase(ShortfallPolicy.Clamp, 14)]
    [TestCase(ShortfallPolicy.Debt, 16)]
    public async Task What_can_be_computed_is_rebuilt_from_the_entries(ShortfallPolicy shortfall, int seed)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var store = new AdoWalletStore(database, new RandomCardNumbers());
        var driver = new LedgerDriver(store, shortfall);
        foreach (var step in Steps(seed, Length))
            await driver.PlayAsync(step);
        var rows = await database.RowsAsync();
        await SpoilAsync(database);

        Assert.That(await new LedgerAuditor(database, store).RebuildAsync(rows.Wallets.Single().Id, CancellationToken.None), Is.EqualTo(RebuildOutcome.Rebuilt));
        Assert.That(StateOf(await database.RowsAsync()), Is.EqualTo(StateOf(rows)));
    }

    // Leaves nothing that can be computed; there must have been something to spoil.
    static async Task SpoilAsync(TestDatabase database)
    {
        int[] spoilt =
        [
            await database.RunAsync("UPDATE \"Cashback_Wallet\" SET \"Pending\" = 1, \"Available\" = 2, \"Reserved\" = 3, \"Debt\" = -4, \"Sequence\" = 0, \"LotCount\" = 0, \"HoldCount\" = 0, \"LastHash\" = ''"),
            await database.RunAsync("UPDATE \"Cashback_Lot\" SET \"Pending\" = 77, \"Available\" = 77, \"Reserved\" = 77, \"Open\" = NOT \"Open\""),
            await database.RunAsync("UPDATE \"Cashback_Hold\" SET \"Captured\" = 77, \"Released\" = 77, \"Restored\" = 77, \"Freed\" = 77, \"OutOfTotal\" = 77"),
            await database.RunAsync("UPDATE \"Cashback_HoldLot\" SET \"Held\" = 77, \"Captured\" = 77, \"Restored\" = 77"),
        ];
        Assert.That(spoilt, Has.All.Positive);
    }

    // The version counts commits, not what they left.
    static string StateOf(LedgerRows rows) => JsonSerializer.Serialize(rows with { Wallets = [.. rows.Wallets.Select(wallet =>
    {
        wallet.Version = 0;
        return wallet;
    })] });

    static IEnumerable<Step> Steps(int seed, int count)
    {
        var random = new Random(seed);
        var kinds = Enum.GetValues<StepKind>();
        for (var i = 0; i < count; i++)
            yield return new Step(kinds[random.Next(kinds.Length)], (ushort)random.Next(ushort.MaxValue), (ushort)random.Next(ushort.MaxValue));
    }
}
