using System.Text.Json;
using Nop.Core.Domain.Directory;
using Nop.Plugin.Misc.Cashback.Messages;
using Nop.Plugin.Misc.Cashback.Orders;
using Nop.Plugin.Misc.Cashback.Web.Admin.Orders;
using Nop.Plugin.Misc.Cashback.Web.Shop.Orders;
using Nop.Services.Messages;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Cashback.Tests.Web;

/// <summary>The pages of an order whose wallet is not the one that its customer would get today. Anna's order of 90.00 was paid with 60.00 of money and 30.00 of credit, in euro.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
public sealed class OrderOfAnotherWalletTests(DatabaseKind kind) : SeededShopFixture(kind)
{
    Customer _anna = null!;
    int _order;

    [SetUp]
    public async Task SetUp()
    {
        _anna = await Shop.Store.RegisterAsync("anna@example.com");
        Shop.Clock.Advance(TimeSpan.FromMinutes(1));
        _order = await Shop.PlaceWithCreditAsync(_anna, 30_00);
    }

    [Test]
    public async Task The_shopper_reads_the_same_as_before_when_the_shop_has_another_currency([Values("USD", "JPY")] string code)
    {
        var before = await OnPageAsync(_order, _anna);
        await ChangeCurrencyAsync(code);
        Assert.That((before.Contains("30.00", StringComparison.Ordinal) && before.Contains("3.00", StringComparison.Ordinal), await OnPageAsync(_order, _anna)), Is.EqualTo((true, before)));
    }

    [Test]
    public async Task So_do_staff([Values("USD", "JPY")] string code)
    {
        var before = await OnCardAsync(_order);
        await ChangeCurrencyAsync(code);
        Assert.That((before.Contains("EUR", StringComparison.Ordinal), await OnCardAsync(_order)), Is.EqualTo((true, before)));
    }

    [Test]
    public async Task Both_read_it_when_each_store_has_wallets_of_its_own_now()
    {
        var before = (await OnPageAsync(_order, _anna), await OnCardAsync(_order));
        await Shop.SetAsync(values => values.WalletPerStore = !values.WalletPerStore);
        Assert.That((await OnPageAsync(_order, _anna), await OnCardAsync(_order)), Is.EqualTo(before));
    }

    [Test]
    public async Task Letters_say_it_in_the_orders_currency([Values("USD", "JPY")] string code)
    {
        var before = await InLettersAsync();
        await ChangeCurrencyAsync(code);
        Assert.That((before, await InLettersAsync()), Is.EqualTo(("€30.00 €3.00", "€30.00 €3.00")));
    }

    [Test]
    public async Task Staff_who_edit_it_read_in_its_currency_what_went_back()
    {
        await ChangeCurrencyAsync("JPY");
        var notices = await Shop.Store.RequestAsync(async services =>
        {
            var orders = services.GetRequiredService<IOrderService>();
            return await services.GetRequiredService<OrderProcessing>().EditItemAsync(await orders.GetOrderByIdAsync(_order), (await orders.GetOrderItemsAsync(_order)).Single(), 1);
        });
        Assert.That(notices, Has.One.Contains("€30.00").And.One.Contains("€15.00"));
    }

    [Test]
    public async Task A_guest_does_not_read_what_the_order_earned_for_who_claimed_it()
    {
        var order = await Shop.AddOrderAsync(_anna, 45.00m, PaymentStatus.Paid);
        await Shop.AskAsync<IOrderReconciler, bool>(reconciler => reconciler.ReconcileAsync(order.Id));
        var guest = await Shop.Store.AddGuestAsync();
        await Shop.ChangeAsync(order, row => row.CustomerId = guest.Id);
        Assert.That((await OnPageAsync(order.Id, guest), (await OnCardAsync(order.Id)).Contains("2.25", StringComparison.Ordinal)), Is.EqualTo(("null", true)));
    }

    Task ChangeCurrencyAsync(string code) => Shop.Store.RequestAsync(async services =>
    {
        var currency = new Currency { Name = code, CurrencyCode = code, Rate = 1, DisplayLocale = "", Published = true, CreatedOnUtc = Shop.Clock.UtcNow, UpdatedOnUtc = Shop.Clock.UtcNow };
        await services.GetRequiredService<IRepository<Currency>>().InsertAsync(currency);
        await services.GetRequiredService<ISettingService>().SaveSettingAsync(new CurrencySettings { PrimaryStoreCurrencyId = currency.Id, PrimaryExchangeRateCurrencyId = currency.Id });
    });

    Task<string> OnPageAsync(int orderId, Customer reader) => Shop.Store.RequestAsync(async services =>
        JsonSerializer.Serialize(await services.GetRequiredService<OrderCashbackFactory>().PrepareAsync(orderId)), reader.Id);

    async Task<string> OnCardAsync(int orderId) =>
        JsonSerializer.Serialize(await Shop.AskAsync<AdminOrderFactory, Nop.Plugin.Misc.Cashback.Web.Admin.Orders.OrderCashbackModel?>(factory => factory.PrepareBlockAsync(orderId)));

    Task<string> InLettersAsync() => Shop.Store.RequestAsync(async services =>
    {
        var tokens = new List<Token>();
        var order = await services.GetRequiredService<IOrderService>().GetOrderByIdAsync(_order);
        await ActivatorUtilities.CreateInstance<OrderTokensConsumer>(services).HandleEventAsync(new EntityTokensAddedEvent<Order>(order, tokens));
        return string.Join(' ', tokens.Select(token => token.Value));
    });
}
