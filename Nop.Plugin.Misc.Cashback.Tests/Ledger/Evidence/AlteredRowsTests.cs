using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Plugin.Misc.Cashback.Tests.Databases;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Evidence;

/// <summary>What somebody changed in a row of the ledger stays a finding: no act builds on such a row, and none makes it good.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.MariaDb)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class AlteredRowsTests(DatabaseKind kind)
{
    static readonly WalletKey Anna = new(501, 0, "EUR");
    static readonly WalletKey Chiara = new(502, 0, "EUR");
    static readonly DateTime Start = RichHistory.Start;

    readonly ManualClock _clock = new(Start);
    TestDatabase _database = null!;
    AdoWalletStore _store = null!;
    CashbackLedger _ledger = null!;

    [SetUp]
    public async Task PlayAsync()
    {
        _database = await TestDatabase.CreateAsync(kind);
        _store = new AdoWalletStore(_database, new RandomCardNumbers());
        _ledger = new(_store, new NoPause(), new WalletTurns(), _clock);
        foreach (var (key, order) in new[] { (Anna, 100), (Chiara, 200) })
        {
            await _ledger.GrantAsync(key, 2000, Start.AddDays(400), Context());
            await OrderAsync(key, order, facts => facts);
            await OrderAsync(key, order, facts => facts with { CompletedOnUtc = Start });
        }

        await VoucherAsync(Anna, "v-anna", 500);
        await VoucherAsync(Chiara, "v-chiara", 800);
    }

    [TearDown]
    public ValueTask DropAsync() => _database?.DisposeAsync() ?? default;

    [Test]
    public async Task Somebody_elses_voucher_is_not_taken_under_the_own_code()
    {
        await ChangeAsync("UPDATE \"Cashback_Hold\" SET \"Reference\" = 'v' WHERE \"Reference\" = 'v-anna'");
        await ChangeAsync("UPDATE \"Cashback_Hold\" SET \"Reference\" = 'v-anna' WHERE \"Reference\" = 'v-chiara'");
        await ChangeAsync("UPDATE \"Cashback_Hold\" SET \"Reference\" = 'v-chiara' WHERE \"Reference\" = 'v'");

        Assert.That(() => _ledger.CaptureAsync(new CaptureRequest("v-anna", 800, 4, Context("r1"))), Throws.TypeOf<AlteredRowException>());
        Assert.That(() => _ledger.ReleaseAsync("v-chiara", HoldState.Released, Context()), Throws.TypeOf<AlteredRowException>());
        Assert.That(await FindingsAsync(), Is.EquivalentTo(new[] { FindingCode.HoldFacts, FindingCode.HoldFacts }));
    }

    [TestCase("Reference", "'other'")]
    [TestCase("BranchId", "9")]
    [TestCase("ExpiresOnUtc", "'2031-05-06 07:08:09'")]
    public async Task An_act_on_a_changed_hold_posts_nothing(string column, string value)
    {
        await ChangeAsync($"UPDATE \"Cashback_Hold\" SET \"{column}\" = {value} WHERE \"Reference\" = 'v-anna'");
        var reference = column == "Reference" ? "other" : "v-anna";

        Assert.That(() => _ledger.CaptureAsync(new CaptureRequest(reference, 100, column == "BranchId" ? 9 : 4, Context("r1"))), Throws.TypeOf<AlteredRowException>());
        Assert.That(await FindingsAsync(), Is.EqualTo(new[] { FindingCode.HoldFacts }));
    }

    [TestCase("Total", "\"Total\" * 1000")]
    [TestCase("EarnExact", "'9999/1'")]
    [TestCase("ActivationDelayDays", "0")]
    public async Task An_act_on_a_changed_account_posts_nothing(string column, string value)
    {
        await ChangeAsync($"UPDATE \"Cashback_OrderAccount\" SET \"{column}\" = {value} WHERE \"OrderId\" = 100");

        Assert.That(() => OrderAsync(Anna, 100, facts => facts with { Refunded = 1000, CompletedOnUtc = Start }), Throws.TypeOf<AlteredRowException>());
        Assert.That(await FindingsAsync(), Is.EqualTo(new[] { FindingCode.OrderFacts }));
    }

    [Test]
    public async Task Credit_that_somebody_let_be_used_before_its_day_is_named_after_it_was_used()
    {
        await ChangeAsync("UPDATE \"Cashback_Lot\" SET \"ActivatesOnUtc\" = '2026-01-02 00:00:00' WHERE \"OrderId\" = 100");
        await _ledger.ActivateDueAsync((await _store.FindAsync(Anna, CancellationToken.None))!.Id, Context());

        Assert.That(await FindingsAsync(), Does.Contain(FindingCode.RecordedActivation));
    }

    [TestCase(2000)]
    [TestCase(6000)]
    public async Task A_voucher_that_was_made_worth_more_is_neither_taken_nor_given_back(long amount)
    {
        var before = await EntriesAsync();
        await ChangeAsync("UPDATE \"Cashback_Hold\" SET \"Amount\" = 3500 WHERE \"Reference\" = 'v-anna'");

        Assert.That(() => _ledger.CaptureAsync(new CaptureRequest("v-anna", amount, 4, Context("r1"))), Throws.TypeOf<AlteredRowException>());
        Assert.That(() => _ledger.ReleaseAsync("v-anna", HoldState.Released, Context()), Throws.TypeOf<AlteredRowException>());
        Assert.That((await EntriesAsync(), await FindingsAsync()), Is.EqualTo((before, new[] { FindingCode.HoldParts })));
    }

    [TestCase("Held", 3500)]
    [TestCase("Captured", 1)]
    public async Task What_a_voucher_took_from_a_lot_was_changed_and_it_is_not_taken(string column, long value)
    {
        await ChangeAsync($"UPDATE \"Cashback_HoldLot\" SET \"{column}\" = {value} WHERE \"WalletId\" = {await AnnasAsync()}");

        Assert.That(() => _ledger.CaptureAsync(new CaptureRequest("v-anna", 400, 4, Context("r1"))), Throws.TypeOf<AlteredRowException>());
        Assert.That(await FindingsAsync(), Is.EqualTo(new[] { FindingCode.HoldLotParts }));
    }

    // Which road it takes: spent at once, set aside, taken by hand, more than there is, given, and what a task does.
    [TestCase("Available", 10000)]
    [TestCase("Available", -1400)]
    [TestCase("Pending", 500)]
    [TestCase("Reserved", 500)]
    public async Task No_act_builds_on_a_lot_that_was_changed(string column, long by)
    {
        var before = await EntriesAsync();
        await ChangeAsync($"UPDATE \"Cashback_Lot\" SET \"{column}\" = \"{column}\" + {by} WHERE \"WalletId\" = {await AnnasAsync()} AND \"Number\" = 1");

        Assert.Multiple(async () =>
        {
            Assert.That(() => _ledger.SpendAsync(Anna, new HoldRequest(HoldPurpose.Counter, "c1", 9000, Context())), Throws.TypeOf<AlteredRowException>());
            Assert.That(() => _ledger.HoldAsync(Anna, new HoldRequest(HoldPurpose.Voucher, "v2", 100, Context())), Throws.TypeOf<AlteredRowException>());
            Assert.That(() => _ledger.AdjustAsync(Anna, -100, Context()), Throws.TypeOf<AlteredRowException>());
            Assert.That(() => _ledger.GrantAsync(Anna, 100, null, Context()), Throws.TypeOf<AlteredRowException>());
            Assert.That(() => _ledger.ForfeitAsync(before.Wallet, Context()), Throws.TypeOf<AlteredRowException>());
            Assert.That((await EntriesAsync(), await FindingsAsync()), Is.EqualTo((before, new[] { FindingCode.LotParts })));
        });
    }

    [TestCase("Available", 5000, FindingCode.WalletBalance)]
    [TestCase("Available", -5000, FindingCode.WalletBalance)]
    [TestCase("Pending", 5000, FindingCode.WalletBalance)]
    [TestCase("Reserved", 5000, FindingCode.WalletBalance)]
    [TestCase("Debt", -5000, FindingCode.WalletBalance)]
    [TestCase("Sequence", 1, FindingCode.WalletEnd)]
    [TestCase("Sequence", -1, FindingCode.WalletEnd)]
    [TestCase("HashFormat", -2, FindingCode.WalletEnd)]
    public async Task No_act_builds_on_a_wallet_that_was_changed_and_put_back_it_is_whole(string column, long by, FindingCode code)
    {
        var before = await EntriesAsync();
        await ChangeAsync($"UPDATE \"Cashback_Wallet\" SET \"{column}\" = \"{column}\" + {by} WHERE \"Id\" = {before.Wallet}");
        Assert.That(() => _ledger.AdjustAsync(Anna, -500, Context()), Throws.TypeOf<AlteredRowException>());
        Assert.That(() => _ledger.CaptureAsync(new CaptureRequest("v-anna", 100, 4, Context("r1"))), Throws.TypeOf<AlteredRowException>());
        Assert.That((await EntriesAsync(), await FindingsAsync()), Is.EqualTo((before, new[] { code })));

        await ChangeAsync($"UPDATE \"Cashback_Wallet\" SET \"{column}\" = \"{column}\" - {by} WHERE \"Id\" = {before.Wallet}");
        Assert.That((await _ledger.AdjustAsync(Anna, -500, Context())).IsDone, Is.True);
        Assert.That(await FindingsAsync(), Is.Empty);
    }

    [Test]
    public async Task No_act_follows_another_hash_than_that_of_the_newest_entry()
    {
        await ChangeAsync($"UPDATE \"Cashback_Wallet\" SET \"LastHash\" = '{new string('a', 64)}' WHERE \"Id\" = {await AnnasAsync()}");
        Assert.That(() => _ledger.GrantAsync(Anna, 100, null, Context()), Throws.TypeOf<AlteredRowException>());
    }

    [TestCase("CustomerId", "503")]
    [TestCase("StoreId", "2")]
    [TestCase("CurrencyCode", "'PLN'")]
    [TestCase("CardNumber", "'900000000001'")]
    [TestCase("CreatedOnUtc", "'2024-05-06 07:08:09'")]
    public async Task No_act_builds_on_a_wallet_that_was_given_to_another_client_and_given_back_it_is_whole(string column, string value)
    {
        var before = await EntriesAsync();
        var wallet = (await _store.FindAsync(Anna, CancellationToken.None))!;
        await ChangeAsync($"UPDATE \"Cashback_Wallet\" SET \"{column}\" = {value} WHERE \"Id\" = {before.Wallet}");
        var key = column switch { "CustomerId" => Anna with { CustomerId = 503 }, "StoreId" => Anna with { StoreId = 2 }, "CurrencyCode" => Anna with { CurrencyCode = "PLN" }, _ => Anna };

        await Assert.MultipleAsync(async () =>
        {
            RefusesAll(key, before.Wallet, "v-anna", 100);
            var balance = await _ledger.GetBalanceAsync(key);
            Assert.That((balance.IsAltered, balance.Usable), Is.EqualTo((true, 0)));
            Assert.That((await NewestAsync(before.Wallet), await FindingsAsync()), Is.EqualTo((before.Newest, new[] { FindingCode.Identity })));
        });

        var former = column switch { "CustomerId" => "501", "StoreId" => "0", "CurrencyCode" => "'EUR'", "CardNumber" => $"'{wallet.CardNumber}'", _ => $"'{wallet.CreatedOnUtc:yyyy-MM-dd HH:mm:ss.ffffff}'" };
        await ChangeAsync($"UPDATE \"Cashback_Wallet\" SET \"{column}\" = {former} WHERE \"Id\" = {before.Wallet}");
        Assert.That((await _ledger.AdjustAsync(Anna, -500, Context())).IsDone, Is.True);
        Assert.That(await FindingsAsync(), Is.Empty);
    }

    [Test]
    public async Task No_act_builds_on_wallets_whose_owners_were_swapped()
    {
        var (annas, chiaras) = (await AnnasAsync(), (await _store.FindAsync(Chiara, CancellationToken.None))!.Id);
        var before = (await NewestAsync(annas), await NewestAsync(chiaras));
        await ChangeAsync($"UPDATE \"Cashback_Wallet\" SET \"CustomerId\" = -1 WHERE \"Id\" = {annas}");
        await ChangeAsync($"UPDATE \"Cashback_Wallet\" SET \"CustomerId\" = 501 WHERE \"Id\" = {chiaras}");
        await ChangeAsync($"UPDATE \"Cashback_Wallet\" SET \"CustomerId\" = 502 WHERE \"Id\" = {annas}");

        await Assert.MultipleAsync(async () =>
        {
            RefusesAll(Anna, chiaras, "v-chiara", 200);
            RefusesAll(Chiara, annas, "v-anna", 100);
            Assert.That((await NewestAsync(annas), await NewestAsync(chiaras)), Is.EqualTo(before));
            Assert.That(await FindingsAsync(), Is.EqualTo(new[] { FindingCode.Identity, FindingCode.Identity }));
        });
    }

    [Test]
    public async Task Of_many_vouchers_taken_at_once_those_of_a_wallet_given_away_are_left_out()
    {
        await ChangeAsync($"UPDATE \"Cashback_Wallet\" SET \"CustomerId\" = 503 WHERE \"Id\" = {await AnnasAsync()}");
        var taken = await new ManyCaptures(_store).TryAsync([new CaptureRequest("v-anna", 100, 4, Context("r1"))]);
        Assert.That(taken, Is.EqualTo(new[] { false }));
    }

    [TestCase("LotCount")]
    [TestCase("HoldCount")]
    public async Task A_count_that_was_lowered_is_no_other_writer(string column)
    {
        await ChangeAsync($"UPDATE \"Cashback_Wallet\" SET \"{column}\" = \"{column}\" - 1 WHERE \"Id\" = {await AnnasAsync()}");
        Assert.That(() => column == "LotCount" ? _ledger.GrantAsync(Anna, 100, null, Context()) : (Task)_ledger.HoldAsync(Anna, new HoldRequest(HoldPurpose.Voucher, "v2", 100, Context())), Throws.TypeOf<AlteredRowException>());
        Assert.That(await FindingsAsync(), Is.EqualTo(new[] { FindingCode.WalletCounts }));
    }

    [Test]
    public async Task Of_a_changed_wallet_nothing_is_promised()
    {
        var before = await _ledger.GetBalanceAsync(Anna);
        await ChangeAsync($"UPDATE \"Cashback_Lot\" SET \"Available\" = \"Available\" + 10000 WHERE \"WalletId\" = {await AnnasAsync()} AND \"Number\" = 1");
        var after = await _ledger.GetBalanceAsync(Anna);
        Assert.That((before.IsAltered, before.Usable > 0, after.IsAltered, after.Usable), Is.EqualTo((false, true, true, 0)));
    }

    [Test]
    public async Task Of_many_vouchers_taken_at_once_those_of_a_changed_wallet_are_left_out()
    {
        await ChangeAsync($"UPDATE \"Cashback_Wallet\" SET \"Available\" = \"Available\" + 5000 WHERE \"Id\" = {await AnnasAsync()}");
        var taken = await new ManyCaptures(_store).TryAsync([new CaptureRequest("v-anna", 100, 4, Context("r1")), new CaptureRequest("v-chiara", 100, 4, Context("r2"))]);
        Assert.That(taken, Is.EqualTo(new[] { false, false }));
        Assert.That((await _ledger.CaptureAsync(new CaptureRequest("v-chiara", 100, 4, Context("r2")))).IsDone, Is.True);
    }

    [Test]
    public async Task What_was_done_before_is_still_answered()
    {
        var first = await _ledger.AdjustAsync(Anna, -100, Context("a1"));
        await ChangeAsync($"UPDATE \"Cashback_Wallet\" SET \"Available\" = \"Available\" + 5000 WHERE \"Id\" = {await AnnasAsync()}");
        var again = await _ledger.AdjustAsync(Anna, -100, Context("a1"));
        Assert.That((first.IsDone, again.IsDone, again.Repeated), Is.EqualTo((true, true, true)));
    }

    [Test]
    public async Task Rows_that_nobody_changed_are_built_on()
    {
        await _ledger.CaptureAsync(new CaptureRequest("v-anna", 200, 4, Context("r1")));
        await _ledger.CaptureAsync(new CaptureRequest("v-anna", 100, 4, Context("r2")));
        await _ledger.ReleaseAsync("v-anna", HoldState.Released, Context());
        await OrderAsync(Anna, 100, facts => facts with { Refunded = 1000, CompletedOnUtc = Start });
        _clock.NowUtc = Start.AddDays(20);
        await _ledger.ActivateDueAsync((await _store.FindAsync(Anna, CancellationToken.None))!.Id, Context());

        Assert.That(await FindingsAsync(), Is.Empty);
    }

    // Each way that an act takes into a wallet: by its client, by its id, by a hold, by an order.
    void RefusesAll(WalletKey key, int walletId, string voucher, int order)
    {
        Assert.That(() => _ledger.SpendAsync(key, new HoldRequest(HoldPurpose.Counter, "c1", 100, Context())), Throws.TypeOf<AlteredRowException>());
        Assert.That(() => _ledger.HoldAsync(key, new HoldRequest(HoldPurpose.Voucher, "v2", 100, Context())), Throws.TypeOf<AlteredRowException>());
        Assert.That(() => _ledger.AdjustAsync(key, -100, Context()), Throws.TypeOf<AlteredRowException>());
        Assert.That(() => _ledger.AdjustAsync(key, 100, Context()), Throws.TypeOf<AlteredRowException>());
        Assert.That(() => _ledger.GrantAsync(key, 100, null, Context()), Throws.TypeOf<AlteredRowException>());
        Assert.That(() => _ledger.CaptureAsync(new CaptureRequest(voucher, 100, 4, Context("r1"))), Throws.TypeOf<AlteredRowException>());
        Assert.That(() => _ledger.ReleaseAsync(voucher, HoldState.Released, Context()), Throws.TypeOf<AlteredRowException>());
        Assert.That(() => OrderAsync(key, order, facts => facts with { Refunded = 1000, CompletedOnUtc = Start }), Throws.TypeOf<AlteredRowException>());
        Assert.That(() => _ledger.ExtendAsync(walletId, new CreditExtension(Start.AddDays(900)), Context("x1")), Throws.TypeOf<AlteredRowException>());
        Assert.That(() => _ledger.ForfeitAsync(walletId, Context()), Throws.TypeOf<AlteredRowException>());
    }

    [TestCase(WalletAct.Freeze)]
    [TestCase(WalletAct.Close)]
    public async Task A_wallet_that_somebody_opened_in_the_database_is_not_used(WalletAct act)
    {
        await _ledger.ReleaseAsync("v-anna", HoldState.Released, Context());
        await ChangeStateAsync(act);
        var before = await EntriesAsync();
        await ChangeAsync($"UPDATE \"Cashback_Wallet\" SET \"StateId\" = 0 WHERE \"Id\" = {await AnnasAsync()}");

        Assert.That(() => VoucherAsync(Anna, "v-2", 100), Throws.TypeOf<AlteredRowException>());
        Assert.That(() => _ledger.GrantAsync(Anna, 100, null, Context("g")), Throws.TypeOf<AlteredRowException>());
        Assert.That((await EntriesAsync(), await FindingsAsync()), Is.EqualTo((before, new[] { FindingCode.WalletState })));
    }

    // As a version before 1.19 wrote them.
    [Test]
    public async Task Where_the_newest_entry_does_not_tell_the_state_the_last_act_on_it_does()
    {
        await ChangeStateAsync(WalletAct.Freeze);
        await ChangeAsync($"UPDATE \"Cashback_Entry\" SET \"StateAfterId\" = NULL WHERE \"WalletId\" = {await AnnasAsync()} AND \"Sequence\" = (SELECT w.\"Sequence\" FROM \"Cashback_Wallet\" w WHERE w.\"Id\" = {await AnnasAsync()})");
        await ChangeAsync($"UPDATE \"Cashback_Wallet\" SET \"StateId\" = 0 WHERE \"Id\" = {await AnnasAsync()}");
        Assert.That(() => VoucherAsync(Anna, "v-2", 100), Throws.TypeOf<AlteredRowException>());
    }

    [TestCase(1, WalletAct.Unfreeze)]
    [TestCase(2, WalletAct.Reopen)]
    public async Task An_open_wallet_that_somebody_froze_or_closed_in_the_database_is_not_opened(int state, WalletAct act)
    {
        var before = await EntriesAsync();
        await ChangeAsync($"UPDATE \"Cashback_Wallet\" SET \"StateId\" = {state} WHERE \"Id\" = {await AnnasAsync()}");

        Assert.That(() => ChangeStateAsync(act), Throws.TypeOf<AlteredRowException>());
        Assert.That((await EntriesAsync(), await FindingsAsync()), Is.EqualTo((before, new[] { FindingCode.WalletState })));
    }

    // Somebody who changes what the newest entry says too, uses the credit and puts both back: the entry that was written meanwhile tells.
    [Test]
    public async Task What_was_used_of_a_thawed_wallet_is_named_after_all_is_put_back()
    {
        await ChangeStateAsync(WalletAct.Freeze);
        var (id, newest) = await EntriesAsync();
        await ChangeAsync($"UPDATE \"Cashback_Entry\" SET \"StateAfterId\" = 0 WHERE \"WalletId\" = {id} AND \"Sequence\" = {newest}");
        await ChangeAsync($"UPDATE \"Cashback_Wallet\" SET \"StateId\" = 0 WHERE \"Id\" = {id}");
        await VoucherAsync(Anna, "v-2", 100);
        await ChangeAsync($"UPDATE \"Cashback_Entry\" SET \"StateAfterId\" = 1 WHERE \"WalletId\" = {id} AND \"Sequence\" = {newest}");
        await ChangeAsync($"UPDATE \"Cashback_Wallet\" SET \"StateId\" = 1 WHERE \"Id\" = {id}");
        Assert.That(await FindingsAsync(), Is.EqualTo(new[] { FindingCode.WalletState }));
    }

    Task<LedgerResult<long>> ChangeStateAsync(WalletAct act) => Task.Run(async () => await _ledger.ChangeAsync(await AnnasAsync(), new(act), Context($"{act}")));

    async Task<IEnumerable<FindingCode>> FindingsAsync() =>
        (await new LedgerAuditor(_database, _store, OneKey.Instance).VerifyAsync(0, null, CancellationToken.None)).Findings.Select(finding => finding.Code);

    async Task<int> AnnasAsync() => (await _store.FindAsync(Anna, CancellationToken.None))!.Id;

    async Task<(int Wallet, long Newest)> EntriesAsync()
    {
        var id = await AnnasAsync();
        return (id, await NewestAsync(id));
    }

    async Task<long> NewestAsync(int id)
    {
        await using var connection = await _database.OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT MAX({_database.Dialect.Quote("Sequence")}) FROM {_database.Dialect.Quote("Cashback_Entry")} WHERE {_database.Dialect.Quote("WalletId")} = {id}";
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    async Task ChangeAsync(string sql) => Assert.That(await _database.RunAsync(sql), Is.EqualTo(1));

    Task VoucherAsync(WalletKey key, string reference, long amount) =>
        _ledger.HoldAsync(key, new HoldRequest(HoldPurpose.Voucher, reference, amount, Context()) { BranchId = 4, ExpiresOnUtc = Start.AddDays(30) });

    async Task OrderAsync(WalletKey key, int order, Func<OrderFacts, OrderFacts> change)
    {
        var facts = new OrderFacts(order, true, 2000, 0, false, null, ShortfallPolicy.Debt, (at, delay, _) => new(at.AddDays(delay), at.AddDays(90)), Start.AddDays(30));
        var earning = new FrozenEarning(new(301, 1), new(1505, 1), new Dictionary<int, (long, long)>(), 14, new(365), 2, "{\"lines\":[]}");
        await _ledger.PostOrderAsync(key, change(facts), () => Task.FromResult(earning), Context());
    }

    PostingContext Context(string? idempotencyKey = null) => new(Channel.System, 9, _clock.NowUtc) { Reason = "she asked for it", IdempotencyKey = idempotencyKey };
}
