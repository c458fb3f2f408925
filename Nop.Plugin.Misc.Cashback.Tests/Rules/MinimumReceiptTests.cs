using static Nop.Plugin.Misc.Cashback.Tests.Rules.SampleShop;

namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>Rule 5: small orders earn nothing.</summary>
public sealed class MinimumReceiptTests
{
    static readonly EarnRuleSet Twenty = EarnRuleSet.Create(Definition with
    {
        MinimumReceiptMinor = 20_00,
        Programmes = [new(1, "Double") { Multiplier = 2 }],
    });

    [TestCase("19.99", 0)]
    [TestCase("20.00", 2_00)]
    public void The_minimum_itself_earns(string net, long earned)
        => Assert.That(Earn(Twenty, Order(Serum(decimal.Parse(net, System.Globalization.CultureInfo.InvariantCulture)))).EarnedMinor, Is.EqualTo(earned));

    [Test]
    public void Below_it_no_budget_is_charged()
        => Assert.That(Earn(Twenty, Order(Serum(19))).ProgrammeCharges, Is.Empty);

    [Test]
    public void Below_it_the_spend_still_counts_for_the_tier()
        => Assert.That(Earn(Twenty, Order(Serum(19))).SpendBase, Is.EqualTo((Fraction)19_00));

    [Test]
    public void The_larger_of_shop_and_tier_holds()
        => Assert.That(
            Earn(Twenty, Order(Serum(25)) with { Tier = Silver with { MinimumReceiptMinor = 30_00 } }).BelowMinimum, Is.True);

    [Test]
    public void Paying_with_credit_does_not_push_an_order_under_it()
        => Assert.That(Earn(Twenty, Order(Serum(20)) with { Total = 1, Payable = 20 }).EarnedMinor, Is.EqualTo(10));

    [Test]
    public void A_discount_does()
        => Assert.That(Earn(Twenty, Order(Serum(20)) with { OrderDiscount = 0.01m }).BelowMinimum, Is.True);

    [Test]
    public void Lines_that_earn_nothing_do_not_count_towards_it()
        => Assert.That(Earn(Twenty, Order(Serum(10), GiftCard(50))).BelowMinimum, Is.True);

    [Test]
    public void An_order_that_costs_nothing_at_all_has_a_money_share_of_1()
        => Assert.That(Earn(Standard, Order(Serum(10)) with { Total = 0, Payable = 0 }).EarnedMinor, Is.EqualTo(50));

    [Test]
    public void An_order_paid_by_credit_alone_earns_nothing()
        => Assert.That(Earn(Standard, Order(Serum(10)) with { Total = 0, Payable = 12.20m }).EarnedMinor, Is.Zero);
}
