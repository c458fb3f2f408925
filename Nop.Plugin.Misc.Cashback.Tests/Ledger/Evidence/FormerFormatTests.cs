using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Plugin.Misc.Cashback.Tests.Databases;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Evidence;

/// <summary>Wallets that versions before 1.11 have written.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.MariaDb)]
public sealed class FormerFormatTests(DatabaseKind kind)
{
    TestDatabase _database = null!;
    AdoWalletStore _store = null!;
    RichHistory _history = null!;

    static CancellationToken None => CancellationToken.None;

    [SetUp]
    public async Task PlayAsync()
    {
        _database = await TestDatabase.CreateAsync(kind);
        _store = new AdoWalletStore(_database, new RandomCardNumbers());
        _history = new RichHistory(_store);
        await _history.PlayAsync();
        await AgeAsync(fromSequence: 1);
    }

    [TearDown]
    public async Task DropAsync()
    {
        if (_database is not null)
            await _database.DisposeAsync();
    }

    [Test]
    public async Task Entries_of_the_first_format_verify_as_they_are() => Assert.That(await CodesAsync(), Is.Empty);

    [Test]
    public async Task A_wallet_goes_on_in_the_second_format_and_stays_sound()
    {
        await _history.GoOnAsync();
        var newest = (await _database.RowsAsync()).Entries.GroupBy(entry => entry.WalletId).Select(entries => entries.MaxBy(entry => entry.Sequence)!.HashFormat);
        Assert.That(await CodesAsync(), Is.Empty);
        Assert.That(newest, Is.EqualTo(new[] { HashFormat.Second, HashFormat.Second }));
    }

    [Test]
    public async Task Its_owner_is_held_from_the_first_entry_of_the_second_format_on()
    {
        await _history.GoOnAsync();
        await _database.RunAsync("UPDATE \"Cashback_Wallet\" SET \"CustomerId\" = 777 WHERE \"CustomerId\" = 501");
        Assert.That(await CodesAsync(), Is.EqualTo(new[] { FindingCode.Identity }));
    }

    [Test]
    public async Task An_entry_of_the_first_format_behind_one_of_the_second_is_named()
    {
        await _history.GoOnAsync();
        var last = (await _database.RowsAsync()).Wallets[0].Sequence;
        await _history.GoOnAsync();
        await AgeAsync(fromSequence: last + 1);
        Assert.That(await CodesAsync(), Is.EqualTo(new[] { FindingCode.Format, FindingCode.Format }));
    }

    [Test]
    public async Task A_wallet_that_says_an_older_format_than_its_newest_entry_is_named()
    {
        await _history.GoOnAsync();
        await _database.RunAsync("UPDATE \"Cashback_Wallet\" SET \"HashFormat\" = 0 WHERE \"CustomerId\" = 501");
        Assert.That(await CodesAsync(), Is.EqualTo(new[] { FindingCode.WalletEnd }));
    }

    async Task<IReadOnlyList<FindingCode>> CodesAsync() =>
        [.. (await new LedgerAuditor(_database, _store).VerifyAsync(0, null, None)).Findings.Select(finding => finding.Code)];

    // Makes of entries what an earlier version would have written.
    async Task AgeAsync(long fromSequence)
    {
        var rows = await _database.RowsAsync();
        foreach (var wallet in rows.Wallets)
        {
            var last = fromSequence == 1 ? HashChain.Genesis : rows.Entries.Single(entry => entry.WalletId == wallet.Id && entry.Sequence == fromSequence - 1).Hash;
            foreach (var entry in rows.Entries.Where(entry => entry.WalletId == wallet.Id && entry.Sequence >= fromSequence).OrderBy(entry => entry.Sequence))
            {
                (entry.HashFormat, entry.PreviousHash) = (HashFormat.First, last);
                last = HashChain.HashOf(entry, rows.Movements.Where(movement => movement.WalletId == wallet.Id && movement.Sequence == entry.Sequence).OrderBy(movement => movement.Ordinal));
                await _database.RunAsync($"UPDATE \"Cashback_Entry\" SET \"HashFormat\" = 0, \"ReasonSalt\" = NULL, \"ReasonDigest\" = NULL, \"HoldDigest\" = NULL, \"OrderDigest\" = NULL, \"PreviousHash\" = '{entry.PreviousHash}', \"Hash\" = '{last}' WHERE \"Id\" = {entry.Id}");
            }

            await _database.RunAsync($"UPDATE \"Cashback_LotMovement\" SET \"ActivatesOnUtc\" = NULL WHERE \"WalletId\" = {wallet.Id} AND \"Sequence\" >= {fromSequence}");
            await _database.RunAsync($"UPDATE \"Cashback_Wallet\" SET \"HashFormat\" = 0, \"LastHash\" = '{last}' WHERE \"Id\" = {wallet.Id}");
        }
    }
}
