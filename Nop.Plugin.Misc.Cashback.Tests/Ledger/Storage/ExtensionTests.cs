using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Storage;

/// <summary>Credit gets a later end by an entry that records it, and by nothing else.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.MariaDb)]
sealed class ExtensionTests(DatabaseKind kind) : StoreFixture(kind)
{
    static readonly DateTime s_later = Now.Date.AddDays(100);

    LedgerAuditor Auditor => field ??= new LedgerAuditor(Database, Store);

    CashbackLedger Ledger => field ??= new CashbackLedger(Store, new NoPause(), new WalletTurns(), new ManualClock(Now));

    [Test]
    public async Task A_lot_gets_the_later_end_and_the_books_hold()
    {
        var id = await FillAsync();
        Assert.That((await ExtendAsync(id, new(s_later) { LotNumber = 1 })).Value, Is.EqualTo(100));
        Assert.That(await EndsAsync(id), Is.EqualTo(new DateTime?[] { s_later, Now.Date.AddDays(20), null }));
        Assert.That(await Auditor.VerifyWalletAsync(id, None), Is.Null);
    }

    [Test]
    public async Task All_that_ends_by_a_day_gets_it()
    {
        var id = await FillAsync();
        Assert.That((await ExtendAsync(id, new(s_later) { EndingByUtc = Now.Date.AddDays(10) })).Value, Is.EqualTo(100));
        Assert.That((await ExtendAsync(id, new(s_later.AddDays(1)))).Value, Is.EqualTo(300));
        Assert.That(await EndsAsync(id), Is.EqualTo(new DateTime?[] { s_later.AddDays(1), s_later.AddDays(1), null }));
        Assert.That(await Auditor.VerifyWalletAsync(id, None), Is.Null);
    }

    [TestCase(5, TestName = "An earlier end is none")]
    [TestCase(10, TestName = "The same end is none")]
    public async Task Credit_never_gets(int days)
    {
        var id = await FillAsync();
        Assert.That((await ExtendAsync(id, new(Now.Date.AddDays(days)) { LotNumber = 1 })).Outcome, Is.EqualTo(LedgerOutcome.Insufficient));
    }

    [Test]
    public async Task What_never_ends_stays_so()
    {
        var id = await FillAsync();
        Assert.That((await ExtendAsync(id, new(s_later) { LotNumber = 3 })).Outcome, Is.EqualTo(LedgerOutcome.Insufficient));
    }

    [Test]
    public async Task What_is_past_its_date_stays_so_whether_or_not_it_was_booked_out()
    {
        var id = await FillAsync();
        Assert.That((await ExtendAsync(id, new(s_later) { LotNumber = 1 }, Now.AddDays(11))).Outcome, Is.EqualTo(LedgerOutcome.Insufficient));
    }

    [Test]
    public async Task More_than_was_agreed_is_not_extended()
    {
        var id = await FillAsync();
        Assert.That((await ExtendAsync(id, new(s_later) { Most = 299 })).Outcome, Is.EqualTo(LedgerOutcome.TooMuch));
        Assert.That((await EndsAsync(id))[0], Is.EqualTo(Now.Date.AddDays(10)));
    }

    [Test]
    public async Task What_is_set_aside_is_extended_with_its_lot_and_comes_back_with_the_later_end()
    {
        var id = await FillAsync();
        var wallet = (await LoadAsync(id)).Wallet;
        await Ledger.HoldAsync(new(wallet.CustomerId, wallet.StoreId, wallet.CurrencyCode), new HoldRequest(HoldPurpose.Voucher, $"h{id}", 100, Context()));
        await ExtendAsync(id, new(s_later) { LotNumber = 1 });
        await Ledger.ReleaseAsync($"h{id}", HoldState.Released, Context());
        Assert.That((await LoadAsync(id)).Lots.Single(lot => lot.Number == 1), Has.Property(nameof(Lot.Available)).EqualTo(100).And.Property(nameof(Lot.ExpiresOnUtc)).EqualTo(s_later));
        Assert.That(await Auditor.VerifyWalletAsync(id, None), Is.Null);
    }

    [Test]
    public async Task An_end_that_is_set_back_by_hand_is_named_and_made_good()
    {
        var id = await FillAsync();
        await ExtendAsync(id, new(s_later) { LotNumber = 1 });
        await Database.RunAsync($"UPDATE \"Cashback_Lot\" SET \"ExpiresOnUtc\" = '2026-03-11 00:00:00' WHERE \"WalletId\" = {id} AND \"Number\" = 1");
        Assert.That((await Auditor.VerifyWalletAsync(id, None))?.Code, Is.EqualTo(FindingCode.LotExpiry));
        Assert.That(await Auditor.RebuildAsync(id, None), Is.EqualTo(RebuildOutcome.Rebuilt));
        Assert.That((await EndsAsync(id))[0], Is.EqualTo(s_later));
    }

    [Test]
    public async Task An_entry_that_makes_an_end_earlier_is_named()
    {
        var id = await FillAsync();
        var book = await LoadAsync(id);
        var lot = book.LotOf(2);
        lot.ExpiresOnUtc = Now.Date.AddDays(1);
        book.Touch(lot);
        book.Note(Context() with { Reason = "no" }, EntryKind.Extend, LedgerAccount.Available, 200, orderId: null, lot);
        await Store.TryCommitAsync(book, None);
        Assert.That((await Auditor.VerifyWalletAsync(id, None))?.Code, Is.EqualTo(FindingCode.RecordedExpiry));
    }

    [Test]
    public async Task Without_a_reason_nothing_is_extended()
    {
        var id = await FillAsync();
        Assert.That((await Ledger.ExtendAsync(id, new(s_later), Context($"extend {id}"))).Outcome, Is.EqualTo(LedgerOutcome.ReasonRequired));
    }

    /// <summary>100 that ends in ten days, 200 that ends in twenty, 400 without an end.</summary>
    async Task<int> FillAsync()
    {
        var id = await WalletAsync();
        var book = await LoadAsync(id);
        Give(book, 100, Now.Date.AddDays(10));
        Give(book, 200, Now.Date.AddDays(20));
        Give(book, 400);
        await Store.TryCommitAsync(book, None);
        return id;
    }

    Task<LedgerResult<long>> ExtendAsync(int id, CreditExtension extension, DateTime? now = null) =>
        Ledger.ExtendAsync(id, extension, new(Channel.Admin, 9, now ?? Now) { Reason = "a gesture", IdempotencyKey = $"extend {id} {extension}" });

    async Task<DateTime?[]> EndsAsync(int id) => [.. (await LoadAsync(id)).Lots.Select(lot => lot.ExpiresOnUtc)];
}
