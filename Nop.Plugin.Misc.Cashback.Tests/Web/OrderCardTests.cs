using Nop.Plugin.Misc.Cashback.Web.Admin.Orders;

namespace Nop.Plugin.Misc.Cashback.Tests.Web;

/// <summary>What the card on the shop's page of an order leads to. The order costs 90.00.</summary>
public sealed class OrderCardTests : SeededShopFixture
{
    Customer _anna = null!;
    Customer _owner = null!;

    [SetUp]
    public async Task SetUp()
    {
        _anna = await Shop.Store.RegisterAsync("anna@example.com");
        _owner = await Shop.Store.RegisterAsync("owner@example.com", null, NopCustomerDefaults.AdministratorsRoleName);
        Shop.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    [TestCase(30_00L, ExpectedResult = "refund", TestName = "Of an order with money in it parts of a refund can be looked at")]
    [TestCase(90_00L, ExpectedResult = "return", TestName = "An order that credit alone paid for leads to the return of credit")]
    public async Task<string> An_order_paid_with(long credit)
    {
        var order = await Shop.PlaceWithCreditAsync(_anna, credit);
        var card = (await Shop.Store.AskAsync<AdminOrderFactory, OrderCashbackModel?>(factory => factory.PrepareBlockAsync(order), _owner.Id))!;
        return (card.MayRefund, card.MayReturn) switch { (true, false) => "refund", (false, true) => "return", var both => $"{both}" };
    }
}
