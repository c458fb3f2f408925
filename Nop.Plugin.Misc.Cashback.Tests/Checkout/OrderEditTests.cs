using Moq;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Cashback.Tests.Checkout;

/// <summary>The shop computes the total of an edited order anew, without the 15.00 of credit that it was paid with (scenarios, rule 15).</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class OrderEditTests
{
    readonly PlayedShop _shop = new PlayedShop(PlayedShop.Spring);

    [TestCase(50, 35)]
    [TestCase(60, 45)]
    [TestCase(15.01, 0.01)]
    [TestCase(15, 0)]
    public async Task The_credit_is_taken_off_the_new_total_again(decimal recomputed, decimal expected)
    {
        var (order, parameters) = await EditAsync(recomputed);
        Assert.That((order.OrderTotal, parameters.Warnings.Count, (await _shop.BalanceAsync()).Available), Is.EqualTo((expected, 0, 500L)));
    }

    [Test]
    public async Task Credit_above_the_new_total_of_an_unpaid_order_comes_back_by_itself()
    {
        var (order, _) = await EditAsync(12m);
        Assert.That((order.OrderTotal, (await _shop.BalanceAsync()).Available), Is.EqualTo((0m, 800L)));
    }

    [Test]
    public async Task Credit_is_given_back_before_money_that_was_paid()
    {
        var (order, _) = await EditAsync(40m, PaymentStatus.Paid);
        Assert.That((order.OrderTotal, (await _shop.BalanceAsync()).Available), Is.EqualTo((35m, 1500L)));
    }

    [Test]
    public async Task Staff_are_told_what_came_back_and_what_credit_still_pays()
    {
        var (_, parameters) = await EditAsync(12m);
        Assert.Multiple(() =>
        {
            Assert.That(parameters.Warnings, Has.Count.EqualTo(1).And.All.Contain("EUR 3.00").And.All.Contain("EUR 12.00"));
            Assert.That(_shop.Notes, Has.Count.EqualTo(2).And.Contains(parameters.Warnings[0]));
        });
    }

    [Test]
    public async Task The_same_edit_once_more_gives_nothing_back()
    {
        var (order, _) = await EditAsync(12m);
        await RecomputeAsync(order, 12m);
        Assert.That((order.OrderTotal, (await _shop.BalanceAsync()).Available), Is.EqualTo((0m, 800L)));
    }

    [Test]
    public async Task The_amount_in_the_orders_own_row_follows_and_what_else_is_there_stays()
    {
        var (order, _) = await EditAsync(50m);
        var (first, reference) = (WrittenCredit.FindIn(order), CheckoutReference.FindIn(order));
        order.CustomValuesXml = order.CustomValuesXml.Replace("<DictionarySerializer>", "<DictionarySerializer><item><key>Wrap</key><value>a &amp; &#x1; b</value><location>2</location></item>");
        await RecomputeAsync(order, 12m);
        var second = WrittenCredit.FindIn(order);
        Assert.Multiple(() =>
        {
            Assert.That((first?.Value, second?.Value), Is.EqualTo(("USD 30.00 in 1", "USD 24.00 in 1")));
            Assert.That((second?.Name, CheckoutReference.FindIn(order)), Is.EqualTo((first?.Name, reference)));
            Assert.That(order.CustomValuesXml, Does.Contain("<item><key>Wrap</key><value>a &amp; &#x1; b</value><location>2</location></item>"));
        });
    }

    [Test]
    public async Task An_order_whose_row_names_no_amount_is_edited_as_well()
    {
        var (order, _) = await EditAsync(50m);
        order.CustomValuesXml = null;
        await RecomputeAsync(order, 12m);
        Assert.That((order.OrderTotal, order.CustomValuesXml), Is.EqualTo((0m, (string?)null)));
    }

    [Test]
    public async Task A_fraction_of_a_minor_unit_in_the_shops_total_stays()
    {
        var (order, _) = await EditAsync(40.125m);
        Assert.That(order.OrderTotal, Is.EqualTo(25.125m));
    }

    [Test]
    public async Task An_order_without_credit_keeps_the_shops_total()
    {
        var order = _shop.AddOrder(new Order { OrderTotal = 60m });
        await RecomputeAsync(order, 50m);
        Assert.That(order.OrderTotal, Is.EqualTo(50m));
    }

    async Task<(Order Order, UpdateOrderParameters Parameters)> EditAsync(decimal recomputed, PaymentStatus payment = PaymentStatus.Pending)
    {
        await _shop.GiveAsync(PlayedShop.Anna, 2000);
        var request = _shop.NewRequest();
        await request.ChooseAsync(1500);
        var order = (await request.PlaceAsync(Guid.NewGuid())).PlacedOrder;
        order.PaymentStatus = payment;
        return (order, await RecomputeAsync(order, recomputed));
    }

    async Task<UpdateOrderParameters> RecomputeAsync(Order order, decimal recomputed)
    {
        var request = _shop.NewRequest();
        var parameters = new UpdateOrderParameters(order, new OrderItem());
        var cart = PlayedServices.CartOf(PlayedShop.Anna);
        request.InnerTotals.Setup(it => it.UpdateOrderTotalsAsync(parameters, cart)).Callback(() => order.OrderTotal = recomputed).Returns(Task.CompletedTask);
        await request.Totals.UpdateOrderTotalsAsync(parameters, cart);
        return parameters;
    }
}
