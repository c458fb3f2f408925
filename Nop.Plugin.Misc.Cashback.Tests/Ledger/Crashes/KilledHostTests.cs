using Cashback.Preview.Services;
using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Data;
using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Ledger.Queries;
using Nop.Plugin.Misc.Cashback.Redemption;
using Nop.Plugin.Misc.Cashback.Tests.Databases;
using Nop.Plugin.Misc.Cashback.Tests.Infrastructure;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Crashes;

/// <summary>Two hosts on one PostgreSQL, one of which is killed half-way (SIGKILL); the other one's schedule tasks bring the books in order.</summary>
public sealed class KilledHostTests
{
    const long Given = 15_00;
    static readonly TimeSpan NotLong = TimeSpan.FromSeconds(30);

    InstalledShop _survivor = null!;
    Customer _anna = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _survivor = await InstalledShop.OpenAsync(DatabaseKind.PostgreSql);
        await _survivor.SeedAsync();
        _anna = await _survivor.Store.RegisterAsync("anna@example.com");
        await _survivor.AskAsync<ICashbackLedger, LedgerResult<long>>(ledger => ledger.GrantAsync(Key, Given, null, new PostingContext(Channel.Admin, 0, Now)));
    }

    [TearDown]
    public async Task StopAsync() => await _survivor.DisposeAsync();

    // What the server has in full it finishes, also for nobody; what waits for a COMMIT it undoes.
    [TestCase(CrashPoint.InOneBatch, true)]
    [TestCase(CrashPoint.BeforeCommit, false)]
    public async Task In_the_middle_of_an_append_it_is_done_whole_or_not_at_all_and_its_repeat_does_it_once(CrashPoint point, bool done)
    {
        await using (await NoticingDatabase.CloseGateAsync(_survivor.Database))
        {
            await KillAtAsync(point);
            Assert.That((await BalanceAsync().WaitAsync(NotLong)).Available, Is.EqualTo(Given), "what is not committed is seen by nobody, and nobody waits to read");
        }

        var repeat = await _survivor.AskAsync<ICashbackLedger, LedgerResult<long>>(ledger => CrashHost.CorrectAsync(ledger, Key, Now)).WaitAsync(NotLong);
        Assert.That((repeat.Outcome, repeat.Repeated, (await BalanceAsync()).Available), Is.EqualTo((LedgerOutcome.Done, done, Given + 250)));
        await AssertInOrderAsync();
    }

    [Test]
    public async Task Between_hold_and_order_the_credit_is_kept_from_others_and_then_given_back()
    {
        await KillAtAsync(CrashPoint.Held);
        var meanwhile = await PlaceAsync();
        Assert.That((meanwhile.Success, (await BalanceAsync()).Reserved), Is.EqualTo((true, CrashHost.Credit)), "the other checkout");
        Assert.That(await RedeemedAsync(meanwhile.PlacedOrder), Is.EqualTo(Given - CrashHost.Credit));

        await RunTasksLaterAsync();
        Assert.That(await UsableAsync(), Is.EqualTo((CrashHost.Credit, 0L)));
        await AssertInOrderAsync();
    }

    [Test]
    public async Task Between_the_orders_saving_and_the_capture_the_credit_is_captured_for_the_order()
    {
        await KillAtAsync(CrashPoint.OrderSaved);
        var order = (await _survivor.RowsAsync<Order>()).Single();
        Assert.That(await UsableAsync(), Is.EqualTo((Given - CrashHost.Credit, CrashHost.Credit)), "before the tasks");

        await RunTasksLaterAsync();
        Assert.That((await UsableAsync(), await RedeemedAsync(order)), Is.EqualTo(((Given - CrashHost.Credit, 0L), CrashHost.Credit)));
        await AssertInOrderAsync();
    }

    [Test]
    public async Task After_the_capture_nothing_is_taken_twice_and_the_order_earns()
    {
        await KillAtAsync(CrashPoint.Captured);
        var order = (await _survivor.RowsAsync<Order>()).Single();
        var before = await BalanceAsync();

        await RunTasksLaterAsync();
        var after = await BalanceAsync();
        Assert.That((await UsableAsync(), await RedeemedAsync(order)), Is.EqualTo(((Given - CrashHost.Credit, 0L), CrashHost.Credit)));
        Assert.That((before.Pending, after.Pending), Is.EqualTo((0L, 2_00L)), "5 percent of what was paid in money");
        await AssertInOrderAsync();
    }

    DateTime Now => _survivor.Clock.UtcNow;

    WalletKey Key => new(_anna.Id, 0, "EUR");

    async Task KillAtAsync(CrashPoint point)
    {
        using var doomed = await DoomedProcess.StartAsync(point, _survivor.Database.Place, Now, _anna.Id);
        await doomed.KillAsync();
    }

    async Task RunTasksLaterAsync()
    {
        _survivor.Clock.Advance(TimeSpan.FromMinutes(new CashbackSettings().CheckoutHoldMinutes + 1));
        await _survivor.Store.RunTasksAsync().WaitAsync(NotLong);
    }

    async Task AssertInOrderAsync()
    {
        var rows = await _survivor.Database.RowsAsync();
        await RunTasksLaterAsync();
        var report = await _survivor.AskAsync<ILedgerAuditor, AuditReport>(auditor => auditor.VerifyAsync(0, null, CancellationToken.None));
        Assert.Multiple(() =>
        {
            Assert.That(report.Findings, Is.Empty);
            Assert.That(LedgerInvariants.Violations(rows), Is.Empty);
        });
        Assert.That((await _survivor.Database.RowsAsync()).Entries, Has.Count.EqualTo(rows.Entries.Count), "the next run of the tasks finds nothing to do");
    }

    Task<WalletBalance> BalanceAsync() => _survivor.AskAsync<ICashbackLedger, WalletBalance>(ledger => ledger.GetBalanceAsync(Key));

    async Task<(long Available, long Reserved)> UsableAsync() => await BalanceAsync() is var balance ? (balance.Available, balance.Reserved) : default;

    Task<long> RedeemedAsync(Order order) => _survivor.AskAsync<IHoldQueries, long>(async holds => (await holds.OfOrderAsync(order.Id)).Redeemed);

    async Task<PlaceOrderResult> PlaceAsync()
    {
        var product = await _survivor.AskAsync<IRepository<Product>, Product>(products => products.GetByIdAsync(1));
        return await _survivor.Store.AskAsync<Checkout, PlaceOrderResult>(checkout =>
            checkout.PlaceAsync(_anna, 1, [new Purchase(product, 1)], CashbackChoice.AsMuchAsPossible, PaymentMethods.Later), _anna.Id);
    }
}
