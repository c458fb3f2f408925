using Microsoft.AspNetCore.Http;
using Moq;

namespace Nop.Plugin.Misc.Cashback.Tests.Checkout;

public sealed class CheckoutCashbackTests
{
    readonly PlayedShop _shop = new PlayedShop(PlayedShop.Spring);
    CheckoutCashback _cashback = null!;

    [SetUp]
    public void Start()
    {
        _cashback = _shop.NewRequest().Cashback;
        (_shop.Settings.Enabled, _shop.Settings.RedeemOnGiftCards, _shop.CartRecurs, _shop.CartHasGiftCard) = (true, false, false, false);
        (_shop.Settings.RedeemMaxPerOrder, _shop.Settings.RedeemMaxSharePercent, _shop.Settings.RedeemMinimum, _shop.OrderSettings.MinOrderTotalAmount) = (0, 100, 0, 0);
    }

    [TestCase(1L)]
    [TestCase(123456789L)]
    [TestCase(null)]
    public async Task A_choice_is_kept_as_it_was_made(long? asked)
    {
        var customer = _shop.CustomerOf(40);
        await _cashback.SetChoiceAsync(customer, 2, new CashbackChoice(asked));
        Assert.That(await _cashback.GetChoiceAsync(customer, 2), Is.EqualTo(new CashbackChoice(asked)));
    }

    [Test]
    public async Task A_choice_is_for_one_store_and_can_be_cleared()
    {
        var customer = _shop.CustomerOf(41);
        await _cashback.SetChoiceAsync(customer, 2, CashbackChoice.AsMuchAsPossible);
        Assert.That(await _cashback.GetChoiceAsync(customer, 3), Is.Null);
        await _cashback.SetChoiceAsync(customer, 2, null);
        Assert.That(await _cashback.GetChoiceAsync(customer, 2), Is.Null);
    }

    [Test]
    public async Task A_choice_in_another_currency_is_none()
    {
        var customer = _shop.CustomerOf(47);
        await _cashback.SetChoiceAsync(customer, 2, new CashbackChoice(500));
        var wallets = Mock.Of<IWalletDirectory>(it => it.GetCurrencyAsync() == Task.FromResult(CurrencySpec.For("JPY")));
        var inYen = new CheckoutCashback(_shop.Services.Attributes(), _shop.Services.SettingService(), _shop.Services.CustomerService(), _shop.Services.Carts(), _shop.Services.Products(), wallets, _shop.Ledger, _shop.Holds, null!, new(new HttpContextAccessor()), _shop.Clock);
        Assert.That(await inYen.GetChoiceAsync(customer, 2), Is.Null);
    }

    [TestCase("max", TestName = "A choice of which nobody knows when it was made is none")]
    [TestCase("500")]
    [TestCase("500;EUR")]
    [TestCase("0;EUR;2026-03-02T08:59:00Z")]
    [TestCase("500;EUR;yesterday")]
    [TestCase("")]
    [TestCase("-5")]
    [TestCase("0")]
    [TestCase("1,000")]
    [TestCase("5.50")]
    [TestCase("MAX")]
    [TestCase("99999999999999999999")]
    public async Task What_is_no_choice_in_the_database_is_none(string stored)
    {
        var customer = _shop.CustomerOf(42);
        await _shop.Services.Attributes().SaveAttributeAsync(customer, CashbackDefaults.CheckoutChoiceAttribute, stored, 2);
        Assert.That(await _cashback.GetChoiceAsync(customer, 2), Is.Null);
    }

    [Test]
    public void A_choice_of_nothing_or_less_is_a_bug() =>
        Assert.That(() => _cashback.SetChoiceAsync(_shop.CustomerOf(7), 1, new CashbackChoice(0)), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [TestCase(false, false, false, false, ExpectedResult = CartObstacle.Disabled)]
    [TestCase(true, true, false, false, ExpectedResult = CartObstacle.Recurring)]
    [TestCase(true, false, true, false, ExpectedResult = CartObstacle.GiftCards)]
    [TestCase(true, false, true, true, ExpectedResult = null)]
    [TestCase(true, false, false, false, ExpectedResult = null)]
    public async Task<CartObstacle?> A_cart_may_be_one_that_takes_no_credit(bool enabled, bool recurs, bool giftCard, bool allowed)
    {
        (_shop.Settings.Enabled, _shop.CartRecurs, _shop.CartHasGiftCard, _shop.Settings.RedeemOnGiftCards) = (enabled, recurs, giftCard, allowed);
        return await _cashback.ObstacleAsync(1, PlayedServices.CartOf(7));
    }

    [Test]
    public async Task An_obstacle_takes_nothing_and_is_no_refusal()
    {
        _shop.CartRecurs = true;
        await _shop.GiveAsync(43, 900);
        Assert.That(await QuoteAsync(43, 500), Is.EqualTo(new RedemptionQuote(0, null)));
    }

    [Test]
    public async Task A_guest_is_refused() => Assert.That(await QuoteAsync(PlayedShop.Guest, 500), Is.EqualTo(new RedemptionQuote(0, RedemptionRefusal.Guest)));

    [Test]
    public async Task An_empty_wallet_is_refused() => Assert.That(await QuoteAsync(44, 500), Is.EqualTo(new RedemptionQuote(0, RedemptionRefusal.Insufficient)));

    [Test]
    public async Task Less_than_the_minimum_is_refused()
    {
        _shop.Settings.RedeemMinimum = 10;
        await _shop.GiveAsync(45, 999);
        Assert.That(await QuoteAsync(45, null), Is.EqualTo(new RedemptionQuote(0, RedemptionRefusal.BelowMinimum)));
    }

    [Test]
    public async Task The_amount_is_cut_to_the_limits()
    {
        await _shop.GiveAsync(46, 100_000);
        Assert.That(await QuoteAsync(46, 7000), Is.EqualTo(new RedemptionQuote(5000, null)), "payable");
        _shop.Settings.RedeemMaxSharePercent = 33.3m;
        Assert.That(await QuoteAsync(46, 7000), Is.EqualTo(new RedemptionQuote(1665, null)), "share");
        _shop.Settings.RedeemMaxPerOrder = 12.34m;
        Assert.That(await QuoteAsync(46, 7000), Is.EqualTo(new RedemptionQuote(1234, null)), "per order");
        Assert.That(await QuoteAsync(46, 100), Is.EqualTo(new RedemptionQuote(100, null)), "asked");
    }

    // 99.996 rounds to 100.00, and a rest of 89.996 is below 90.00 for the shop.
    [TestCase(100, 1000)]
    [TestCase(100.004, 1000)]
    [TestCase(99.996, 999)]
    public async Task The_rest_never_falls_below_the_shop_s_least_order_total(decimal payable, long takes)
    {
        await _shop.GiveAsync(48, 100_000);
        _shop.OrderSettings.MinOrderTotalAmount = 90m;
        var quote = await _cashback.QuoteAsync(_shop.CustomerOf(48), 1, PlayedServices.CartOf(48), payable, CashbackChoice.AsMuchAsPossible);
        Assert.That((quote, payable - (quote.Amount / 100m) >= 90m), Is.EqualTo((new RedemptionQuote(takes, null, CutByLeastTotal: true), true)));
    }

    Task<RedemptionQuote> QuoteAsync(int customerId, long? asked) =>
        _cashback.QuoteAsync(_shop.CustomerOf(customerId), 1, PlayedServices.CartOf(customerId), 50m, new CashbackChoice(asked));
}
