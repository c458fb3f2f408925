using static Nop.Plugin.Misc.Cashback.Tests.Rules.SampleShop;

namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>Amounts per treatment and per visit, beside percents.</summary>
public sealed class FixedAmountTests
{
    static readonly TierRule PerVisit = Silver with { Rate = 2, Unit = RateUnit.PerOrder };
    static readonly EarnRuleSetDefinition PerTreatment = Definition with
    {
        Categories = [new(Hair, "Hair"), new(Treatments, "Treatments", Hair, 1.5m, Unit: RateUnit.PerItem), new(Face, "Face", Rate: 10)],
    };

    [TestCase(1, 40, 1_50)]
    [TestCase(3, 120, 4_50)]
    [TestCase(0, 40, 0)]
    [TestCase(2, 1, 1_00, Description = "Never more than the line's net")]
    public void A_treatment_earns_its_amount_for_each_piece(int quantity, decimal net, long earned)
        => Assert.That(Earn(EarnRuleSet.Create(PerTreatment), Order(Keratin(net) with { Quantity = quantity })).EarnedMinor, Is.EqualTo(earned));

    [Test]
    public void An_orders_discount_lessens_an_amount_in_proportion()
        => Assert.That(Earn(EarnRuleSet.Create(PerTreatment), Order(Keratin(40)) with { OrderDiscount = 10 }).EarnedMinor, Is.EqualTo(1_12));

    [Test]
    public void What_credit_pays_earns_no_part_of_an_amount()
        => Assert.That(Earn(EarnRuleSet.Create(PerTreatment), Order(Keratin(40)) with { Total = 1, Payable = 2 }).EarnedMinor, Is.EqualTo(75));

    [Test]
    public void Programmes_multiply_an_amount_per_piece()
        => Assert.That(
            Earn(EarnRuleSet.Create(PerTreatment with { Programmes = [new(1, "Double") { Multiplier = 2 }] }), Order(Keratin(40))).EarnedMinor,
            Is.EqualTo(3_00));

    [TestCase(false, 5, 50, 5_00, Description = "10 % of 50.00 against 1.50")]
    [TestCase(true, 5, 50, 5_00)]
    [TestCase(false, 1, 10, 1_50, Description = "10 % of 10.00 against 1.50")]
    [TestCase(true, 1, 10, 1_50)]
    public void Of_a_percentage_and_an_amount_at_equal_depth_the_one_that_gives_more_holds(bool turned, int _, decimal net, long earned)
    {
        var rules = EarnRuleSet.Create(Definition with { Categories = [new(1, "A", Rate: 10), new(2, "B", Rate: 1.5m, Unit: RateUnit.PerItem)] });
        int[] categories = turned ? [2, 1] : [1, 2];

        Assert.That(Earn(rules, Order(Line(9, "Both", net, categories))).EarnedMinor, Is.EqualTo(earned));
    }

    [Test]
    public void A_visit_earns_its_amount_once_whatever_the_number_of_lines()
        => Assert.That(Earn(Standard, Order(Serum(40), Serum(60)) with { Tier = PerVisit }).EarnedMinor, Is.EqualTo(2_00));

    [Test]
    public void A_second_order_of_the_day_is_no_visit()
        => Assert.That(Earn(Standard, Order(Serum(40)) with { Tier = PerVisit, FirstOfDay = false }).EarnedMinor, Is.Zero);

    [Test]
    public void A_visit_earns_no_more_than_it_costs()
        => Assert.That(Earn(Standard, Order(Serum(1.25m)) with { Tier = PerVisit }).EarnedMinor, Is.EqualTo(1_25));

    [Test]
    public void A_visits_amount_is_not_multiplied()
        => Assert.That(Earn(With(new ProgrammeRule(1, "Double") { Multiplier = 2 }), Order(Serum(40)) with { Tier = PerVisit }).EarnedMinor, Is.EqualTo(2_00));

    [Test]
    public void A_programmes_amount_per_piece_is_added_before_its_factor()
        => Assert.That(
            Earn(With(new ProgrammeRule(1, "Per piece") { ExtraPerItem = 0.5m, Multiplier = 2 }), Order(Serum(40) with { Quantity = 3 })).EarnedMinor,
            Is.EqualTo(7_00), "(40.00 × 5 % + 3 × 0.50) × 2");

    [Test]
    public void A_programmes_amount_per_order_comes_beside_the_best_rate()
        => Assert.That(
            Earn(With(new(1, "Double") { Multiplier = 2 }, new ProgrammeRule(2, "Visit") { ExtraPerOrder = 1.5m }), Order(Serum(40), Serum(20))).EarnedMinor,
            Is.EqualTo(7_50), "60.00 × 5 % × 2 + 1.50");

    [Test]
    public void A_budget_cuts_an_amount_per_order()
        => Assert.That(
            Earn(With(new ProgrammeRule(2, "Visit") { ExtraPerOrder = 1.5m, BudgetMinor = 90 }), Order(Serum(40))).EarnedMinor, Is.EqualTo(2_90));

    [Test]
    public void Each_amount_per_order_keeps_to_its_own_limit()
        => Assert.That(
            Earn(With(new(1, "Short") { ExtraPerOrder = 1.5m, CapPerOrderMinor = 50 }, new ProgrammeRule(2, "Visit") { ExtraPerOrder = 2 }), Order(Serum(40))).ProgrammeCharges,
            Is.EquivalentTo(new Dictionary<int, long> { [1] = 50, [2] = 2_00 }));

    [Test]
    public void Amounts_per_order_fill_the_room_under_the_cap_in_their_order()
        => Assert.That(
            Earn(
                EarnRuleSet.Create(Definition with { CapPercent = 6, Programmes = [new(1, "First") { ExtraPerOrder = 0.6m }, new(2, "Second") { ExtraPerOrder = 0.7m }] }),
                Order(Serum(100))).ProgrammeCharges,
            Is.EquivalentTo(new Dictionary<int, long> { [1] = 60, [2] = 40 }));

    [Test]
    public void An_amount_per_order_without_room_under_the_cap_is_not_among_what_was_given()
    {
        var rules = EarnRuleSet.Create(Definition with { CapPercent = 5, Programmes = [new(1, "Visit") { ExtraPerOrder = 2 }] });

        Assert.That(Earn(rules, Order(Serum(100)) with { CollectExplanation = true }).Explanation!.Programmes, Is.Empty);
    }

    [TestCase(1, 2)]
    [TestCase(2, 1)]
    public void Of_two_makers_that_give_the_same_the_amount_is_named(int first, int second)
    {
        var rules = EarnRuleSet.Create(Definition with { Manufacturers = [new(1, "Percent", 4), new(2, "Piece", 2, RateUnit.PerItem)] });
        var line = Earn(rules, Order(Line(9, "Both", 50) with { ManufacturerIds = [first, second] }) with { CollectExplanation = true }).Explanation!.Lines[0];

        Assert.That(line.RateSourceName, Is.EqualTo("Piece"));
    }

    [Test]
    public void An_explanation_tells_the_amount_and_the_pieces()
    {
        var line = Earn(EarnRuleSet.Create(PerTreatment), Order(Keratin(120) with { Quantity = 3 }) with { CollectExplanation = true }).Explanation!.Lines[0];

        Assert.That((line.FixedAmount, line.Unit, line.Quantity, line.Rate), Is.EqualTo((1.5m, RateUnit.PerItem, 3, 3.75m)));
    }

    [Test]
    public void An_explanation_tells_an_amount_per_visit_as_the_percentage_that_it_is()
        => Assert.That(
            Earn(Standard, Order(Serum(40), Serum(60)) with { Tier = PerVisit, CollectExplanation = true }).Explanation!.Lines.Select(l => l.Rate), Is.EqualTo(new[] { 2m, 2m }));

    [Test]
    public void An_explanation_tells_each_lines_part_of_an_amount_per_order()
    {
        var lines = Earn(With(new ProgrammeRule(2, "Visit") { ExtraPerOrder = 1.5m }), Order(Serum(40), Serum(20)) with { CollectExplanation = true }).Explanation!.Lines;

        Assert.That(lines.Select(l => (l.Programmes.Single().OrderPercent, l.Amount)), Is.EqualTo(new[] { (2.5m, 3m), (2.5m, 1.5m) }));
    }
}
