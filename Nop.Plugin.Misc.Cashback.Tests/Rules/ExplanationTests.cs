using static Nop.Plugin.Misc.Cashback.Tests.Rules.SampleShop;

namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>An explanation has every number of "40.00 × 6 % (Hair) × 2 (Tuesday) = 4.80".</summary>
public sealed class ExplanationTests
{
    static readonly ProgrammeRule Double = new(7, "Double") { CategoryIds = [Hair], Multiplier = 2 };

    [Test]
    public void Nothing_is_explained_unless_asked() => Assert.That(Earn(Serum(1)).Explanation, Is.Null);

    [Test]
    public void A_line_says_base_rate_source_programme_and_amount()
    {
        var line = Explain(With(Double), Order(Shampoo(40))).Lines[0];

        Assert.Multiple(() =>
        {
            Assert.That((line.Base, line.Rate, line.RateSource, line.RateSourceName), Is.EqualTo((40m, 6m, RateSource.Category, "Hair")));
            Assert.That(line.Programmes, Is.EqualTo(new[] { new ProgrammeEffect(7, "Double", 0, 2) }));
            Assert.That((line.RateWithProgrammes, line.Amount, line.EarnedMinor), Is.EqualTo((12m, 4.80m, 4_80L)));
        });
    }

    [Test]
    public void A_percentage_is_no_fixed_amount() => Assert.That(Explain(Standard, Order(Shampoo(40))).Lines[0].FixedAmount, Is.Null);

    [Test]
    public void A_rate_says_the_id_of_its_source() => Assert.That(Explain(Standard, Order(Shampoo(40))).Lines[0].RateSourceId, Is.EqualTo(Hair));

    [Test]
    public void What_costs_nothing_has_its_rate_still() => Assert.That(Explain(Standard, Order(Shampoo(0), Serum(10))).Lines[0].Rate, Is.EqualTo(6));

    [Test]
    public void What_is_shut_out_has_no_base() => Assert.That(Explain(Standard, Order(Line(9, "Card", 40, Cards))).Lines[0].Base, Is.Zero);

    [Test]
    public void Of_a_product_that_is_shut_out_no_category_is_named()
    {
        var rules = EarnRuleSet.Create(Definition with { Products = [new(Hair, Excluded: true)] });
        var line = Explain(rules, Order(Line(Hair, "Line", 40, Face))).Lines[0];

        Assert.That((line.Exclusion, line.ExclusionCategoryId, line.ExclusionCategoryName), Is.EqualTo(((ExclusionReason?)ExclusionReason.Product, (int?)null, (string?)null)));
    }

    [Test]
    public void Where_no_rate_is_found_no_source_is_named()
    {
        var line = Explain(Standard, Order(Serum(40)) with { Tier = null }).Lines[0];

        Assert.That((line.RateSource, line.RateSourceId), Is.EqualTo((RateSource.None, (int?)null)));
    }

    [Test]
    public void Shares_of_money_and_discount_are_told()
    {
        var explanation = Explain(Standard, Order(Serum(90)) with { OrderDiscount = 9, Total = 3, Payable = 4 });

        Assert.That((explanation.MoneyShare, explanation.DiscountShare, explanation.SpendBase), Is.EqualTo((0.75m, 0.9m, 81m)));
    }

    [Test]
    public void A_cut_programme_says_who_cut_it()
    {
        var programme = Explain(With(Double with { BudgetMinor = 1_00 }), Order(Shampoo(40))).Programmes[0];

        Assert.That(
            (programme.AddedBeforeLimit, programme.Added, programme.Limit, programme.LimitProgrammeId, programme.ByBudget),
            Is.EqualTo((2.40m, 1m, (decimal?)1m, (int?)7, true)));
    }

    [Test]
    public void A_cut_is_shared_over_the_lines_it_falls_on()
    {
        var lines = Explain(With(Double with { CapPerOrderMinor = 1_20 }), Order(Shampoo(40), Serum(40))).Lines;

        Assert.That(lines.Select(l => l.Amount), Is.EqualTo(new[] { 3.60m, 2m }));
    }

    [Test]
    public void Stackable_winners_of_a_line_are_those_that_match_it()
    {
        var rules = With(Double with { Stackable = true }, new ProgrammeRule(8, "All") { ExtraPercent = 1, Stackable = true });
        var lines = Explain(rules, Order(Shampoo(40), Serum(40))).Lines;

        Assert.That(lines.Select(l => string.Join('+', l.Programmes.Select(p => p.Name))), Is.EqualTo(new[] { "Double+All", "All" }));
    }

    [Test]
    public void Cents_of_the_lines_sum_to_the_cents_of_the_order()
    {
        // Thirds: 3 × 0.333… cents make 1; the cent goes to the first of equals.
        var lines = Explain(Standard, Order(Serum(0.10m), Serum(0.10m), Serum(0.10m)) with { Total = 2, Payable = 3 }).Lines;

        Assert.That(lines.Select(l => l.EarnedMinor), Is.EqualTo(new[] { 1L, 0, 0 }));
    }

    [Test]
    public void Below_the_minimum_amounts_are_0_and_what_they_would_be_is_told()
    {
        var rules = EarnRuleSet.Create(Definition with { MinimumReceiptMinor = 50_00 });
        var line = Explain(rules, Order(Serum(40))).Lines[0];

        Assert.That((line.AmountBeforeLimits, line.Amount, line.EarnedMinor), Is.EqualTo((2m, 0m, 0L)));
    }

    [Test]
    public void Below_the_minimum_programmes_add_nothing()
    {
        var rules = EarnRuleSet.Create(Definition with { MinimumReceiptMinor = 50_00, Programmes = [Double] });
        var programme = Explain(rules, Order(Shampoo(40))).Programmes[0];

        Assert.That((programme.AddedBeforeLimit, programme.Added), Is.EqualTo((2.40m, 0m)));
    }

    static EarnExplanation Explain(EarnRuleSet rules, EarnRequest order) => Earn(rules, order with { CollectExplanation = true }).Explanation!;
}
