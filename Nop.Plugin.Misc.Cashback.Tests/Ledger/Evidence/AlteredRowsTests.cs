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

    async Task<IEnumerable<FindingCode>> FindingsAsync() =>
        (await new LedgerAuditor(_database, _store, OneKey.Instance).VerifyAsync(0, null, CancellationToken.None)).Findings.Select(finding => finding.Code);

    async Task ChangeAsync(string sql) => Assert.That(await _database.RunAsync(sql), Is.EqualTo(1));

    Task VoucherAsync(WalletKey key, string reference, long amount) =>
        _ledger.HoldAsync(key, new HoldRequest(HoldPurpose.Voucher, reference, amount, Context()) { BranchId = 4, ExpiresOnUtc = Start.AddDays(30) });

    async Task OrderAsync(WalletKey key, int order, Func<OrderFacts, OrderFacts> change)
    {
        var facts = new OrderFacts(order, true, 2000, 0, false, null, ShortfallPolicy.Debt, (at, delay, _) => new(at.AddDays(delay), at.AddDays(90)), Start.AddDays(30));
        var earning = new FrozenEarning(new(301, 1), new(1505, 1), new Dictionary<int, (long, long)>(), 14, 365, 2, "{\"lines\":[]}");
        await _ledger.PostOrderAsync(key, change(facts), () => Task.FromResult(earning), Context());
    }

    PostingContext Context(string? idempotencyKey = null) => new(Channel.System, 9, _clock.NowUtc) { Reason = "she asked for it", IdempotencyKey = idempotencyKey };
}
