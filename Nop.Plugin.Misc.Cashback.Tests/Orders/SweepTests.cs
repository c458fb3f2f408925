using Moq;

namespace Nop.Plugin.Misc.Cashback.Tests.Orders;

public sealed class SweepTests
{
    PlayedShop _shop = null!;

    [SetUp]
    public void SetUp() => _shop = new();

    [Test]
    public async Task A_lost_payment_is_healed()
    {
        _shop.Pay(_shop.Place(45.00m));
        await SweepAsync();
        Assert.That(_shop.Wallet!.Pending, Is.EqualTo(2_25));
    }

    [Test]
    public async Task A_second_sweep_finds_nothing()
    {
        _shop.Pay(_shop.Place(45.00m));
        await SweepAsync();
        Assert.That(await SweepAsync(), Is.Zero);
    }

    [Test]
    public async Task Guests_are_not_looked_at_again_and_again()
    {
        _shop.Pay(_shop.Place(45.00m, PlayedShop.Guest));
        Assert.That(await SweepAsync(), Is.Zero);
    }

    [Test]
    public async Task A_lost_refund_is_healed()
    {
        var order = await _shop.PaidAsync(45.00m);
        _shop.Refund(order, 15.00m);
        await SweepAsync();
        Assert.That(_shop.AccountOf(order)!.Taken, Is.EqualTo(75));
    }

    [Test]
    public async Task A_refund_that_is_posted_is_no_difference()
    {
        var order = await _shop.PaidAsync(45.00m);
        _shop.Refund(order, 15.00m);
        await SweepAsync();
        Assert.That(await SweepAsync(), Is.Zero);
    }

    [Test]
    public async Task A_lost_completion_is_healed()
    {
        var order = await _shop.PaidAsync(45.00m);
        order.OrderStatus = OrderStatus.Complete;
        await SweepAsync();
        Assert.That(_shop.AccountOf(order)!.CompletedOnUtc, Is.Not.Null);
    }

    [Test]
    public async Task A_lost_deletion_is_healed()
    {
        var order = await _shop.PaidAsync(45.00m);
        order.Deleted = true;
        await SweepAsync();
        Assert.That(_shop.AccountOf(order)!.Voided, Is.True);
    }

    [Test]
    public async Task A_lost_cancellation_of_an_unpaid_order_gives_its_credit_back()
    {
        var order = await RedeemedAsync();
        order.OrderStatus = OrderStatus.Cancelled;
        await SweepAsync();
        Assert.That((_shop.Wallet!.Available, await SweepAsync()), Is.EqualTo((15_00, 0)));
    }

    [Test]
    public async Task A_lost_revival_of_an_unpaid_order_takes_its_credit_again()
    {
        var order = await RedeemedAsync();
        order.OrderStatus = OrderStatus.Cancelled;
        await _shop.Reconciler.ReconcileAsync(order.Id);
        order.OrderStatus = OrderStatus.Pending;
        await SweepAsync();
        Assert.That((_shop.Wallet!.Available, await SweepAsync()), Is.EqualTo((0, 0)));
    }

    [TestCase("EUR")]
    [TestCase("JPY")]
    [TestCase("KWD")]
    public async Task A_total_that_was_changed_behind_the_back_of_events_is_healed_once(string currency)
    {
        _shop.CurrencyCode = currency;
        var order = await _shop.PaidAsync(40_000m);
        var unchanged = await SweepAsync();
        order.OrderTotal = 10_000m;
        var account = _shop.AccountOf(order)!;
        Assert.That((unchanged, await SweepAsync(), _shop.AccountOf(order)!.Taken, await SweepAsync()), Is.EqualTo((0, 1, account.Earned * 3 / 4, 0)));
    }

    [Test]
    public async Task A_total_with_less_than_a_minor_unit_is_no_difference()
    {
        await _shop.PaidAsync(45.004m);
        Assert.That(await SweepAsync(), Is.Zero);
    }

    [Test]
    public async Task An_unpaid_order_that_an_edit_gave_all_its_credit_back_is_no_difference()
    {
        var order = await RedeemedAsync();
        await _shop.Ledger.EditOrderAsync(_shop.Wallet!.Id, new OrderEdit(order.Id, 0, 0, 0, false, _shop.Clock.NowUtc.AddDays(30)), new PostingContext(Channel.Admin, 9, _shop.Clock.NowUtc));
        order.OrderTotal = 0;
        Assert.That((_shop.Wallet!.Available, await SweepAsync()), Is.EqualTo((15_00, 0)));
    }

    [Test]
    public async Task More_orders_than_a_page_are_all_healed()
    {
        for (var i = 0; i < 210; i++)
            _shop.Pay(_shop.Place(10.00m));
        Assert.That(await SweepAsync(), Is.EqualTo(210));
    }

    [Test]
    public async Task A_store_whose_orders_earn_from_an_earlier_day_is_swept_from_that_day()
    {
        _shop.StoreSettings[1] = new() { EarnFromUtc = _shop.Clock.NowUtc.AddDays(-30) };
        _shop.Pay(PlacedDaysAgo(20, storeId: 1));
        _shop.Pay(PlacedDaysAgo(20, storeId: 2));
        Assert.That((await SweepAsync(), _shop.Wallet!.Pending, await SweepAsync()), Is.EqualTo((1, 2_25L, 0)));
    }

    [Test]
    public async Task Orders_of_a_store_that_earn_from_a_later_day_are_not_looked_at_again_and_again()
    {
        _shop.StoreSettings[2] = new() { EarnFromUtc = _shop.Clock.NowUtc };
        _shop.Pay(PlacedDaysAgo(0.5, storeId: 1));
        _shop.Pay(PlacedDaysAgo(0.5, storeId: 2));
        Assert.That((await SweepAsync(), _shop.Wallet!.Pending, await SweepAsync()), Is.EqualTo((1, 2_25L, 0)));
    }

    [Test]
    public async Task A_store_with_a_day_of_its_own_is_swept_where_no_other_store_earns()
    {
        _shop.Settings.EarnFromUtc = null;
        _shop.StoreSettings[1] = new() { EarnFromUtc = _shop.Clock.NowUtc.AddDays(-30) };
        _shop.Pay(PlacedDaysAgo(20, storeId: 1));
        await SweepAsync();
        Assert.That(_shop.Wallet!.Pending, Is.EqualTo(2_25));
    }

    [Test]
    public void One_order_that_fails_does_not_keep_the_others_from_being_healed()
    {
        _shop.Pay(_shop.Place(45.00m));
        _shop.Pay(_shop.Place(45.00m));
        _shop.Settlement.Setup(s => s.SettleOrderAsync(It.Is<Order>(order => order.Id == 1))).ThrowsAsync(new InvalidOperationException("broken"));
        Assert.Multiple(() =>
        {
            Assert.ThrowsAsync<AggregateException>(SweepAsync);
            Assert.That(_shop.Wallet!.Pending, Is.EqualTo(2_25));
        });
    }

    [Test]
    public async Task A_refund_of_long_ago_is_followed_once_by_the_sweep_of_old_orders()
    {
        var order = await _shop.PaidAsync(45.00m);
        _shop.Clock.NowUtc = _shop.Clock.NowUtc.AddDays(500);
        _shop.Refund(order, 15.00m);
        var counts = new[] { await SweepAsync(), await SweepOldAsync(), await SweepOldAsync() };
        Assert.That((counts, _shop.AccountOf(order)!.Taken), Is.EqualTo((new[] { 0, 1, 0 }, 75L)));
    }

    [Test]
    public async Task An_old_order_that_the_ledger_does_not_know_stays_unknown()
    {
        _shop.Pay(PlacedDaysAgo(500, storeId: 1));
        Assert.That((await SweepOldAsync(), _shop.Wallet), Is.EqualTo((0, (Wallet?)null)));
    }

    Task<int> SweepOldAsync() => _shop.Reconciler.SweepOldAsync(CancellationToken.None);

    Task<int> SweepAsync() => _shop.Reconciler.SweepAsync(CancellationToken.None);

    Order PlacedDaysAgo(double days, int storeId)
    {
        var order = _shop.Place(45.00m);
        (order.StoreId, order.CreatedOnUtc) = (storeId, _shop.Clock.NowUtc.AddDays(-days));
        return order;
    }

    async Task<Order> RedeemedAsync()
    {
        var key = await _shop.Wallets.KeyAsync(PlayedShop.Anna, 1);
        var context = new PostingContext(Channel.Admin, 9, _shop.Clock.NowUtc) { Reason = "welcome" };
        await _shop.Ledger.AdjustAsync(key, 15_00, context);
        await _shop.Ledger.HoldAsync(key, new HoldRequest(HoldPurpose.Checkout, "a", 15_00, context));
        var order = _shop.Place(45.00m);
        await _shop.Ledger.CaptureForOrderAsync("a", order.Id, context);
        return order;
    }
}
