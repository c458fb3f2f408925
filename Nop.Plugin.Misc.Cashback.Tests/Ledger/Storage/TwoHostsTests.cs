using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Storage;

/// <summary>Two web servers, each with services and connections of its own, on one database: whatever they do at once, no minor unit is spent twice or lost.</summary>
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.PostgreSqlInTransactions)]
[TestFixture(DatabaseKind.MariaDb)]
public sealed class TwoHostsTests(DatabaseKind kind)
{
    const int Spenders = 64;

    static readonly WalletKey Key = new(7, 0, "EUR");
    static readonly DateTime Now = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    TestDatabase _database = null!;
    ServiceProvider[] _hosts = [];

    [SetUp]
    public async Task StartHostsAsync()
    {
        _database = await TestDatabase.CreateAsync(kind);
        _hosts = [Host("one"), Host("two")];
    }

    [TearDown]
    public async Task StopHostsAsync()
    {
        foreach (var host in _hosts)
            await host.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
    }

    [Test]
    public async Task Parallel_spenders_get_exactly_what_is_there()
    {
        await Ledger(0).GrantAsync(Key, 1000, null, Context());
        var answers = await InParallelAsync(i => Ledger(i).SpendAsync(Key, new HoldRequest(HoldPurpose.Counter, $"till-{i}", 17 + i % 40, Context())));

        var spent = answers.Where(answer => answer.IsDone).Sum(answer => answer.Value!.Amount);
        var wallet = (await _database.RowsAsync()).Wallets.Single();
        Assert.Multiple(() =>
        {
            Assert.That(answers.Select(answer => answer.Outcome), Is.All.AnyOf(LedgerOutcome.Done, LedgerOutcome.Insufficient));
            Assert.That(wallet.Available, Is.EqualTo(1000 - spent));
            Assert.That(wallet.Available, Is.LessThan(17 + 40), "nobody was refused what was there for the smallest of them");
        });
        await AssertSoundAsync();
    }

    [TestCase(1)]
    [TestCase(2)]
    public async Task No_spender_of_one_wallet_is_sent_away_who_could_have_had_a_turn(int hosts)
    {
        await Ledger(0).GrantAsync(Key, Spenders * 5, null, Context());
        var answers = await OnceEachAsync(i => Ledger(i % hosts).SpendAsync(Key, new HoldRequest(HoldPurpose.Counter, $"till-{i}", 5, Context())));
        Assert.That(answers.Select(answer => answer.Outcome), Is.All.EqualTo(LedgerOutcome.Done));
        AssertNobodyWaits();
        await AssertSoundAsync();
    }

    [TestCase(1)]
    [TestCase(2)]
    public async Task No_order_that_charges_one_budget_is_sent_away_that_could_have_had_a_turn(int hosts)
    {
        var answers = await OnceEachAsync(i => PayAsync(i, host: i % hosts, limit: Spenders * 30));
        Assert.That(answers.Select(answer => answer.Outcome), Is.All.EqualTo(LedgerOutcome.Done));
        AssertNobodyWaits();
        await AssertSoundAsync();
    }

    [Test]
    public async Task One_act_repeated_by_all_is_done_once()
    {
        await Ledger(0).GrantAsync(Key, 1000, null, Context());
        await Ledger(0).HoldAsync(Key, new HoldRequest(HoldPurpose.Voucher, "voucher", 500, Context()));
        var answers = await InParallelAsync(i => Ledger(i).CaptureAsync(new CaptureRequest("voucher", 30, 0, Context() with { IdempotencyKey = "receipt 4711" })));

        Assert.Multiple(() =>
        {
            Assert.That(answers.Select(answer => (answer.Outcome, answer.Value)), Is.All.EqualTo((LedgerOutcome.Done, 30L)));
            Assert.That(answers.Count(answer => !answer.Repeated), Is.EqualTo(1));
        });
        await AssertSoundAsync();
    }

    [Test]
    public async Task One_checkout_confirmed_many_times_holds_once()
    {
        await Ledger(0).GrantAsync(Key, 1000, null, Context());
        await InParallelAsync(i => Ledger(i).HoldAsync(Key, new HoldRequest(HoldPurpose.Checkout, $"attempt-{i}", 900, Context()) { GroupKey = "order-guid" }));

        var rows = await _database.RowsAsync();
        Assert.That((rows.Wallets.Single().Reserved, rows.Holds.Count(hold => hold.State == HoldState.Open)), Is.EqualTo((900, 1)));
        await AssertSoundAsync();
    }

    [Test]
    public async Task One_payment_told_to_all_is_earned_and_charged_once()
    {
        var earning = new FrozenEarning(new Fraction(777, 1), new Fraction(7770, 1), new Dictionary<int, (long, long)> { [3] = (0, 50) }, 14, new(365), 0, "{}");
        var facts = new OrderFacts(1, true, 5000, 0, false, null, ShortfallPolicy.Debt, (at, _, _) => new(at, null), Now);
        var answers = await InParallelAsync(i => Ledger(i).PostOrderAsync(Key, facts, () => Task.FromResult(earning), Context()));

        var rows = await _database.RowsAsync();
        Assert.That((answers.All(answer => answer.IsDone), rows.Wallets.Single().Pending, rows.Budgets.Single().Spent), Is.EqualTo((true, 777, 50)));
        await AssertSoundAsync();
    }

    [Test]
    public async Task An_order_stays_with_its_wallet_when_its_customers_wallets_are_split_or_joined()
    {
        var earning = new FrozenEarning(new Fraction(100, 1), new Fraction(1000, 1), new Dictionary<int, (long, long)>(), 14, new(365), 0, "{}");
        var facts = new OrderFacts(1, true, 1000, 0, false, null, ShortfallPolicy.Debt, (at, _, _) => new(at, null), Now);
        await Ledger(0).PostOrderAsync(Key, facts, () => Task.FromResult(earning), Context());
        var answer = await Ledger(1).PostOrderAsync(Key with { StoreId = 2 }, facts with { Refunded = 400 }, () => throw new AssertionException("frozen twice"), Context());

        Assert.That((answer.Outcome, answer.Value!.Taken), Is.EqualTo((LedgerOutcome.Done, 40)));
        await AssertSoundAsync();
    }

    [Test]
    public async Task Orders_of_many_wallets_never_charge_a_budget_above_its_limit()
    {
        const long limit = 200;
        var answers = await InParallelAsync(i => PayAsync(i, i % 2, limit));

        var rows = await _database.RowsAsync();
        Assert.That((answers.All(answer => answer.IsDone), rows.Budgets.Single().Spent, rows.Wallets.Sum(wallet => wallet.Pending)), Is.EqualTo((true, limit, limit)));
        await AssertSoundAsync();
    }

    [Test]
    public async Task Verify_calls_nothing_damaged_while_everybody_writes()
    {
        await Ledger(0).GrantAsync(Key, 100_000, null, Context());
        var findings = new List<LedgerFinding>();
        var writing = InParallelAsync(i => Ledger(i).SpendAsync(Key, new HoldRequest(HoldPurpose.Counter, $"till-{i}", 5, Context())));
        while (!writing.IsCompleted)
            findings.AddRange((await _hosts[1].GetRequiredService<ILedgerAuditor>().VerifyAsync(0, null, CancellationToken.None)).Findings);
        await writing;
        Assert.That(findings, Is.Empty);
    }

    Task<LedgerResult<OrderAccount?>> PayAsync(int i, int host, long limit)
    {
        var store = _hosts[host].GetRequiredService<IWalletStore>();
        var facts = new OrderFacts(i + 1, true, 5000, 0, false, null, ShortfallPolicy.Debt, (at, _, _) => new(at, null), Now);
        return Ledger(host).PostOrderAsync(new WalletKey(100 + i, 0, "EUR"), facts, async () =>
        {
            var spent = (await store.BudgetsAsync([9], CancellationToken.None)).GetValueOrDefault(9);
            var given = Math.Min(30, limit - spent);
            var charges = given > 0 ? new Dictionary<int, (long, long)> { [9] = (spent, given) } : [];
            return new FrozenEarning(new Fraction(given, 1), new Fraction(0, 1), charges, 14, new(365), 0, "{}");
        }, Context());
    }

    // Busy says: try again. So does a till.
    static Task<LedgerResult<T>[]> InParallelAsync<T>(Func<int, Task<LedgerResult<T>>> act) => OnceEachAsync(async i =>
    {
        while (true)
            if (await act(i) is { Outcome: not LedgerOutcome.Busy } answer)
                return answer;
    });

    static Task<T[]> OnceEachAsync<T>(Func<int, Task<T>> act) => Task.WhenAll(Enumerable.Range(0, Spenders).Select(i => Task.Run(() => act(i))));

    void AssertNobodyWaits() => Assert.That(_hosts.Select(host => host.GetRequiredService<WalletTurns>().Count), Is.All.Zero);

    async Task AssertSoundAsync()
    {
        Assert.That(LedgerInvariants.Violations(await _database.RowsAsync()), Is.Empty);
        Assert.That((await _hosts[0].GetRequiredService<ILedgerAuditor>().VerifyAsync(0, null, CancellationToken.None)).Findings, Is.Empty);
    }

    ICashbackLedger Ledger(int i) => _hosts[i % 2].GetRequiredService<ICashbackLedger>();

    ServiceProvider Host(string name) => new ServiceCollection()
        .AddSingleton<ILedgerDatabase>(_database.FromAnotherHost(name))
        .AddSingleton<ICardNumbers, RandomCardNumbers>()
        .AddSingleton<IWalletStore, AdoWalletStore>()
        .AddSingleton<IRetryPacing>(new JitteredPacing(Random.Shared))
        .AddSingleton<TimeProvider>(new ManualClock(Now))
        .AddSingleton<WalletTurns>()
        .AddSingleton<ICashbackLedger, CashbackLedger>()
        .AddSingleton<ILedgerAuditor, LedgerAuditor>()
        .BuildServiceProvider();

    static PostingContext Context() => new(Channel.Salon, 0, Now);
}
