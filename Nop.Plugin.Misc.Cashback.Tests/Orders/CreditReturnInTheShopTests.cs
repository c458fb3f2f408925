using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Ledger.Queries;
using Nop.Plugin.Misc.Cashback.Oversight;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Cashback.Tests.Orders;

/// <summary>Returning credit of an order that credit alone paid for, in the shop's own tables.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.MariaDb)]
public sealed class CreditReturnInTheShopTests(DatabaseKind kind) : SeededShopFixture(kind)
{
    const long Used = 90_00;

    Customer _anna = null!;
    Customer _staff = null!;
    int _orderId;

    [SetUp]
    public async Task PlaceAsync()
    {
        _anna = await Shop.Store.RegisterAsync("anna@example.com");
        _staff = await Shop.Store.RegisterAsync("staff@example.com");
        Shop.Clock.Advance(TimeSpan.FromMinutes(1));
        _orderId = await Shop.PlaceWithCreditAsync(_anna, Used);
    }

    [Test]
    public async Task What_was_returned_in_parts_a_cancellation_does_not_give_back_again()
    {
        await ReturnAsync(20_00);
        await ReturnAsync(5_50);
        await Shop.TellAsync<IOrderProcessingService>(async processing => await processing.CancelOrderAsync(await OrderAsync(), notifyCustomer: false));
        Assert.That((await Shop.RowsAsync<Wallet>()).Single().Available, Is.EqualTo(Used));
    }

    [Test]
    public async Task The_same_form_twice_returns_once()
    {
        var attempt = Guid.NewGuid();
        await ReturnAsync(20_00, attempt);
        await ReturnAsync(20_00, attempt);
        Assert.That((await Shop.RowsAsync<Wallet>()).Single().Available, Is.EqualTo(20_00));
    }

    [Test]
    public async Task A_verification_finds_nothing_afterwards()
    {
        await ReturnAsync(20_00);
        await Shop.Store.RunTasksAsync();
        Assert.That((await Shop.AskAsync<ILedgerAuditor, AuditReport>(auditor => auditor.VerifyAsync(0, null, CancellationToken.None))).IsClean, Is.True);
    }

    [Test]
    public async Task The_order_tells_staff_of_it_once()
    {
        var attempt = Guid.NewGuid();
        await ReturnAsync(20_00, attempt);
        await ReturnAsync(20_00, attempt);
        var notes = (await Shop.RowsAsync<OrderNote>()).Where(note => note.OrderId == _orderId && note.Note.Contains("broken", StringComparison.Ordinal)).ToList();
        Assert.That(notes.Select(note => note.DisplayToCustomer), Is.EqualTo(new[] { false }));
    }

    [Test]
    public async Task Its_entries_are_read_newest_first()
    {
        await ReturnAsync(20_00);
        var entries = await Shop.AskAsync<IOrderLedgerQueries, IList<LedgerEntry>>(queries => queries.EntriesAsync(_orderId, 3));
        Assert.That(entries.Select(entry => entry.Kind).Take(2), Is.EqualTo(new[] { EntryKind.Restore, EntryKind.Edit }));
    }

    async Task<Order> OrderAsync() => (await Shop.RowsAsync<Order>()).Single(order => order.Id == _orderId);

    async Task ReturnAsync(long amount, Guid? attempt = null)
    {
        var order = await OrderAsync();
        var result = await Shop.Store.RequestAsync(services => services.GetRequiredService<ICreditReturns>().ReturnAsync(order, amount, "broken", attempt ?? Guid.NewGuid()), _staff.Id);
        Assert.That(result.Outcome, Is.EqualTo(HandOutcome.Done));
    }
}
