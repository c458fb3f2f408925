using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Evidence;

/// <summary>Entries with right hashes, sums and lots, of a kind that moves no such thing.</summary>
public sealed class EntryShapeTests
{
    TestDatabase _database = null!;
    AdoWalletStore _store = null!;

    [SetUp]
    public async Task PlayAsync()
    {
        _database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        _store = new AdoWalletStore(_database, new RandomCardNumbers());
        await new RichHistory(_store).PlayAsync();
    }

    [TearDown]
    public ValueTask DropAsync() => _database.DisposeAsync();

    [Test]
    public async Task Every_entry_of_a_rich_history_is_as_those_of_its_kind() =>
        Assert.That((await _database.RowsAsync()).Entries.Where(entry => !EntryShape.Fits(entry)), Is.Empty);

    [TestCase(EntryKind.Activate)]
    [TestCase(EntryKind.Reinstate)]
    [TestCase(EntryKind.Restore)]
    [TestCase(EntryKind.Earn)]
    [TestCase((EntryKind)99)]
    public async Task Money_out_of_nothing_is_named_whatever_kind_it_bears(EntryKind kind)
    {
        var wallet = (await _database.RowsAsync()).Wallets[0];
        var book = (await _store.LoadAsync(wallet.Id, new BookScope(), CancellationToken.None))!;
        book.Post(new PostingContext(Channel.System, 0, RichHistory.Start.AddYears(1)), kind, LedgerAccount.Programme, LedgerAccount.Available, 1000_00, [new(book.Lots[0], 1000_00)]);
        Assert.That(await _store.TryCommitAsync(book, CancellationToken.None), Is.EqualTo(CommitOutcome.Committed));
        Assert.That((await new LedgerAuditor(_database, _store).VerifyWalletAsync(wallet.Id, CancellationToken.None))?.Code, Is.EqualTo(FindingCode.Kind));
    }
}
