namespace Nop.Plugin.Misc.Cashback.Tests.Ledger;

/// <summary>An act whose key comes again is answered as the first time where it asks for the same, and refused where it asks for anything else.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
sealed class RepeatTests
{
    static readonly WalletKey Anna = new(7, 0, "EUR");
    const int Order = 55;

    // As the store numbers them: a wallet, then its first lot.
    const int MariasWallet = 3;
    const int BeasWallet = 5;

    static readonly WalletKey Maria = new(8, 0, "EUR");
    static readonly WalletKey Bea = new(9, 0, "EUR");
    static readonly DateTime Start = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);

    // Each act as it is asked for at first, and each way in which it can ask for something else under the same key.
    static readonly Act[] Acts =
    [
        new(nameof(ICashbackLedger.HoldAsync), "",
            ledger => ledger.HoldAsync(Anna, Hold(100)),
            ("amount", ledger => ledger.HoldAsync(Anna, Hold(90))),
            ("wallet", ledger => ledger.HoldAsync(Maria, Hold(100))),
            ("branch", ledger => ledger.HoldAsync(Anna, Hold(100) with { BranchId = 2 })),
            ("purpose", ledger => ledger.HoldAsync(Anna, Hold(100) with { Purpose = HoldPurpose.Checkout })),
            ("act", ledger => ledger.SpendAsync(Anna, Spend(100) with { Reference = "h", Context = Context("hold") }))),
        new(nameof(ICashbackLedger.SpendAsync), "",
            ledger => ledger.SpendAsync(Anna, Spend(100)),
            ("amount", ledger => ledger.SpendAsync(Anna, Spend(90))),
            ("wallet", ledger => ledger.SpendAsync(Maria, Spend(100))),
            ("branch", ledger => ledger.SpendAsync(Anna, Spend(100) with { BranchId = 2 })),
            ("reference", ledger => ledger.SpendAsync(Anna, Spend(100) with { Reference = "s2" }))),
        new(nameof(ICashbackLedger.CaptureAsync), "",
            ledger => ledger.CaptureAsync(Capture("v1", 100)),
            ("amount", ledger => ledger.CaptureAsync(Capture("v1", 90))),
            ("more than is left", ledger => ledger.CaptureAsync(Capture("v1", 5000))),
            ("hold", ledger => ledger.CaptureAsync(Capture("v2", 100))),
            ("wallet", ledger => ledger.CaptureAsync(Capture("v3", 100)))),
        new(nameof(ICashbackLedger.UndoCaptureAsync), "",
            ledger => ledger.UndoCaptureAsync("k1", 100, Start.AddDays(30), Context("undo")),
            ("hold", ledger => ledger.UndoCaptureAsync("k2", 100, Start.AddDays(30), Context("undo"))),
            ("reason", ledger => ledger.UndoCaptureAsync("k1", 100, Start.AddDays(30), Context("undo") with { Reason = "other" }))),
        new(nameof(ICashbackLedger.RefundAsCreditAsync), "",
            ledger => ledger.RefundAsCreditAsync(1, new(Order, 100, 0, null), Context("refund")),
            ("amount", ledger => ledger.RefundAsCreditAsync(1, new(Order, 90, 0, null), Context("refund")))),
        new(nameof(ICashbackLedger.ReturnCreditAsync), "",
            ledger => ledger.ReturnCreditAsync(1, new(Order, 100, Start.AddDays(30)), Context("return")),
            ("amount", ledger => ledger.ReturnCreditAsync(1, new(Order, 90, Start.AddDays(30)), Context("return"))),
            ("more than is left", ledger => ledger.ReturnCreditAsync(1, new(Order, 5000, Start.AddDays(30)), Context("return"))),
            ("reason", ledger => ledger.ReturnCreditAsync(1, new(Order, 100, Start.AddDays(30)), Context("return") with { Reason = "other" })),
            ("act", ledger => ledger.GrantAsync(Anna, 100, null, Context("return")))),
        new(nameof(ICashbackLedger.AdjustAsync), "up",
            ledger => ledger.AdjustAsync(Anna, 5000, Context("up")),
            ("amount", ledger => ledger.AdjustAsync(Anna, 7000, Context("up"))),
            ("sign", ledger => ledger.AdjustAsync(Anna, -5000, Context("up"))),
            ("wallet", ledger => ledger.AdjustAsync(Maria, 5000, Context("up"))),
            ("reason", ledger => ledger.AdjustAsync(Anna, 5000, Context("up") with { Reason = "other" })),
            ("act", ledger => ledger.GrantAsync(Anna, 5000, null, Context("up")))),
        new(nameof(ICashbackLedger.AdjustAsync), "down",
            ledger => ledger.AdjustAsync(Anna, -50, Context("down")),
            ("amount", ledger => ledger.AdjustAsync(Anna, -70, Context("down"))),
            ("more than there is", ledger => ledger.AdjustAsync(Anna, -90_000, Context("down"))),
            ("sign", ledger => ledger.AdjustAsync(Anna, 50, Context("down")))),
        new(nameof(ICashbackLedger.ExtendAsync), "",
            ledger => ledger.ExtendAsync(1, new(Start.AddDays(90)), Context("extend")),
            ("end", ledger => ledger.ExtendAsync(1, new(Start.AddDays(91)), Context("extend"))),
            ("wallet", ledger => ledger.ExtendAsync(2, new(Start.AddDays(90)), Context("extend"))),
            ("reason", ledger => ledger.ExtendAsync(1, new(Start.AddDays(90)), Context("extend") with { Reason = "other" })),
            ("act", ledger => ledger.GrantAsync(Anna, 40, null, Context("extend")))),
        new(nameof(ICashbackLedger.MergeAsync), "",
            ledger => ledger.MergeAsync(BeasWallet, MariasWallet, new(2000, 0), Context("merge")),
            ("wallet", ledger => ledger.MergeAsync(MariasWallet, BeasWallet, new(2000, 0), Context("merge"))),
            ("target", ledger => ledger.MergeAsync(BeasWallet, 1, new(2000, 0), Context("merge"))),
            ("reason", ledger => ledger.MergeAsync(BeasWallet, MariasWallet, new(2000, 0), Context("merge") with { Reason = "other" })),
            ("act", ledger => ledger.UnmergeAsync(BeasWallet, MariasWallet, new(2000, 0), Context("merge")))),
        new(nameof(ICashbackLedger.UnmergeAsync), "",
            async ledger =>
            {
                await ledger.MergeAsync(BeasWallet, MariasWallet, new(2000, 0), Context("merged"));
                return await ledger.UnmergeAsync(BeasWallet, MariasWallet, new(2000, 0), Context("unmerge"));
            },
            ("wallet", ledger => ledger.UnmergeAsync(MariasWallet, BeasWallet, new(2000, 0), Context("unmerge"))),
            ("reason", ledger => ledger.UnmergeAsync(BeasWallet, MariasWallet, new(2000, 0), Context("unmerge") with { Reason = "other" })),
            ("act", ledger => ledger.MergeAsync(BeasWallet, MariasWallet, new(2000, 0), Context("unmerge")))),
        new(nameof(ICashbackLedger.ChangeAsync), "",
            ledger => ledger.ChangeAsync(1, new(WalletAct.Freeze), Context("change")),
            ("wallet", ledger => ledger.ChangeAsync(2, new(WalletAct.Freeze), Context("change"))),
            ("what is done", ledger => ledger.ChangeAsync(1, new(WalletAct.Unfreeze), Context("change"))),
            ("reason", ledger => ledger.ChangeAsync(1, new(WalletAct.Freeze), Context("change") with { Reason = "other" })),
            ("act", ledger => ledger.GrantAsync(Anna, 40, null, Context("change")))),
        new(nameof(ICashbackLedger.GrantAsync), "",
            ledger => ledger.GrantAsync(Anna, 300, null, Context("gift")),
            ("amount", ledger => ledger.GrantAsync(Anna, 400, null, Context("gift"))),
            ("wallet", ledger => ledger.GrantAsync(Maria, 300, null, Context("gift"))),
            ("an unopened wallet", ledger => ledger.GrantAsync(new WalletKey(99, 0, "EUR"), 300, null, Context("gift"))),
            ("act", ledger => ledger.AdjustAsync(Anna, 300, Context("gift")))),
        new(nameof(ICashbackLedger.OpenBalanceAsync), "",
            ledger => ledger.OpenBalanceAsync(Anna, 300, null, Context("opening")),
            ("amount", ledger => ledger.OpenBalanceAsync(Anna, 400, null, Context("opening"))),
            ("wallet", ledger => ledger.OpenBalanceAsync(Maria, 300, null, Context("opening"))),
            ("an unopened wallet", ledger => ledger.OpenBalanceAsync(new WalletKey(99, 0, "EUR"), 300, null, Context("opening"))),
            ("act", ledger => ledger.GrantAsync(Anna, 300, null, Context("opening")))),
    ];

    // These are repeat-safe by the state that they read: an order's targets and what its edits freed, an open hold, a due lot, what is left.
    static readonly string[] ByState =
    [
        nameof(ICashbackLedger.CaptureForOrderAsync), nameof(ICashbackLedger.ReleaseAsync), nameof(ICashbackLedger.PostOrderAsync),
        nameof(ICashbackLedger.EditOrderAsync), nameof(ICashbackLedger.ActivateDueAsync), nameof(ICashbackLedger.ExpireAsync),
        nameof(ICashbackLedger.ForfeitAsync),
    ];

    // Who asks for them compares what is asked with the rows of the first time: SalonSalesTests and SaleReturnsTests ask for something else.
    static readonly string[] ByRows = [nameof(ICashbackLedger.PostSaleAsync), nameof(ICashbackLedger.ReturnSaleAsync)];

    static readonly string[] Reads = [nameof(ICashbackLedger.GetBalanceAsync), nameof(ICashbackLedger.ForecastOrderAsync), nameof(ICashbackLedger.ForecastMergeAsync), nameof(ICashbackLedger.ForecastUnmergeAsync), nameof(ICashbackLedger.FindRepeatAsync)];

    readonly MemoryWalletStore _store = new();
    readonly ManualClock _clock = new(Start);
    CashbackLedger _ledger = null!;

    static IEnumerable<TestCaseData> Firsts() => Acts.Select(act => new TestCaseData(act).SetArgDisplayNames($"{act.Name} {act.Variant}".Trim()));

    static IEnumerable<TestCaseData> Others() => Acts.SelectMany(act => act.Others.Select(other => new TestCaseData(act, other.Ask).SetArgDisplayNames($"{act.Name} {act.Variant}".Trim(), other.What)));

    [SetUp]
    public async Task Fill()
    {
        _ledger = new CashbackLedger(_store, new NoPause(), new WalletTurns(), _clock);
        foreach (var wallet in new[] { Anna, Maria, Bea })
            await _ledger.GrantAsync(wallet, 2000, null, Context($"filled {wallet.CustomerId}"));
        await _ledger.HoldAsync(Anna, new HoldRequest(HoldPurpose.Voucher, "v1", 200, Unnamed));
        await _ledger.HoldAsync(Anna, new HoldRequest(HoldPurpose.Voucher, "v2", 200, Unnamed));
        await _ledger.HoldAsync(Maria, new HoldRequest(HoldPurpose.Voucher, "v3", 200, Unnamed));
        await _ledger.SpendAsync(Anna, new HoldRequest(HoldPurpose.Counter, "k1", 100, Unnamed));
        await _ledger.SpendAsync(Anna, new HoldRequest(HoldPurpose.Counter, "k2", 100, Unnamed));
        await _ledger.HoldAsync(Anna, new HoldRequest(HoldPurpose.Checkout, "o", 300, Unnamed));
        await _ledger.CaptureForOrderAsync("o", Order, Unnamed);
        await _ledger.PostOrderAsync(Anna, new(Order, true, 0, 0, false, null, ShortfallPolicy.Debt, (completed, _, _) => new(completed, null), Start.AddDays(30)),
            () => Task.FromResult(new FrozenEarning(Fraction.Zero, Fraction.Zero, new Dictionary<int, (long, long)>(), 0, null, 0, "{}")), Unnamed);
        await _ledger.GrantAsync(Anna, 40, Start.AddDays(60), Unnamed);
    }

    [TearDown]
    public void Check() => Assert.That(LedgerInvariants.Violations(_store.Rows), Is.Empty);

    [TestCaseSource(nameof(Firsts))]
    public async Task The_same_again_answers_as_the_first_time_with_its_date(Act act)
    {
        var first = await act.AskAsync(_ledger);
        var before = _store.Rows.Entries.Count;
        _clock.NowUtc = _clock.NowUtc.AddDays(1);
        var again = await act.AskAsync(_ledger);
        Assert.Multiple(() =>
        {
            Assert.That((first.Outcome, first.Repeated), Is.EqualTo((LedgerOutcome.Done, false)));
            Assert.That((again.Outcome, again.Repeated, again.Amount, again.First?.CreatedOnUtc), Is.EqualTo((LedgerOutcome.Done, true, first.Amount, Start)));
            Assert.That(_store.Rows.Entries, Has.Count.EqualTo(before));
        });
    }

    [TestCaseSource(nameof(Others))]
    public async Task Anything_else_under_the_same_key_is_refused_and_tells_what_was_done(Act act, Func<CashbackLedger, Task<Answer>> ask)
    {
        var first = await act.AskAsync(_ledger);
        var before = _store.Rows.Entries.Count;
        var other = await ask(_ledger);
        Assert.Multiple(() =>
        {
            Assert.That((other.Outcome, other.Repeated, other.First?.CreatedOnUtc), Is.EqualTo((LedgerOutcome.KeyUsed, false, Start)));
            Assert.That(other.Amount, Is.EqualTo(first.Amount).Or.Null);
            Assert.That(_store.Rows.Entries, Has.Count.EqualTo(before));
        });
    }

    [Test]
    public void Every_act_of_the_ledger_is_here_or_needs_no_key()
    {
        var all = typeof(ICashbackLedger).GetMethods().Select(method => method.Name).Distinct();
        Assert.That(Acts.Select(act => act.Name).Concat(ByState).Concat(ByRows).Concat(Reads).Distinct(), Is.EquivalentTo(all));
    }

    [Test]
    public async Task A_capture_of_what_is_left_is_the_same_whatever_it_came_to()
    {
        await _ledger.CaptureAsync(Capture("v1", null));
        var again = await _ledger.CaptureAsync(Capture("v1", null));
        Assert.That((again.Outcome, again.Repeated, again.Value), Is.EqualTo((LedgerOutcome.Done, true, 200L)));
    }

    static PostingContext Unnamed => new(Channel.Salon, 70, Start);

    static PostingContext Context(string key) => Unnamed with { IdempotencyKey = key, Reason = "why" };

    static HoldRequest Hold(long amount) => new(HoldPurpose.Voucher, "h", amount, Context("hold")) { BranchId = 1 };

    static HoldRequest Spend(long amount) => new(HoldPurpose.Counter, "s", amount, Context("spend")) { BranchId = 1 };

    static CaptureRequest Capture(string reference, long? amount) => new(reference, amount, 1, Context("capture"));

    /// <summary>How an act ended, whatever it gives.</summary>
    public sealed record Answer(LedgerOutcome Outcome, bool Repeated, long? Amount, LedgerEntry? First);

    /// <summary>An act with a key.</summary>
    public sealed class Act
    {
        public Act(string name, string variant, Func<CashbackLedger, Task<LedgerResult<long>>> ask, params (string What, Func<CashbackLedger, Task<LedgerResult<long>>> Ask)[] others)
            : this(name, variant, async ledger => Of(await ask(ledger)), [.. others.Select(other => (other.What, (Func<CashbackLedger, Task<Answer>>)(async ledger => Of(await other.Ask(ledger)))))])
        {
        }

        public Act(string name, string variant, Func<CashbackLedger, Task<LedgerResult<Hold>>> ask, params (string What, Func<CashbackLedger, Task<LedgerResult<Hold>>> Ask)[] others)
            : this(name, variant, async ledger => Of(await ask(ledger)), [.. others.Select(other => (other.What, (Func<CashbackLedger, Task<Answer>>)(async ledger => Of(await other.Ask(ledger)))))])
        {
        }

        Act(string name, string variant, Func<CashbackLedger, Task<Answer>> ask, IReadOnlyList<(string What, Func<CashbackLedger, Task<Answer>> Ask)> others) =>
            (Name, Variant, AskAsync, Others) = (name, variant, ask, others);

        public string Name { get; }

        public string Variant { get; }

        public Func<CashbackLedger, Task<Answer>> AskAsync { get; }

        public IReadOnlyList<(string What, Func<CashbackLedger, Task<Answer>> Ask)> Others { get; }

        static Answer Of(LedgerResult<long> result) => new(result.Outcome, result.Repeated, result.Value, result.First);

        static Answer Of(LedgerResult<Hold> result) => new(result.Outcome, result.Repeated, result.Value?.Amount, result.First);
    }
}
