using Microsoft.AspNetCore.Http;
using Nop.Services.Common;
using Nop.Services.Orders;
using Nop.Services.Payments;

namespace Nop.Plugin.Misc.Cashback.Tests.Checkout;

/// <summary>What credit costs the database while an order is placed and while totals are shown. The cart costs 90.00, the credit is 30.00; limits are the usual ones. Why so many and no fewer: decision 8.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class StatementCountTests(DatabaseKind kind)
{
    const int TripsOfAnOrder = 5, StatementsOfAnOrder = 6, StatementsWithoutCredit = 1;

    readonly CountedStatements _counted = new();
    InstalledShop _shop = null!;
    Customer _anna = null!;

    [SetUp]
    public async Task SetUp()
    {
        _shop = await InstalledShop.OpenAsync(kind, _counted.Watch);
        await _shop.SeedAsync();
        _anna = await _shop.Store.RegisterAsync("anna@example.com");
        _shop.Clock.Advance(TimeSpan.FromMinutes(1));
        await _shop.GiveAsync(_anna, 30_00);
        await WarmAsync();
        await AddToCartAsync(_anna);
        _counted.Clear();
    }

    [TearDown]
    public ValueTask CloseAsync() => _shop.DisposeAsync();

    [TestCase(PaymentMethods.Later)]
    [TestCase(PaymentMethods.AtOnce)]
    public async Task An_order_with_credit_asks_the_ledger_five_times(string method)
    {
        await _shop.TellAsync<ICheckoutCashback>(checkout => checkout.SetChoiceAsync(_anna, 1, new CashbackChoice(20_00)));
        await _shop.TellAsync<ShownCredits>(shown => shown.ShowAsync(_anna, 1, 20_00));
        var placed = await PlaceAsync(_anna, method);
        Assert.Multiple(() =>
        {
            Assert.That((placed.Success, placed.PlacedOrder?.OrderTotal), Is.EqualTo((true, (decimal?)70m)));
            Assert.That(_counted.Ledger, Is.LessThanOrEqualTo(TripsOfAnOrder));
            Assert.That(_counted.Shop, Has.Count.LessThanOrEqualTo(StatementsOfAnOrder), string.Join("\n", _counted.Shop));
        });
    }

    [TestCase(false, TestName = "An order without credit asks the ledger nothing and the shop's tables once")]
    [TestCase(true, TestName = "Nor more where totals without credit were shown")]
    public async Task An_order_without_credit_costs_one_statement(bool shown)
    {
        if (shown)
            await _shop.TellAsync<ShownCredits>(credits => credits.ShowAsync(_anna, 1, 0));
        var placed = await PlaceAsync(_anna, PaymentMethods.Later);
        Assert.Multiple(() =>
        {
            Assert.That(placed.PlacedOrder?.OrderTotal, Is.EqualTo((decimal?)90m));
            Assert.That(_counted.Ledger, Is.Zero);
            Assert.That(_counted.Shop, Has.Count.LessThanOrEqualTo(StatementsWithoutCredit), string.Join("\n", _counted.Shop));
        });
    }

    [Test]
    public async Task Totals_ask_the_ledger_once_a_request_however_often_they_are_asked_for()
    {
        await _shop.TellAsync<ICheckoutCashback>(checkout => checkout.SetChoiceAsync(_anna, 1, CashbackChoice.AsMuchAsPossible));
        await _shop.Store.RequestAsync(async services =>
        {
            services.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext();
            var cart = await services.GetRequiredService<IShoppingCartService>().GetShoppingCartAsync(_anna, ShoppingCartType.ShoppingCart, 1);
            var totals = services.GetRequiredService<IOrderTotalCalculationService>();

            // As the shop's own totals do, which look for coupons and the payment method.
            await services.GetRequiredService<IGenericAttributeService>().GetAttributeAsync<string>(_anna, "DiscountCouponCode");
            return await _counted.WhileAsync(async () =>
            {
                for (var time = 0; time < 10; time++)
                    Assert.That((await totals.GetShoppingCartTotalAsync(cart)).shoppingCartTotal, Is.EqualTo(60m));
                return 0;
            });
        }, _anna.Id);
        Assert.That((_counted.Ledger, _counted.Shop.Count), Is.EqualTo((1, 0)), string.Join("\n", _counted.Shop));
    }

    [Test]
    public async Task What_totals_have_read_is_not_what_an_order_takes()
    {
        await _shop.TellAsync<ICheckoutCashback>(checkout => checkout.SetChoiceAsync(_anna, 1, CashbackChoice.AsMuchAsPossible));
        await _shop.TellAsync<ShownCredits>(shown => shown.ShowAsync(_anna, 1, 30_00));
        var placed = await _shop.Store.RequestAsync(async services =>
        {
            var cart = await services.GetRequiredService<IShoppingCartService>().GetShoppingCartAsync(_anna, ShoppingCartType.ShoppingCart, 1);
            await services.GetRequiredService<IOrderTotalCalculationService>().GetShoppingCartTotalAsync(cart);
            var key = await services.GetRequiredService<IWalletDirectory>().KeyAsync(_anna.Id, 1);
            await services.GetRequiredService<ICashbackLedger>().SpendAsync(key, new HoldRequest(HoldPurpose.Counter, "receipt", 25_00, new PostingContext(Channel.Salon, 9, _shop.Clock.UtcNow)));
            return await services.GetRequiredService<IOrderProcessingService>().PlaceOrderAsync(RequestOf(_anna, PaymentMethods.Later));
        }, _anna.Id);
        Assert.That(placed.Errors.Single(), Does.Contain("30.00").And.Contain("5.00"));
    }

    Task<PlaceOrderResult> PlaceAsync(Customer customer, string method) => _shop.Store.RequestAsync(
        services => services.GetRequiredService<IOrderProcessingService>().PlaceOrderAsync(RequestOf(customer, method)), customer.Id);

    static ProcessPaymentRequest RequestOf(Customer customer, string method) =>
        new() { StoreId = 1, CustomerId = customer.Id, OrderGuid = Guid.NewGuid(), PaymentMethodSystemName = method };

    // What the shop reads once and keeps for all requests is none of an order's cost.
    async Task WarmAsync()
    {
        var bert = await _shop.Store.RegisterAsync("bert@example.com");
        await _shop.PlaceWithCreditAsync(bert, 10_00);
        await _shop.AskAsync<ICustomerService, bool>(customers => customers.IsRegisteredAsync(_anna));
    }

    Task AddToCartAsync(Customer customer) => _shop.TellAsync<IRepository<ShoppingCartItem>>(carts => carts.InsertAsync(new ShoppingCartItem
    {
        CustomerId = customer.Id, StoreId = 1, ProductId = 1, Quantity = 2, ShoppingCartType = ShoppingCartType.ShoppingCart, AttributesXml = "", CreatedOnUtc = _shop.Clock.UtcNow,
    }));
}
