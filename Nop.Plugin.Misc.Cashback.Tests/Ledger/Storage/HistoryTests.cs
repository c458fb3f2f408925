using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Plugin.Misc.Cashback.Tests.Databases;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Storage;

/// <summary>The ledger on real databases, against the store in memory on which thousands of histories are played.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.PostgreSqlInTransactions)]
public sealed class HistoryTests(DatabaseKind kind)
{
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public async Task A_history_leaves_the_same_entries_as_in_memory(int seed)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var store = new AdoWalletStore(database, new RandomCardNumbers());
        var memory = new MemoryWalletStore();
        var (real, model) = (new LedgerDriver(store, ShortfallPolicy.Debt), new LedgerDriver(memory, ShortfallPolicy.Debt));
        foreach (var step in Steps(seed, 150))
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

    [TestCase(ShortfallPolicy.Debt, 4)]
    [TestCase(ShortfallPolicy.Clamp, 5)]
    [TestCase(ShortfallPolicy.Debt, 6)]
    public async Task Verify_finds_every_step_of_a_history_sound(ShortfallPolicy shortfall, int seed)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var store = new AdoWalletStore(database, new RandomCardNumbers());
        var auditor = new LedgerAuditor(database, store);
        var driver = new LedgerDriver(store, shortfall);
        foreach (var step in Steps(seed, 150))
        {
            await driver.PlayAsync(step);
            Assert.That((await auditor.VerifyAsync(0, null, CancellationToken.None)).Findings, Is.Empty, $"after {step}");
        }
    }

    static IEnumerable<Step> Steps(int seed, int count)
    {
        var random = new Random(seed);
        var kinds = Enum.GetValues<StepKind>();
        for (var i = 0; i < count; i++)
            yield return new Step(kinds[random.Next(kinds.Length)], (ushort)random.Next(ushort.MaxValue), (ushort)random.Next(ushort.MaxValue));
    }
}
