using Moq;
using Nop.Core;
using Nop.Core.Domain.Discounts;
using Nop.Services.Localization;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Cashback.Tests.Checkout;

/// <summary>A reduction of 11.90 at 19 %, 10.00 without tax, in the shop's answers.</summary>
public sealed class CartReductionTests
{
    static readonly CartReduction s_reduction = new(new(11_90, [11_90], new SortedDictionary<decimal, decimal> { [19] = 1_90 }), new(119, 100), 100);

    [Test]
    public void The_shops_own_list_of_taxes_stays_as_it_is()
    {
        var rates = new SortedDictionary<decimal, decimal> { [7] = 3.50m, [19] = 19 };
        var left = s_reduction.RatesWithout(rates);
        Assert.That((rates[19], left[19], left[7]), Is.EqualTo((19m, 17.10m, 3.50m)));
    }

    [Test]
    public void A_rate_that_is_left_without_tax_is_not_listed_but_a_list_is_never_left_empty() =>
        Assert.That(s_reduction.RatesWithout(new() { [19] = 1.90m }), Is.EqualTo(new SortedDictionary<decimal, decimal> { [0] = 0 }));

    [Test]
    public void Where_the_shop_lists_no_rates_none_are_made_up() => Assert.That(s_reduction.RatesWithout([]), Is.Empty);

    [TestCase(119, true)]
    [TestCase(118.99, false)]
    public async Task An_order_whose_goods_have_changed_since_its_credit_was_held_is_not_placed(decimal goods, bool isPlaced)
    {
        var inner = new Mock<IOrderTotalCalculationService>();
        inner.Setup(it => it.GetShoppingCartSubTotalsAsync(It.IsAny<IList<ShoppingCartItem>>()))
            .ReturnsAsync((0, 0, new List<Discount>(), goods, 100, goods, 100, new SortedDictionary<decimal, decimal> { [19] = 19 }));
        var placement = new CheckoutPlacement();
        placement.Keep(new Hold(), s_reduction);
        var totals = new RedeemingOrderTotalCalculationService(inner.Object, Mock.Of<ICheckoutCashback>(), null!, new CreditFreeTotals(), placement, new CashbackRow(),
            Mock.Of<ICustomerService>(), Mock.Of<IStoreContext>(), Mock.Of<IWalletDirectory>(), Mock.Of<IOrderCredit>(), new Texts(Mock.Of<ILocalizationService>()));
        using (placement.Begin(11_90))
        {
            if (isPlaced)
                Assert.That((await totals.GetShoppingCartSubTotalsAsync([])).discountAmountExclTax, Is.EqualTo(10m));
            else
                Assert.That(() => totals.GetShoppingCartSubTotalsAsync([]), Throws.InstanceOf<NopException>());
        }
    }

    [Test]
    public void What_the_row_of_an_order_says_is_read_back()
    {
        var guid = Guid.NewGuid();
        var written = WrittenReduction.Of(CheckoutReference.New(guid), s_reduction.Reduction);
        var read = WrittenReduction.FindIn(guid, $"<item><value>€11.90</value></item><item><value>{written}</value></item>");
        Assert.That((read?.CreditMinor, read?.Taxes[19], WrittenReduction.FindIn(Guid.NewGuid(), written)), Is.EqualTo(((long?)11_90, (decimal?)1_90, (PriceReduction?)null)));
    }

    [TestCase("{0}")]
    [TestCase("{0}:")]
    [TestCase("{0}:12:x")]
    [TestCase("{0}:-12:19=1")]
    [TestCase("{0}:12:19=1;19=2")]
    public void What_is_no_such_value_is_none(string form)
    {
        var guid = Guid.NewGuid();
        var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, form, CheckoutReference.New(guid));
        Assert.That((WrittenReduction.FindIn(guid, text), WrittenReduction.IsOne(text)), Is.EqualTo(((PriceReduction?)null, false)));
    }
}
