using static Nop.Plugin.Misc.Cashback.Tests.Rules.SampleShop;

namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>The hard cap: whatever rules meet, a line gives back no more than a share of its price or of its margin.</summary>
public sealed class CapTests
{
    static readonly ProgrammeRule Quadruple = new(1, "Quadruple") { Multiplier = 4 };

    [TestCase(30, 20_00, Description = "20 % are under the cap")]
    [TestCase(20, 20_00)]
    [TestCase(12.5, 12_50)]
    [TestCase(3, 3_00, Description = "The cap is under the plain rate")]
    [TestCase(0, 0)]
    public void A_line_gives_back_at_most_its_share(decimal cap, long earned)
        => Assert.That(Earn(Capped(cap, null, Quadruple), Order(Serum(100))).EarnedMinor, Is.EqualTo(earned));

    [TestCase(60, 50, 20_00, Description = "half of 40.00")]
    [TestCase(80, 50, 10_00, Description = "half of 20.00")]
    [TestCase(100, 50, 0)]
    [TestCase(130, 50, 0, Description = "Sold under cost")]
    public void A_line_gives_back_at_most_a_share_of_its_margin(decimal cost, decimal share, long earned)
        => Assert.That(Earn(Capped(null, share, Quadruple), Order(Serum(100) with { Cost = cost })).EarnedMinor, Is.EqualTo(earned));

    [Test]
    public void An_orders_discount_comes_off_the_margin()
        => Assert.That(
            Earn(Capped(null, 50, Quadruple), Order(Serum(100) with { Cost = 60 }) with { OrderDiscount = 20 }).EarnedMinor, Is.EqualTo(10_00), "half of 20.00");

    [TestCase(0, 12_00, Description = "20 % of 122.00 are 24.40; half of what 100.00 leave over 76.00 is 12.00")]
    [TestCase(12.20, 7_00, Description = "half of what 90.00 leave over 76.00")]
    public void Tax_in_the_price_is_no_part_of_the_margin(decimal discount, long earned)
        => Assert.That(
            Earn(Capped(null, 50, Quadruple), Order(Serum(122) with { Cost = 76, Tax = 22 }) with { OrderDiscount = discount }).EarnedMinor, Is.EqualTo(earned));

    [Test]
    public void Where_the_cost_is_not_known_no_margin_limits()
        => Assert.That(Earn(Capped(null, 50, Quadruple), Order(Serum(100))).EarnedMinor, Is.EqualTo(20_00));

    [Test]
    public void Of_both_caps_the_smaller_holds()
        => Assert.That(Earn(Capped(8, 50, Quadruple), Order(Serum(100) with { Cost = 60 })).EarnedMinor, Is.EqualTo(8_00));

    [Test]
    public void Amounts_per_order_stay_under_it()
        => Assert.That(Earn(Capped(6, null, new ProgrammeRule(1, "Visit") { ExtraPerOrder = 3 }), Order(Serum(100))).EarnedMinor, Is.EqualTo(6_00));

    [Test]
    public void What_it_cut_is_not_charged_to_a_budget()
        => Assert.That(Earn(Capped(6, null, Quadruple with { BudgetMinor = 100_00 }), Order(Serum(100))).ProgrammeCharges[1], Is.EqualTo(1_00));

    [Test]
    public void An_explanation_says_that_it_cut()
        => Assert.That(
            Earn(Capped(6, null, Quadruple), Order(Serum(100), Shampoo(100)) with { CollectExplanation = true }).Explanation!.Lines.Select(l => l.CapPercent),
            Is.EqualTo(new decimal?[] { 6, 6 }));

    [Test]
    public void An_explanation_is_silent_where_it_cut_nothing()
        => Assert.That(
            Earn(Capped(20, null, Quadruple), Order(Serum(100)) with { CollectExplanation = true }).Explanation!.Lines[0].CapPercent, Is.Null);

    [TestCase(6, 6, Description = "8 % were wanted")]
    [TestCase(8, null, Description = "as much as was wanted")]
    [TestCase(9, null)]
    public void With_amounts_per_order_an_explanation_says_whether_it_cut(decimal cap, decimal? said)
        => Assert.That(
            Earn(Capped(cap, null, new ProgrammeRule(1, "Visit") { ExtraPerOrder = 3 }), Order(Serum(100)) with { CollectExplanation = true }).Explanation!.Lines[0].CapPercent,
            Is.EqualTo(said));

    [Test]
    public void Amounts_of_two_programmes_per_order_are_in_the_rate_that_is_explained()
        => Assert.That(
            Earn(
                With(new ProgrammeRule(1, "Visit") { ExtraPerOrder = 3 }, new ProgrammeRule(2, "Spring") { ExtraPerOrder = 2 }),
                Order(Serum(100)) with { CollectExplanation = true }).Explanation!.Lines[0].RateWithProgrammes,
            Is.EqualTo(10));

    static EarnRuleSet Capped(decimal? cap, decimal? margin, params ProgrammeRule[] programmes)
        => EarnRuleSet.Create(Definition with { CapPercent = cap, MarginCapPercent = margin, Programmes = programmes });
}
