using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;
using Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;
using Nop.Plugin.Misc.Cashback.Tests.Databases;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Evidence;

[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.MariaDb)]
public sealed class ErasedTextTests(DatabaseKind kind)
{
    const string Words = "complained about Paul";

    TestDatabase _database = null!;
    AdoWalletStore _store = null!;
    LedgerAuditor _auditor = null!;

    [SetUp]
    public async Task GiveAsync()
    {
        _database = await TestDatabase.CreateAsync(kind);
        _store = new AdoWalletStore(_database, new RandomCardNumbers());
        _auditor = new LedgerAuditor(_database, _store);
        foreach (var customer in new[] { 1, 2 })
            await Ledger.AdjustAsync(new WalletKey(customer, 0, "EUR"), 100, new PostingContext(Channel.Admin, 9, Now) { Reason = Words });
    }

    [TearDown]
    public async Task DropAsync()
    {
        if (_database is not null)
            await _database.DisposeAsync();
    }

    static DateTime Now => new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    CashbackLedger Ledger => new(_store, new NoPause(), new WalletTurns(), new ManualClock(Now));

    static IEnumerable<Type> Dialects => typeof(LedgerDialect).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(LedgerDialect)) && !type.IsAbstract);

    [Test]
    public async Task The_texts_of_one_wallet_go_and_those_of_others_stay()
    {
        await new TextErasure(_database).EraseAsync(1, CancellationToken.None);
        Assert.That((await _database.RowsAsync()).Entries.Select(entry => (entry.WalletId, entry.Reason, HasSalt: entry.ReasonSalt is not null)),
            Is.EqualTo(new[] { (1, null, false), (2, (string?)Words, true) }));
    }

    [Test]
    public async Task No_hash_is_another_than_before()
    {
        var before = (await _database.RowsAsync()).Entries.Select(entry => entry.Hash);
        await new TextErasure(_database).EraseAsync(1, CancellationToken.None);
        Assert.That((await _database.RowsAsync()).Entries.Select(entry => entry.Hash), Is.EqualTo(before));
    }

    [Test]
    public async Task Verify_counts_an_erased_text_and_finds_nothing_wrong()
    {
        await new TextErasure(_database).EraseAsync(1, CancellationToken.None);
        var report = await _auditor.VerifyAsync(0, null, CancellationToken.None);
        Assert.That((report.IsClean, report.Progress.ErasedTexts), Is.EqualTo((true, 1L)));
    }

    [Test]
    public async Task A_wallet_goes_on_after_its_texts_are_gone()
    {
        await new TextErasure(_database).EraseAsync(1, CancellationToken.None);
        await Ledger.AdjustAsync(new WalletKey(1, 0, "EUR"), 50, new PostingContext(Channel.Admin, 9, Now) { Reason = "new words" });
        Assert.That(await _auditor.VerifyWalletAsync(1, CancellationToken.None), Is.Null);
    }

    [TestCase("\"Reason\" = 'praised Paul'")]
    [TestCase("\"Reason\" = NULL")]
    [TestCase("\"ReasonSalt\" = NULL")]
    [TestCase("\"ReasonSalt\" = '00112233445566778899aabbccddeeff'")]
    public async Task A_text_that_was_changed_or_half_erased_is_named(string change)
    {
        await _database.RunAsync($"UPDATE \"Cashback_Entry\" SET {change} WHERE \"WalletId\" = 1");
        Assert.That((await _auditor.VerifyWalletAsync(1, CancellationToken.None))?.Code, Is.EqualTo(FindingCode.Text));
    }

    [Test]
    public async Task Words_put_in_the_place_of_erased_ones_are_named()
    {
        await new TextErasure(_database).EraseAsync(1, CancellationToken.None);
        await _database.RunAsync("UPDATE \"Cashback_Entry\" SET \"Reason\" = 'praised Paul', \"ReasonSalt\" = '00112233445566778899aabbccddeeff' WHERE \"WalletId\" = 1");
        Assert.That((await _auditor.VerifyWalletAsync(1, CancellationToken.None))?.Code, Is.EqualTo(FindingCode.Text));
    }

    [TestCaseSource(nameof(Dialects))]
    public void Erasing_sets_text_and_salt_and_no_other_column(Type dialect)
    {
        var quoting = (LedgerDialect)Activator.CreateInstance(dialect, nonPublic: true)!;
        Assert.That(new ErasureSql(quoting).EraseTexts, Does.StartWith($"UPDATE {quoting.Quote("Cashback_Entry")} SET {quoting.Quote("Reason")} = NULL, {quoting.Quote("ReasonSalt")} = NULL WHERE "));
    }
}
