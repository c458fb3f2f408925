using Nop.Plugin.Misc.Cashback.Ledger.Queries;
using Nop.Services.Orders;
using Nop.Services.Payments;

namespace Nop.Plugin.Misc.Cashback.Tests.Checkout;

/// <summary>Checkout in the preview store: real tables, queries, attributes and events. The cart costs 90.00, the credit is 30.00.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
public sealed class CheckoutInTheShopTests(DatabaseKind kind) : SeededShopFixture(kind)
{
    readonly Guid _order = Guid.NewGuid();
    Customer _anna = null!;

    [SetUp]
    public async Task SetUp()
    {
        _anna = await Shop.Store.RegisterAsync("anna@example.com");
        Shop.Clock.Advance(TimeSpan.FromMinutes(1));
        await Shop.GiveAsync(_anna, 30_00);
        await Shop.TellAsync<IRepository<ShoppingCartItem>>(carts => carts.InsertAsync(new ShoppingCartItem
        {
            CustomerId = _anna.Id, StoreId = 1, ProductId = 1, Quantity = 2, ShoppingCartType = ShoppingCartType.ShoppingCart, AttributesXml = "", CreatedOnUtc = Shop.Clock.UtcNow,
        }));
        await Shop.TellAsync<ICheckoutCashback>(checkout => checkout.SetChoiceAsync(_anna, 1, CashbackChoice.AsMuchAsPossible));
    }

    [Test]
    public async Task An_order_that_was_answered_with_an_error_is_told_before_another_is_placed()
    {
        var first = await PlaceAsync(breaks: true);
        Shop.Clock.Advance(TimeSpan.FromHours(2));
        var second = await PlaceAsync();
        var ordersAfterSecond = (await Shop.RowsAsync<Order>()).Count;
        var third = await PlaceAsync();

        Assert.Multiple(() =>
        {
            Assert.That(first.Errors.Last(), Does.Contain("60.00").And.Contain("30.00"));
            Assert.That((second.Errors.Single(), ordersAfterSecond), Is.EqualTo((first.Errors.Last(), 1)));
            Assert.That((third.Success, third.PlacedOrder?.OrderTotal), Is.EqualTo((true, (decimal?)90m)));
        });
    }

    [Test]
    public async Task Credit_that_went_elsewhere_after_it_was_shown_is_not_charged_in_money()
    {
        await Shop.TellAsync<ShownCredits>(shown => shown.ShowAsync(_anna, 1, 30_00));
        var key = await Shop.AskAsync<IWalletDirectory, WalletKey>(wallets => wallets.KeyAsync(_anna.Id, 1));
        await Shop.AskAsync<ICashbackLedger, LedgerResult<Hold>>(ledger =>
            ledger.SpendAsync(key, new HoldRequest(HoldPurpose.Counter, "receipt", 25_00, new PostingContext(Channel.Salon, 9, Shop.Clock.UtcNow))));

        var refused = await PlaceAsync();
        var ordersThen = (await Shop.RowsAsync<Order>()).Count;
        var placed = await PlaceAsync();

        Assert.That((refused.Success, ordersThen, placed.PlacedOrder?.OrderTotal), Is.EqualTo((false, 0, (decimal?)85m)));
    }

    [Test]
    public async Task The_shop_s_least_order_total_is_left_to_pay()
    {
        await Shop.TellAsync<ISettingService>(async settings =>
        {
            var orders = await settings.LoadSettingAsync<OrderSettings>();
            orders.MinOrderTotalAmount = 80;
            await settings.SaveSettingAsync(orders);
        });
        var placed = await PlaceAsync();
        Assert.That((placed.Errors.Count, placed.PlacedOrder?.OrderTotal), Is.EqualTo((0, (decimal?)80m)));
    }

    [Test]
    public async Task A_cart_that_is_emptied_takes_its_choice_with_it()
    {
        var carts = await Shop.RowsAsync<ShoppingCartItem>();
        await Shop.TellAsync<IRepository<ShoppingCartItem>>(rows => rows.DeleteAsync(carts.Single()));
        Assert.That(await Shop.AskAsync<ICheckoutCashback, CashbackChoice?>(checkout => checkout.GetChoiceAsync(_anna, 1)), Is.Null);
    }

    [Test]
    public async Task An_order_that_is_ordered_again_takes_no_credit_until_it_is_chosen_again()
    {
        await Shop.TellAsync<ShownCredits>(shown => shown.ShowAsync(_anna, 1, 30_00));
        var first = await PlaceAsync();
        await Shop.GiveAsync(_anna, 20_00);
        await Shop.TellAsync<IOrderProcessingService>(orders => orders.ReOrderAsync(first.PlacedOrder));
        var again = await PlaceAsync(order: Guid.NewGuid());
        Assert.That((first.PlacedOrder.OrderTotal, again.PlacedOrder?.OrderTotal), Is.EqualTo((60m, (decimal?)90m)));
    }

    [Test]
    public async Task A_gateway_that_comes_back_after_the_hold_has_lapsed_finds_the_order_paid_with_its_credit()
    {
        await Shop.Store.RequestAsync(async services =>
        {
            var (holds, request) = (services.GetRequiredService<ICheckoutHolds>(), RequestOf(_order));
            var opening = await holds.OpenAsync(request);
            Shop.Clock.Advance(TimeSpan.FromMinutes(20));
            await Shop.Store.RunTaskAsync(typeof(SettleHoldsTask));
            var released = (await Shop.RowsAsync<Hold>()).Single().State;

            using (services.GetRequiredService<CheckoutPlacement>().Begin(opening.AmountMinor))
            {
                var placed = await services.GetRequiredService<OrderProcessing>().PlaceOrderAsync(request);
                await holds.CloseAsync(opening, request, placed);
                var paid = await services.GetRequiredService<IHoldQueries>().OfOrderAsync(placed.PlacedOrder.Id);
                Assert.That((released, placed.PlacedOrder.OrderTotal, paid.Redeemed), Is.EqualTo((HoldState.Released, 60m, 30_00L)));
            }
        }, _anna.Id);
    }

    Task<PlaceOrderResult> PlaceAsync(bool breaks = false, Guid? order = null) => Shop.Store.RequestAsync(async services =>
    {
        services.GetRequiredService<CartTermsBook>().Set(_anna.Id, new CartTerms { BreaksAfterSaving = breaks });
        return await services.GetRequiredService<IOrderProcessingService>().PlaceOrderAsync(RequestOf(order ?? _order));
    }, _anna.Id);

    ProcessPaymentRequest RequestOf(Guid order) => new() { StoreId = 1, CustomerId = _anna.Id, OrderGuid = order, PaymentMethodSystemName = PaymentMethods.Later };
}
