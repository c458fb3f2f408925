using static Nop.Plugin.Misc.Cashback.Tests.Rules.SampleShop;

namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>The orders of the scenario samples, worked out by hand. Amounts are cents.</summary>
public sealed class ScenarioArithmeticTests
{
    static readonly ProgrammeRule SlowTuesday = new(1, "Slow Tuesday")
    {
        Weekdays = [DayOfWeek.Tuesday], CategoryIds = [Hair], Multiplier = 2, BudgetMinor = 10_00,
    };

    static readonly ProgrammeRule FaceWeek = new(2, "Face week")
    {
        FromUtc = new(2026, 1, 5, 23, 0, 0, DateTimeKind.Utc), ToUtc = new(2026, 1, 12, 23, 0, 0, DateTimeKind.Utc),
        CategoryIds = [Face], ExtraPercent = 3, Stackable = true,
    };

    static DateTime Tuesday => Monday.AddDays(1);

    [Test]
    public void Sample_01_each_line_has_its_own_rate()
    {
        // 39.80 × 6 % + 12.50 × 6 % + 80.00 × 8 % + 45.00 × 5 % + 9.99 × 12.5 % + gift card 0 = 13.03675
        var result = Earn(Shampoo(39.80m), Dye(12.50m), Keratin(80), Serum(45), Mask(9.99m), GiftCard(50));

        Assert.That(result.EarnedMinor, Is.EqualTo(13_03));
        Assert.That(result.EarnExact, Is.EqualTo(Fraction.FromDecimal(1303.675m)));
    }

    [Test]
    public void Sample_01_the_gift_card_is_not_spend()
        => Assert.That(
            Earn(Shampoo(39.80m), Dye(12.50m), Keratin(80), Serum(45), Mask(9.99m), GiftCard(50)).SpendBase,
            Is.EqualTo((Fraction)187_29));

    [Test]
    public void Sample_02_an_order_discount_is_shared_by_value()
    {
        // 15.00 off 105.00 leaves 6/7: (15.00 × 6 % + 90.00 × 5 %) × 6/7 = 4.62857…
        var result = Earn(Standard, Order(Shampoo(15), Serum(90)) with { OrderDiscount = 15 });

        Assert.That(result.EarnExact, Is.EqualTo(new Fraction(540 * 6, 7)));
        Assert.That(result.EarnedMinor, Is.EqualTo(4_62));
    }

    [TestCase("90.00", 4, "97.46", "109.80", 3_99, TestName = "Sample_03_order_1: 90.00 x 5 % x 97.46/109.80 = 3.99")]
    [TestCase("9.99", 5, "4.53", "12.19", 46, TestName = "Sample_03_order_2: 9.99 x 12.5 % x 4.53/12.19 = 0.46")]
    public void Sample_03_only_money_earns(string net, int product, string total, string payable, long earned)
    {
        var line = Line(product, "Line", Amount(net), Face);

        var result = Earn(Standard, Order(line) with { Total = Amount(total), Payable = Amount(payable) });

        Assert.That(result.EarnedMinor, Is.EqualTo(earned));
    }

    [TestCase(0, 3_58)]
    [TestCase(20_00, 2_65)]
    [TestCase(40_01, 1_72)]
    [TestCase(77_03, 0)]
    public void Sample_04_what_an_order_of_77_03_should_have_earned_after_refunds(long refunded, long target)
        => Assert.That(
            OrderTargets.EarnTarget(Earn(Shampoo(59.70m)).EarnExact, OrderMoney.Unedited(77_03, refunded), voided: false), Is.EqualTo(target));

    [Test]
    public void Sample_08_order_1_doubles_hair_and_adds_3_percent_on_face()
    {
        // 79.60 × 6 % × 2 + 45.00 × (5 + 3) % = 9.552 + 3.60
        var result = Earn(With(SlowTuesday, FaceWeek), Order(Shampoo(79.60m), Serum(45)) with { PlacedOnUtc = Tuesday });

        Assert.That(result.EarnedMinor, Is.EqualTo(13_15));
        Assert.That(result.ProgrammeCharges, Is.EquivalentTo(new Dictionary<int, long> { [1] = 4_77, [2] = 1_35 }));
    }

    [Test]
    public void Sample_08_order_2_gets_what_is_left_of_the_budget()
    {
        // 160.00 × 8 % = 12.80, and of another 12.80 the 5.23 that 10.00 − 4.77 leave
        var order = Order(Keratin(160)) with { PlacedOnUtc = Tuesday, BudgetLeft = new Dictionary<int, long> { [1] = 5_23 } };

        Assert.That(Earn(With(SlowTuesday, FaceWeek), order).EarnedMinor, Is.EqualTo(18_03));
    }

    [Test]
    public void Sample_08_order_3_on_wednesday_is_not_doubled()
        => Assert.That(
            Earn(With(SlowTuesday, FaceWeek), Order(Shampoo(19.90m)) with { PlacedOnUtc = Monday.AddDays(2) }).EarnedMinor,
            Is.EqualTo(1_19));

    [Test]
    public void Sample_09_silver_becomes_gold_and_a_refund_takes_one_step_back()
    {
        var order = Earn(Keratin(320));
        TierRule[] tiers = [Silver, Gold];
        TierRule? TierAfter(long refunded)
            => TierPolicy.TierFor(
                TierPolicy.QualifyingSpend([new(order.SpendBase, Monday, 390_40, refunded)], TierWindow.Lifetime, Monday, Rome), tiers);

        Assert.That(TierAfter(0), Is.EqualTo(Gold));
        Assert.That(TierPolicy.Review(Gold, TierAfter(200_00), tiers), Is.EqualTo(Silver));
    }

    [Test]
    public void Sample_09_the_refund_takes_13_12_of_25_60()
        => Assert.That(
            25_60 - OrderTargets.EarnTarget(Earn(Keratin(320)).EarnExact, OrderMoney.Unedited(390_40, 200_00), voided: false), Is.EqualTo(13_12));

    [Test]
    public void Sample_09_gold_earns_twice_as_much_where_the_tier_decides()
        => Assert.That(Earn(Standard, Order(Serum(45)) with { Tier = Gold }).EarnedMinor, Is.EqualTo(4_50));

    [Test]
    public void Sample_13_yen_are_whole()
    {
        var rules = EarnRuleSet.Create(Definition with { Currency = CurrencySpec.For("JPY"), Products = [] });
        var second = Earn(rules, Order(Serum(1333)) with { Tier = Gold, Total = 1366, Payable = 1466 });

        Assert.Multiple(() =>
        {
            Assert.That(Earn(rules, Order(Serum(3999))).EarnedMinor, Is.EqualTo(199));
            Assert.That(second.EarnedMinor, Is.EqualTo(124));
            Assert.That(124 - OrderTargets.EarnTarget(second.EarnExact, OrderMoney.Unedited(1366, 1000), voided: false), Is.EqualTo(91));
            Assert.That(OrderTargets.RestoreTarget(100, 0, OrderMoney.Unedited(1366, 1000), voided: false), Is.EqualTo(73));
        });
    }

    static decimal Amount(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
