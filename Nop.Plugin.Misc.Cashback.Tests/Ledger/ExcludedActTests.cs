namespace Nop.Plugin.Misc.Cashback.Tests.Ledger;

/// <summary>What excludes an act (<see cref="PostingContext.Unless"/>) is asked for whichever act it is, and nothing is written.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
sealed class ExcludedActTests
{
    static readonly WalletKey Anna = new(7, 0, "EUR");
    static readonly DateTime Start = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);

    static readonly (string Name, Func<CashbackLedger, PostingContext, Task<LedgerOutcome>> Ask)[] Acts =
    [
        (nameof(ICashbackLedger.HoldAsync), async (ledger, context) => (await ledger.HoldAsync(Anna, new(HoldPurpose.Till, "h", 100, context))).Outcome),
        ("HoldAsync of more than there is", async (ledger, context) => (await ledger.HoldAsync(Anna, new(HoldPurpose.Till, "h", 5000, context))).Outcome),
        (nameof(ICashbackLedger.SpendAsync), async (ledger, context) => (await ledger.SpendAsync(Anna, new(HoldPurpose.Counter, "s", 100, context))).Outcome),
        (nameof(ICashbackLedger.CaptureAsync), async (ledger, context) => (await ledger.CaptureAsync(new("v", 100, 0, context))).Outcome),
        (nameof(ICashbackLedger.ReleaseAsync), async (ledger, context) => (await ledger.ReleaseAsync("v", HoldState.Released, context)).Outcome),
        (nameof(ICashbackLedger.UndoCaptureAsync), async (ledger, context) => (await ledger.UndoCaptureAsync("k", 100, Start.AddDays(30), context)).Outcome),
        (nameof(ICashbackLedger.AdjustAsync), async (ledger, context) => (await ledger.AdjustAsync(Anna, 100, context)).Outcome),
        (nameof(ICashbackLedger.GrantAsync), async (ledger, context) => (await ledger.GrantAsync(Anna, 100, null, context)).Outcome),
    ];

    readonly MemoryWalletStore _store = new();
    CashbackLedger _ledger = null!;

    static IEnumerable<TestCaseData> All() => Acts.Select(act => new TestCaseData(act.Ask).SetArgDisplayNames(act.Name));

    [SetUp]
    public async Task Fill()
    {
        _ledger = new CashbackLedger(_store, new NoPause(), new WalletTurns(), new ManualClock(Start));
        await _ledger.GrantAsync(Anna, 2000, null, Context("filled"));
        await _ledger.HoldAsync(Anna, new(HoldPurpose.Voucher, "v", 200, Context("voucher")));
        await _ledger.SpendAsync(Anna, new(HoldPurpose.Counter, "k", 100, Context("taken")));
    }

    [TestCaseSource(nameof(All))]
    public async Task An_act_that_is_excluded_writes_nothing(Func<CashbackLedger, PostingContext, Task<LedgerOutcome>> ask)
    {
        var before = _store.Rows.Entries.Count;
        var outcome = await ask(_ledger, Context("act") with { Unless = () => Task.FromResult(true) });
        Assert.That((outcome, _store.Rows.Entries.Count), Is.EqualTo((LedgerOutcome.KeyUsed, before)));
    }

    [Test]
    public async Task A_hold_that_nothing_excludes_is_made()
    {
        var held = await _ledger.HoldAsync(Anna, new(HoldPurpose.Till, "h", 100, Context("act") with { Unless = () => Task.FromResult(false) }));
        Assert.That(held.Outcome, Is.EqualTo(LedgerOutcome.Done));
    }

    [Test]
    public async Task A_hold_that_was_made_is_answered_as_the_first_time_whatever_excludes_it_by_now()
    {
        await _ledger.HoldAsync(Anna, new(HoldPurpose.Till, "h", 100, Context("act")));
        var again = await _ledger.HoldAsync(Anna, new(HoldPurpose.Till, "h", 100, Context("act") with { Unless = () => Task.FromResult(true) }));
        Assert.That((again.Outcome, again.Repeated), Is.EqualTo((LedgerOutcome.Done, true)));
    }

    static PostingContext Context(string key) => new(Channel.Salon, 70, Start) { IdempotencyKey = key, Reason = "why" };
}
