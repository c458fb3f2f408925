using Nop.Services.Orders;
using Nop.Services.Payments;

namespace Nop.Plugin.Misc.Cashback.Tests.Checkout;

/// <summary>
/// The limits on spending credit in the preview store, with real carts, prices, taxes and categories. In the cart two serums of the category Hair, 90.00, and a gift card of 20.00;
/// shipping is 10.00; the credit is 500.00.
/// </summary>
[TestFixture(DatabaseKind.Sqlite)]
public sealed class CreditLimitsInTheShopTests(DatabaseKind kind) : SeededShopFixture(kind)
{
    Customer _anna = null!;
    Product _card = null!;

    [SetUp]
    public async Task SetUp()
    {
        _anna = await Shop.Store.RegisterAsync("anna@example.com");
        Shop.Clock.Advance(TimeSpan.FromMinutes(1));
        await Shop.GiveAsync(_anna, 500_00);
        _card = new Product { Name = "Gift card", Sku = "CARD", Price = 20m, IsGiftCard = true, Published = true };
        await Shop.TellAsync<IRepository<Product>>(products => products.InsertAsync(_card));
        await AddAsync(1, 2);
        await AddAsync(_card.Id, 1);
        await Shop.TellAsync<CartTermsBook>(terms => Task.Run(() => terms.Set(_anna.Id, new CartTerms { Shipping = 10 })));
    }

    static IEnumerable<TestCaseData> Limits()
    {
        yield return Case("gift cards", _ => { }, 100_00);
        yield return Case("gift cards allowed", s => s.RedeemOnGiftCards = true, 120_00);
        yield return Case("shipping", s => s.RedeemOnShipping = false, 90_00);
        yield return Case("another category", s => s.RedeemCategoryIds = "99", 0, RedemptionRefusal.NothingEligible);
        yield return Case("this category", s => s.RedeemCategoryIds = "1", 100_00);
        yield return Case("an excluded category", s => s.RedeemNotCategoryIds = "1", 0, RedemptionRefusal.NothingEligible);
        yield return Case("an excluded product", s => (s.RedeemNotProductIds, s.RedeemOnGiftCards) = ("1", true), 30_00);
        yield return Case("services only", s => s.RedeemOn = EarnOn.Services, 0, RedemptionRefusal.NothingEligible);
        yield return Case("services, which are these", s => (s.RedeemOn, s.ServiceCategoryIds) = (EarnOn.Services, "1"), 100_00);
        yield return Case("a least order that is reached", s => s.RedeemMinimumOrder = 110, 100_00);
        yield return Case("a least order that is not", s => s.RedeemMinimumOrder = 110.01m, 0, RedemptionRefusal.BelowMinimumOrder);
        yield return Case("the first tier", s => s.RedeemTierIds = "1", 100_00);
        yield return Case("the second tier", s => s.RedeemTierIds = "2", 0, RedemptionRefusal.NotEntitled);
        yield return Case("a role that nobody has", s => s.RedeemRoleIds = "99", 0, RedemptionRefusal.NotEntitled);
        yield return Case("a day off", s => s.RedeemOffDays = "2000-01-01..2100-01-01", 0, RedemptionRefusal.OffDay);

        static TestCaseData Case(string name, Action<CashbackSettings> set, long takes, RedemptionRefusal? why = null) => new TestCaseData(set, takes, why).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Limits))]
    public async Task A_limit_holds_in_the_totals_and_on_the_order(Action<CashbackSettings> set, long takes, RedemptionRefusal? why)
    {
        await Shop.SetAsync(set);
        await ChooseAsync(CashbackChoice.AsMuchAsPossible);
        var (left, standing) = await TotalAsync();
        Assert.That((120m - left, standing!.Quote.Refusal), Is.EqualTo((takes / 100m, why)));

        await Shop.TellAsync<ShownCredits>(shown => shown.ShowAsync(_anna, 1, takes));
        var placed = await PlaceAsync();
        Assert.That((placed.Errors.Count, placed.PlacedOrder?.OrderTotal), Is.EqualTo((0, (decimal?)(120m - (takes / 100m)))));
    }

    [Test]
    public async Task Goods_with_a_discount_or_an_old_price_are_reduced()
    {
        await Shop.SetAsync(settings => settings.RedeemOnReduced = false);
        await ChooseAsync(CashbackChoice.AsMuchAsPossible);
        Assert.That((await TotalAsync()).Standing!.Quote.Amount, Is.EqualTo(100_00));
        await Shop.TellAsync<IRepository<Product>>(async products =>
        {
            var serum = await products.GetByIdAsync(1);
            serum.OldPrice = 50m;
            await products.UpdateAsync(serum);
        });
        Assert.That((await TotalAsync()).Standing!.Quote.Refusal, Is.EqualTo(RedemptionRefusal.NothingEligible));
    }

    [Test]
    public async Task The_room_tells_of_the_limit_before_anything_is_asked()
    {
        var room = await Shop.Store.RequestAsync(async services => await services.GetRequiredService<ICheckoutCashback>().RoomAsync(
            _anna, 1, await CartAsync(services), await services.GetRequiredService<IOrderTotalCalculationService>().GetShoppingCartTotalAsync(await CartAsync(services)) is { shoppingCartTotal: { } total } ? total : null), _anna.Id);
        Assert.That((room.MostMinor, room.Limit, room.Excluded.Single().Reason, room.Excluded.Single().Minor),
            Is.EqualTo((100_00L, (RedemptionLimit?)RedemptionLimit.Goods, CreditExclusion.GiftCard, 20_00L)));
    }

    [Test]
    public async Task An_order_that_costs_nothing_is_placed_whatever_was_chosen_and_shown()
    {
        await ChooseAsync(new CashbackChoice(15_00));
        await Shop.TellAsync<ShownCredits>(shown => shown.ShowAsync(_anna, 1, 15_00));
        await Shop.TellAsync<CartTermsBook>(terms => Task.Run(() => terms.Set(_anna.Id, new CartTerms { OrderDiscount = 110 })));
        var placed = await PlaceAsync();
        Assert.That((placed.Errors.Count, placed.PlacedOrder?.OrderTotal, (await Shop.RowsAsync<Hold>()).Count), Is.EqualTo((0, (decimal?)0m, 0)));
    }

    Task AddAsync(int productId, int quantity) => Shop.TellAsync<IRepository<ShoppingCartItem>>(carts => carts.InsertAsync(new ShoppingCartItem
    {
        CustomerId = _anna.Id, StoreId = 1, ProductId = productId, Quantity = quantity, ShoppingCartType = ShoppingCartType.ShoppingCart, AttributesXml = "", CreatedOnUtc = Shop.Clock.UtcNow,
    }));

    Task ChooseAsync(CashbackChoice choice) => Shop.TellAsync<ICheckoutCashback>(checkout => checkout.SetChoiceAsync(_anna, 1, choice));

    Task<(decimal Left, ChoiceStanding? Standing)> TotalAsync() => Shop.Store.RequestAsync(async services =>
    {
        var (total, _, _, _, _, _) = await services.GetRequiredService<IOrderTotalCalculationService>().GetShoppingCartTotalAsync(await CartAsync(services));
        return (total!.Value, services.GetRequiredService<CashbackRow>().Standing);
    }, _anna.Id);

    Task<PlaceOrderResult> PlaceAsync() => Shop.Store.RequestAsync(services => services.GetRequiredService<IOrderProcessingService>().PlaceOrderAsync(
        new ProcessPaymentRequest { StoreId = 1, CustomerId = _anna.Id, OrderGuid = Guid.NewGuid(), PaymentMethodSystemName = PaymentMethods.Later }), _anna.Id);

    Task<IList<ShoppingCartItem>> CartAsync(IServiceProvider services) =>
        services.GetRequiredService<IShoppingCartService>().GetShoppingCartAsync(_anna, ShoppingCartType.ShoppingCart, 1);
}
