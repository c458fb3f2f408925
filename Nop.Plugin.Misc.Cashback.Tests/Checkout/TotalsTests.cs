using Moq;

namespace Nop.Plugin.Misc.Cashback.Tests.Checkout;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class TotalsTests
{
    readonly PlayedShop _shop = new PlayedShop(PlayedShop.Spring);
    readonly CheckoutRequest _request;

    public TotalsTests() => _request = _shop.NewRequest();

    [SetUp]
    public async Task Start()
    {
        await _shop.GiveAsync(PlayedShop.Anna, 1500);
        await _request.ChooseAsync(500);
    }

    [Test]
    public async Task The_choice_is_taken_off_the_total() => Assert.That(await TotalAsync(), Is.EqualTo(45m));

    [Test]
    public async Task Everything_else_of_the_answer_stays()
    {
        var (_, discount, _, _, points, pointsAmount) = await _request.Totals.GetShoppingCartTotalAsync(Cart);
        Assert.That((discount, points, pointsAmount), Is.EqualTo((1m, 2, 3m)));
    }

    [TestCase(null, true)]
    [TestCase(true, false)]
    public async Task The_inner_service_is_asked_once_and_as_the_shop_asks(bool? points, bool fee)
    {
        await _request.Totals.GetShoppingCartTotalAsync(Cart, points, fee);
        _request.InnerTotals.Verify(it => it.GetShoppingCartTotalAsync(It.IsAny<IList<ShoppingCartItem>>(), points, fee), Times.Once);
        _request.InnerTotals.VerifyNoOtherCalls();
    }

    [Test]
    public async Task Nothing_is_taken_off_where_the_shop_leaves_out_what_can_still_be_changed() =>
        Assert.That((await _request.Totals.GetShoppingCartTotalAsync(Cart, useRewardPoints: false)).shoppingCartTotal, Is.EqualTo(50m));

    [Test]
    public async Task A_total_that_is_not_known_stays_so()
    {
        _shop.CartTotal = null;
        Assert.That(await TotalAsync(), Is.Null);
    }

    [Test]
    public async Task An_empty_cart_is_left_alone() =>
        Assert.That((await _request.Totals.GetShoppingCartTotalAsync([])).shoppingCartTotal, Is.EqualTo(50m));

    [Test]
    public async Task Without_a_choice_nothing_is_taken_off()
    {
        await _request.Cashback.SetChoiceAsync(_shop.CustomerOf(PlayedShop.Anna), PlayedShop.StoreId, null);
        Assert.That(await TotalAsync(), Is.EqualTo(50m));
    }

    [Test]
    public async Task The_customer_is_the_carts() =>
        Assert.That((await _request.Totals.GetShoppingCartTotalAsync(PlayedServices.CartOf(99))).shoppingCartTotal, Is.EqualTo(50m));

    [Test]
    public async Task A_refused_choice_leaves_the_total_as_it_is()
    {
        _shop.Settings.RedeemMinimum = 20;
        Assert.That(await TotalAsync(), Is.EqualTo(50m));
    }

    [Test]
    public async Task A_choice_above_the_total_makes_it_zero()
    {
        _shop.CartTotal = 3m;
        Assert.That(await TotalAsync(), Is.EqualTo(0m));
    }

    [TestCase(3.004, ExpectedResult = 0)]
    [TestCase(2.996, ExpectedResult = 0)]
    [TestCase(7.004, ExpectedResult = 2.004)]
    public async Task<decimal?> A_total_that_is_not_rounded_leaves_nothing_that_nobody_can_pay(decimal total)
    {
        _shop.CartTotal = total;
        return await TotalAsync();
    }

    [Test]
    public async Task While_an_order_is_placed_exactly_what_is_held_is_taken_off()
    {
        using (_request.Placement.Begin(123))
            Assert.That(await TotalAsync(), Is.EqualTo(48.77m));
        Assert.That(await TotalAsync(), Is.EqualTo(45m));
    }

    [Test]
    public async Task While_an_order_is_placed_without_credit_a_choice_made_meanwhile_takes_nothing_off()
    {
        using (_request.Placement.Begin(0))
            Assert.That(await TotalAsync(), Is.EqualTo(50m));
    }

    [Test]
    public void A_total_that_fell_below_what_is_held_stops_the_order()
    {
        _shop.CartTotal = 1.22m;
        using (_request.Placement.Begin(123))
            Assert.That(() => TotalAsync(), Throws.InstanceOf<NopException>());
    }

    [Test]
    public async Task Totals_write_nothing()
    {
        var before = (await _shop.BalanceAsync()).Reserved;
        for (var i = 0; i < 5; i++)
            await TotalAsync();
        Assert.That((before, (await _shop.BalanceAsync()).Reserved), Is.EqualTo((0L, 0L)));
    }

    [Test]
    public async Task The_row_says_what_the_last_total_was_reduced_by()
    {
        await TotalAsync();
        await _request.Totals.GetShoppingCartTotalAsync(Cart, useRewardPoints: false);
        Assert.That(_request.Row.Minor, Is.EqualTo(500));
    }

    static List<ShoppingCartItem> Cart => PlayedServices.CartOf(PlayedShop.Anna);

    async Task<decimal?> TotalAsync() => (await _request.Totals.GetShoppingCartTotalAsync(Cart)).shoppingCartTotal;
}
