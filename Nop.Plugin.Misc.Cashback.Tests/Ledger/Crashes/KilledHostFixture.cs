using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Ledger.Queries;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Crashes;

/// <summary>Two hosts on one database, one of which is killed half-way (SIGKILL); the other one's schedule tasks bring the books in order.</summary>
public abstract class KilledHostFixture(DatabaseKind kind)
{
    protected const long Given = 15_00;
    static readonly TimeSpan NotLong = TimeSpan.FromSeconds(30);

    protected InstalledShop Survivor { get; private set; } = null!;
    Customer _anna = null!;

    [SetUp]
    public async Task StartAsync()
    {
        Survivor = await InstalledShop.OpenAsync(kind);
        await Survivor.SeedAsync();
        _anna = await Survivor.Store.RegisterAsync("anna@example.com");
        await Survivor.AskAsync<ICashbackLedger, LedgerResult<long>>(ledger => ledger.GrantAsync(Key, Given, null, new PostingContext(Channel.Admin, 0, Now)));
    }

    [TearDown]
    public async Task StopAsync()
    {
        // Where there is no such server the tests are skipped, and this is run all the same.
        if (Survivor is not null)
            await Survivor.DisposeAsync();
    }

    protected async Task AssertKilledAppendIsDoneAsync(CrashPoint point, bool done)
    {
        await using (await HaltingDatabase.CloseGateAsync(Survivor.Database))
        {
            await KillAtAsync(point);
            Assert.That((await BalanceAsync().WaitAsync(NotLong)).Available, Is.EqualTo(Given), "what is not committed is seen by nobody, and nobody waits to read");
        }

        var repeat = await Survivor.AskAsync<ICashbackLedger, LedgerResult<long>>(ledger => CrashHost.CorrectAsync(ledger, Key, Now)).WaitAsync(NotLong);
        Assert.That((repeat.Outcome, repeat.Repeated, (await BalanceAsync()).Available), Is.EqualTo((LedgerOutcome.Done, done, Given + 250)));
        await AssertInOrderAsync();
    }

    DateTime Now => Survivor.Clock.UtcNow;

    WalletKey Key => new(_anna.Id, 0, "EUR");

    protected async Task KillAtAsync(CrashPoint point)
    {
        using var doomed = await DoomedProcess.StartAsync(point, Survivor.Database.Place, Now, _anna.Id);
        await doomed.KillAsync();
    }

    protected async Task RunTasksLaterAsync()
    {
        Survivor.Clock.Advance(TimeSpan.FromMinutes(new CashbackSettings().CheckoutHoldMinutes + 1));
        await Survivor.Store.RunTasksAsync().WaitAsync(NotLong);
    }

    protected async Task AssertInOrderAsync()
    {
        var rows = await Survivor.Database.RowsAsync();
        await RunTasksLaterAsync();
        var report = await Survivor.AskAsync<ILedgerAuditor, AuditReport>(auditor => auditor.VerifyAsync(0, null, CancellationToken.None));
        Assert.Multiple(() =>
        {
            Assert.That(report.Findings, Is.Empty);
            Assert.That(LedgerInvariants.Violations(rows), Is.Empty);
        });
        Assert.That((await Survivor.Database.RowsAsync()).Entries, Has.Count.EqualTo(rows.Entries.Count), "the next run of the tasks finds nothing to do");
    }

    protected Task<WalletBalance> BalanceAsync() => Survivor.AskAsync<ICashbackLedger, WalletBalance>(ledger => ledger.GetBalanceAsync(Key));

    protected async Task<(long Available, long Reserved)> UsableAsync() => await BalanceAsync() is var balance ? (balance.Available, balance.Reserved) : default;

    protected Task<long> RedeemedAsync(Order order) => Survivor.AskAsync<IHoldQueries, long>(async holds => (await holds.OfOrderAsync(order.Id)).Redeemed);

    protected async Task<PlaceOrderResult> PlaceAsync()
    {
        var product = await Survivor.AskAsync<IRepository<Product>, Product>(products => products.GetByIdAsync(1));
        return await Survivor.Store.AskAsync<ShopCheckout, PlaceOrderResult>(checkout =>
            checkout.PlaceAsync(_anna, 1, [new Purchase(product, 1)], CashbackChoice.AsMuchAsPossible, PaymentMethods.Later), _anna.Id);
    }
}
