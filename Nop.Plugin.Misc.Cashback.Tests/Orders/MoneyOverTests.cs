namespace Nop.Plugin.Misc.Cashback.Tests.Orders;

/// <summary>Money above what an order costs after its lines were edited. The order of 60.00 takes 45.00 of credit, and 15.00 of money where it is paid.</summary>
public sealed class MoneyOverTests
{
    [TestCase(45_00, 0, 0)]
    [TestCase(20_00, 0, 0)]
    [TestCase(15_00, 0, 0)]
    [TestCase(10_00, 0, 5_00)]
    [TestCase(10_00, 2_00, 3_00)]
    [TestCase(10_00, 5_00, 0)]
    [TestCase(0, 0, 15_00)]
    public async Task Money_that_was_paid_and_not_refunded_is_over_where_the_lines_cost_less(long lines, long refunded, long over)
    {
        var order = await EditedOrder.PlaceAsync(new PlayedShop(), 60_00, 45_00);
        await order.PayAsync();
        await order.RefundAsync(refunded);
        await order.EditLinesAsync(lines);
        Assert.That(order.MoneyOver, Is.EqualTo(over));
    }

    [Test]
    public async Task Of_an_order_that_is_not_paid_no_money_is_over()
    {
        var order = await EditedOrder.PlaceAsync(new PlayedShop(), 60_00, 45_00);
        await order.EditLinesAsync(10_00);
        Assert.That(order.MoneyOver, Is.Zero);
    }
}
