using Moq;
using Nop.Core.Domain.Orders;
using Nop.Plugin.Misc.Cashback.Tests.Redemption.Shop;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Cashback.Tests.Redemption;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class OrderEditTests
{
    readonly CheckoutShop _shop = CheckoutShop.InMemory();

    [TestCase(50, 35)]
    [TestCase(60, 45)]
    [TestCase(15.01, 0.01)]
    [TestCase(15, 0)]
    public async Task The_credit_is_taken_off_the_new_total_again(decimal recomputed, decimal expected)
    {
        var (order, parameters) = await EditAsync(recomputed);
        Assert.That((order.OrderTotal, parameters.Warnings.Count), Is.EqualTo((expected, 0)));
    }

    [Test]
    public async Task A_total_below_the_credit_becomes_zero_and_staff_are_told_what_is_over()
    {
        var (order, parameters) = await EditAsync(12m);
        Assert.Multiple(() =>
        {
            Assert.That(order.OrderTotal, Is.EqualTo(0m));
            Assert.That(parameters.Warnings, Has.Count.EqualTo(1).And.All.Contain("EUR 15.00").And.All.Contain("EUR 3.00"));
            Assert.That(_shop.Notes, Has.Count.EqualTo(2).And.Contains(parameters.Warnings[0]));
        });
    }

    [Test]
    public async Task An_edit_posts_nothing()
    {
        await EditAsync(12m);
        Assert.That((await _shop.BalanceAsync()).Available, Is.EqualTo(500));
    }

    [Test]
    public async Task An_order_without_credit_keeps_the_shops_total()
    {
        var order = _shop.AddOrder(new Order { OrderTotal = 50m });
        await _shop.NewRequest().Credit.TakeOffAgainAsync(new UpdateOrderParameters(order, new OrderItem()));
        Assert.That(order.OrderTotal, Is.EqualTo(50m));
    }

    async Task<(Order Order, UpdateOrderParameters Parameters)> EditAsync(decimal recomputed)
    {
        await _shop.GiveAsync(CheckoutShop.Anna, 2000);
        var request = _shop.NewRequest();
        await request.ChooseAsync(1500);
        var order = (await request.PlaceAsync(Guid.NewGuid())).PlacedOrder;
        var parameters = new UpdateOrderParameters(order, new OrderItem());
        var cart = CheckoutShop.CartOf(CheckoutShop.Anna);
        request.InnerTotals.Setup(it => it.UpdateOrderTotalsAsync(parameters, cart)).Callback(() => order.OrderTotal = recomputed).Returns(Task.CompletedTask);
        await request.Totals.UpdateOrderTotalsAsync(parameters, cart);
        return (order, parameters);
    }
}
