using Moq;
using Nop.Services.Orders;
using Nop.Web.Areas.Admin.Models.Orders;
using Nop.Web.Framework.Events;
using Nop.Web.Framework.Models;
using Nop.Web.Models.Order;

namespace Nop.Plugin.Misc.Cashback.Tests.Checkout;

public sealed class OrderPagesTests
{
    static readonly Guid _guid = Guid.Parse("7d9f6a3e-0c1b-4f0e-9a55-0e6f3c2b1a00");
    static readonly string _reference = $"{_guid:n}:0123456789ab";

    readonly Mock<IOrderService> _orders = new();
    readonly Mock<ICheckoutCashback> _checkout = new();

    [SetUp]
    public void SetUp()
    {
        _orders.Setup(orders => orders.GetOrderByIdAsync(7)).ReturnsAsync(new Order
        {
            Id = 7,
            OrderGuid = _guid,
            CustomValuesXml = $"<DictionarySerializer>{Item("Gift wrap", "€5.00")}{Item("Kešbekas", "€5.00")}{Item("Kešbeko nuoroda", _reference)}</DictionarySerializer>",
        });
        _checkout.Setup(checkout => checkout.ForOrderAsync(7)).ReturnsAsync((500, 0));
    }

    [Test]
    public async Task Staff_do_not_read_the_name_of_a_hold()
    {
        var model = new OrderModel { Id = 7, CustomValues = [new("Cashback", "€5.00"), new("Cashback reference", _reference, displayToCustomer: false), new("PO", "a:b")] };

        await PrepareAsync(model);

        Assert.That(model.CustomValues.Select(value => value.Name), Is.EqualTo(new[] { "Cashback", "PO" }));
    }

    [Test]
    public async Task A_shopper_reads_the_amount_in_the_totals_and_the_box_only_whatever_its_name_was_on_the_day()
    {
        var model = Shopper();

        await PrepareAsync(model);

        Assert.That(model.CustomValues.Select(value => value.Name), Is.EqualTo(new[] { "Gift wrap" }));
    }

    [Test]
    public async Task Where_the_ledger_knows_nothing_of_the_order_the_amount_stays()
    {
        _checkout.Setup(checkout => checkout.ForOrderAsync(7)).ReturnsAsync((0, 0));
        var model = Shopper();

        await PrepareAsync(model);

        Assert.That(model.CustomValues, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task An_order_without_cashback_keeps_all_of_its_values()
    {
        _orders.Setup(orders => orders.GetOrderByIdAsync(7)).ReturnsAsync(new Order { Id = 7, OrderGuid = _guid, CustomValuesXml = "<DictionarySerializer></DictionarySerializer>" });
        var model = Shopper();

        await PrepareAsync(model);

        Assert.That(model.CustomValues, Has.Count.EqualTo(2));
    }

    static OrderDetailsModel Shopper() => new() { Id = 7, CustomValues = [new("Gift wrap", "€5.00"), new("Kešbekas", "€5.00")] };

    static string Item(string name, string value) => $"<item><key>{name}</key><value>{value}</value></item>";

    Task PrepareAsync(BaseNopModel model) => new OrderPagesConsumer(_orders.Object, _checkout.Object).HandleEventAsync(new ModelPreparedEvent<BaseNopModel>(model));
}
