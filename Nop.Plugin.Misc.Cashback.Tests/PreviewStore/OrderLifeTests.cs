using Nop.Core.Domain.Logging;

namespace Nop.Plugin.Misc.Cashback.Tests.Preview;

/// <summary>The preview store's orders live as nopCommerce's do: the same conditions, the same events in the same order.</summary>
public class OrderLifeTests
{
    SmallShop _shop = null!;

    List<string> Events => _shop.Recorder.Events;

    [SetUp]
    public async Task OpenAsync() => _shop = await SmallShop.OpenAsync();

    [TearDown]
    public async Task CloseAsync() => await _shop.DisposeAsync();

    [Test]
    public async Task Placing_and_paying_at_once_tells_placed_then_status_then_paid()
    {
        await _shop.PlaceAsync(_shop.Serum, PaymentMethods.AtOnce);

        Assert.That(Events, Is.EqualTo(new[] { "placed", "Pending → Processing", "paid" }));
    }

    [Test]
    public async Task Marking_as_paid_tells_the_status_before_the_payment()
    {
        var placed = await _shop.PlaceAsync(_shop.Serum, PaymentMethods.Later);
        Events.Clear();

        await _shop.OnAsync(placed, (orders, order) => orders.MarkOrderAsPaidAsync(order));

        Assert.That(Events, Is.EqualTo(new[] { "Pending → Processing", "paid" }));
    }

    [Test]
    public async Task A_service_is_complete_as_soon_as_it_is_paid()
    {
        await _shop.PlaceAsync(_shop.Massage, PaymentMethods.AtOnce);

        Assert.That(Events, Is.EqualTo(new[] { "placed", "Pending → Processing", "Processing → Complete", "paid" }));
    }

    [Test]
    public async Task An_order_without_a_total_is_paid_by_itself_and_asks_no_gateway()
    {
        var placed = await _shop.PlaceAsync(_shop.Serum, PaymentMethods.Later, new CartTerms { OrderDiscount = 45.00m, GatewayFails = true });

        Assert.That(placed.PlacedOrder.PaymentStatus, Is.EqualTo(PaymentStatus.Paid));
    }

    [Test]
    public async Task A_gateway_that_refuses_leaves_no_order()
    {
        await _shop.PlaceAsync(_shop.Serum, PaymentMethods.AtOnce, new CartTerms { GatewayFails = true });

        Assert.That(await _shop.RowsAsync<Order>(), Is.Empty);
    }

    [Test]
    public async Task What_breaks_after_saving_is_answered_as_an_error_although_the_order_is_there()
    {
        var placed = await _shop.PlaceAsync(_shop.Serum, PaymentMethods.AtOnce, new CartTerms { BreaksAfterSaving = true });

        Assert.That((placed.Success, placed.PlacedOrder is not null, Events.Count), Is.EqualTo((false, true, 0)));
    }

    [Test]
    public async Task A_consumer_that_throws_is_logged_and_the_order_goes_on()
    {
        _shop.Recorder.OnPlaced = new InvalidOperationException("consumer broke");

        var placed = await _shop.PlaceAsync(_shop.Serum, PaymentMethods.AtOnce);

        Assert.That((placed.Success, (await _shop.RowsAsync<Log>()).Any(line => line.ShortMessage == "consumer broke")), Is.EqualTo((true, true)));
    }

    [Test]
    public async Task A_partly_refunded_order_can_be_marked_as_paid_and_tells_paid_again()
    {
        var placed = await _shop.PlaceAsync(_shop.Serum, PaymentMethods.AtOnce);
        await _shop.OnAsync(placed, (orders, order) => orders.PartiallyRefundOfflineAsync(order, 10));

        await _shop.OnAsync(placed, (orders, order) => orders.MarkOrderAsPaidAsync(order));

        Assert.That(Events.Count(what => what == "paid"), Is.EqualTo(2));
    }

    [Test]
    public async Task Partial_refunds_add_up_to_a_refunded_order()
    {
        var placed = await _shop.PlaceAsync(_shop.Serum, PaymentMethods.AtOnce);
        await _shop.OnAsync(placed, (orders, order) => orders.PartiallyRefundOfflineAsync(order, 10));

        var order = await _shop.OnAsync(placed, (orders, row) => orders.PartiallyRefundOfflineAsync(row, row.OrderTotal - 10));

        Assert.That((order.PaymentStatus, order.RefundedAmount), Is.EqualTo((PaymentStatus.Refunded, 54.90m)));
    }

    [Test]
    public async Task More_than_is_left_cannot_be_refunded()
    {
        var placed = await _shop.PlaceAsync(_shop.Serum, PaymentMethods.AtOnce);

        Assert.That(async () => await _shop.OnAsync(placed, (orders, order) => orders.PartiallyRefundOfflineAsync(order, 54.91m)), Throws.TypeOf<Nop.Core.NopException>());
    }

    [Test]
    public async Task A_cancelled_order_stays_paid_and_can_still_be_refunded()
    {
        var placed = await _shop.PlaceAsync(_shop.Serum, PaymentMethods.AtOnce);
        var order = await _shop.OnAsync(placed, (orders, row) => orders.CancelOrderAsync(row, false));

        Assert.That((order.PaymentStatus, await _shop.Store.AskAsync<Nop.Services.Orders.IOrderProcessingService, bool>(orders => Task.FromResult(orders.CanRefundOffline(order)))),
            Is.EqualTo((PaymentStatus.Paid, true)));
    }

    [Test]
    public async Task Deleting_keeps_the_row_and_tells_nothing_but_that()
    {
        var placed = await _shop.PlaceAsync(_shop.Serum, PaymentMethods.Later);
        Events.Clear();

        var order = await _shop.OnAsync(placed, (orders, row) => orders.DeleteOrderAsync(row));

        Assert.That((order.Deleted, string.Join(", ", Events)), Is.EqualTo((true, "deleted")));
    }

    [Test]
    public async Task A_status_set_by_hand_has_no_side_effects_but_its_event()
    {
        var placed = await _shop.PlaceAsync(_shop.Massage, PaymentMethods.Later);
        Events.Clear();

        await _shop.Store.TellAsync<OrderProcessing>(orders => orders.SetStatusByHandAsync(placed.PlacedOrder, OrderStatus.Complete));

        Assert.That(Events, Is.EqualTo(new[] { "Pending → Complete" }));
    }

    [Test]
    public async Task An_authorised_order_can_be_voided()
    {
        var placed = await _shop.PlaceAsync(_shop.Serum, PaymentMethods.Authorize);

        var order = await _shop.OnAsync(placed, (orders, row) => orders.VoidOfflineAsync(row));

        Assert.That((order.PaymentStatus, Events[^1]), Is.EqualTo((PaymentStatus.Voided, "voided")));
    }

    [Test]
    public async Task A_plugin_that_was_uninstalled_hears_of_no_order()
    {
        var placed = await _shop.PlaceAsync(_shop.Serum, PaymentMethods.Later);
        await _shop.Store.TellAsync<PluginInstaller>(installer => installer.UninstallAsync());

        await _shop.OnAsync(placed, (orders, order) => orders.MarkOrderAsPaidAsync(order));

        Assert.That((Events[^1], (await _shop.RowsAsync<Nop.Plugin.Misc.Cashback.Ledger.OrderAccount>()).Count), Is.EqualTo(("paid", 0)));
    }
}
