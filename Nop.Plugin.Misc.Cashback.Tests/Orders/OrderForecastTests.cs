using Nop.Plugin.Misc.Cashback.Ledger.Queries;
using Nop.Plugin.Misc.Cashback.Orders;

namespace Nop.Plugin.Misc.Cashback.Tests.Orders;

public sealed class OrderForecastTests
{
    PlayedShop _shop = null!;

    IOrderForecasts Forecasts => new OrderForecasts(_shop.Services.SettingService(), _shop.Reading, _shop.Ledger, SalonDesk.Altered, _shop.Clock);

    [SetUp]
    public void SetUp() => _shop = new();

    [Test]
    public async Task What_was_foretold_is_what_a_refund_or_a_cancellation_posts([Range(1, 120)] int seed)
    {
        var random = new Random(seed);
        var order = await LifeAsync(random);
        if (random.Next(3) == 0)
            await RefundAsync(order, random.Next(1, 20_00) / 100m);

        var (amount, cancels) = (random.Next(1, 30_00), random.Next(2) == 0);
        var foretold = (cancels ? await Forecasts.IfCancelledAsync(order, await TraceAsync(order)) : await Forecasts.IfRefundedAsync(order, await TraceAsync(order), amount))!.Value.Value!;
        var before = await StandingAsync(order);
        if (cancels)
            order.OrderStatus = OrderStatus.Cancelled;
        else
            order.RefundedAmount += amount / 100m;
        await _shop.Reconciler.ReconcileAsync(order.Id);
        var after = await StandingAsync(order);

        Assert.That(new
        {
            Pending = after.Pending - before.Pending,
            Usable = after.Net - before.Net,
            Taken = after.Taken - before.Taken,
            Waived = after.Waived - before.Waived,
            Restored = after.Restored - before.Restored,
        }, Is.EqualTo(new
        {
            Pending = -foretold.TakenPending,
            Usable = foretold.GivenBack - foretold.TakenAvailable - foretold.TakenAsDebt,
            Taken = foretold.TakenPending + foretold.TakenAvailable + foretold.TakenAsDebt,
            foretold.Waived,
            Restored = foretold.GivenBack,
        }));
    }

    [Test]
    public async Task Foretelling_writes_nothing()
    {
        var order = await LifeAsync(new Random(7));
        var entries = _shop.Rows.Entries.Count;
        await Forecasts.IfCancelledAsync(order, await TraceAsync(order));
        Assert.That(_shop.Rows.Entries, Has.Count.EqualTo(entries));
    }

    [Test]
    public async Task An_order_that_the_ledger_does_not_know_has_no_forecast()
    {
        var order = _shop.Place(10m);
        Assert.That(await Forecasts.IfCancelledAsync(order, await TraceAsync(order)), Is.Null);
    }

    [Test]
    public async Task Nothing_is_foretold_of_cancelling_an_order_that_is_cancelled()
    {
        var order = await _shop.PaidAsync(40m);
        order.OrderStatus = OrderStatus.Cancelled;
        await _shop.Reconciler.ReconcileAsync(order.Id);
        Assert.That((await Forecasts.IfCancelledAsync(order, await TraceAsync(order)))!.Value.Value!.IsNothing, Is.True);
    }

    // Credit from before, some of it spent on the order, the cashback in one of its stages, and perhaps spent elsewhere.
    async Task<Order> LifeAsync(Random random)
    {
        _shop.Settings.Shortfall = random.Next(2) == 0 ? ShortfallPolicy.Debt : ShortfallPolicy.Clamp;
        _shop.Settings.ActivationDelayDays = 0;
        await _shop.GiveAsync(PlayedShop.Anna, random.Next(1, 20_00), random.Next(2) == 0 ? _shop.Clock.NowUtc.AddDays(10) : null);
        var order = _shop.Place(random.Next(31_00, 90_00) / 100m);
        if (random.Next(3) > 0)
            await _shop.SpendOnAsync(order, random.Next(1, (int)(await _shop.BalanceAsync()).Usable));
        _shop.Pay(order);
        if (random.Next(3) > 0)
            order.OrderStatus = OrderStatus.Complete;
        await _shop.Reconciler.ReconcileAsync(order.Id);
        if (random.Next(3) == 0)
            _shop.Clock.NowUtc = _shop.Clock.NowUtc.AddDays(11);
        if ((await _shop.BalanceAsync()).Usable is > 0 and var usable && random.Next(3) > 0)
            await _shop.SpendInSalonAsync(PlayedShop.Anna, usable);
        return order;
    }

    Task<OrderTrace> TraceAsync(Order order) => _shop.OrderQueries.TraceAsync(order.Id);

    async Task RefundAsync(Order order, decimal amount)
    {
        _shop.Refund(order, amount);
        await _shop.Reconciler.ReconcileAsync(order.Id);
    }

    async Task<(long Pending, long Net, long Taken, long Waived, long Restored)> StandingAsync(Order order)
    {
        var (wallet, account) = (_shop.Wallet!, _shop.AccountOf(order)!);
        var trace = await TraceAsync(order);
        return (wallet.Pending, wallet.Available + wallet.Debt, account.Taken, account.Waived, trace.Restored);
    }
}
