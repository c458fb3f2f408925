using static Nop.Plugin.Misc.Cashback.Tests.Rules.SampleShop;

namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>Rule 3, on a Silver order (5 %) of 100.00 for the face, so that what it earns reads as percent.</summary>
public sealed class ProgrammeTests
{
    static readonly ProgrammeRule Double = new(1, "Double") { Multiplier = 2 };
    static readonly ProgrammeRule PlusThree = new(2, "Plus three") { ExtraPercent = 3 };
    static readonly ProgrammeRule StackDouble = new(3, "Stack double") { Multiplier = 2, Stackable = true };
    static readonly ProgrammeRule StackPlusOne = new(4, "Stack plus one") { ExtraPercent = 1, Stackable = true };

    [Test]
    public void Of_two_that_do_not_stack_the_better_wins() => AssertEarns(10_00, Double, PlusThree);

    [Test]
    public void Stackable_ones_add_before_they_multiply() => AssertEarns(12_00, StackDouble, StackPlusOne);

    [Test]
    public void A_better_single_one_beats_the_stackable_ones()
        => AssertEarns(15_00, StackDouble, StackPlusOne, Double with { Multiplier = 3 });

    [Test]
    public void Better_stackable_ones_beat_a_single_one() => AssertEarns(12_00, StackDouble, Double, StackPlusOne);

    [Test]
    public void One_that_lowers_the_rate_never_wins() => AssertEarns(5_00, Double with { Multiplier = 0.5m });

    [Test]
    public void A_stackable_one_that_lowers_the_rate_weighs_on_the_others()
        => AssertEarns(6_00, StackDouble, StackPlusOne, new ProgrammeRule(5, "Half") { Multiplier = 0.5m, Stackable = true });

    [Test]
    public void A_tie_goes_to_the_stackable_ones()
        => Assert.That(Earn(With(Double, StackDouble), Order(Serum(100))).ProgrammeCharges.Keys, Is.EqualTo(new[] { 3 }));

    [Test]
    public void A_tie_of_single_ones_goes_to_the_earlier()
        => Assert.That(
            Earn(With(new ProgrammeRule(9, "Plus five") { ExtraPercent = 5 }, Double), Order(Serum(100))).ProgrammeCharges.Keys,
            Is.EqualTo(new[] { 9 }));

    [Test]
    public void A_cap_per_order_cuts_what_is_added() => AssertEarns(6_23, Double with { CapPerOrderMinor = 1_23 });

    [Test]
    public void A_cut_programme_has_still_won()
        => AssertEarns(5_00, Double with { CapPerOrderMinor = 0 }, PlusThree);

    [Test]
    public void Stackable_ones_share_the_smallest_limit_and_each_is_charged_all()
    {
        var rules = With(StackDouble with { CapPerOrderMinor = 4_00 }, StackPlusOne with { BudgetMinor = 3_50 });
        var result = Earn(rules, Order(Serum(100)));

        Assert.That(result.EarnedMinor, Is.EqualTo(8_50));
        Assert.That(result.ProgrammeCharges, Is.EquivalentTo(new Dictionary<int, long> { [3] = 3_50, [4] = 3_50 }));
    }

    [Test]
    public void Stackable_ones_that_won_on_different_lines_are_one_group()
    {
        var rules = With(
            StackDouble with { CategoryIds = [Hair], CapPerOrderMinor = 1_00 }, StackPlusOne with { CategoryIds = [Face] });

        Assert.That(Earn(rules, Order(Shampoo(100), Serum(100))).EarnedMinor, Is.EqualTo(6_00 + 5_00 + 1_00));
    }

    [Test]
    public void A_programme_wins_nothing_on_a_line_that_is_worth_nothing()
    {
        var rules = With(StackDouble with { CategoryIds = [Hair], CapPerOrderMinor = 0 }, StackPlusOne with { CategoryIds = [Face] });

        Assert.That(Earn(rules, Order(Shampoo(0), Serum(100))).EarnedMinor, Is.EqualTo(6_00));
    }

    [Test]
    public void A_budget_is_charged_whole_units_of_what_was_added()
        => Assert.That(Earn(With(Double), Order(Serum(0.99m))).ProgrammeCharges[1], Is.EqualTo(4));

    [Test]
    public void An_overdrawn_budget_is_empty()
    {
        var order = Order(Serum(100)) with { BudgetLeft = new Dictionary<int, long> { [1] = -7 } };

        Assert.That(Earn(With(Double with { BudgetMinor = 10_00 }), order).EarnedMinor, Is.EqualTo(5_00));
    }

    [TestCase(Treatments, 16_00, TestName = "A programme for a category holds for those below it")]
    [TestCase(Face, 5_00, TestName = "A programme for a category holds for no other")]
    public void Categories(int category, long earned)
        => Assert.That(
            Earn(With(Double with { CategoryIds = [Hair] }), Order(Line(9, "Line", 100, category))).EarnedMinor, Is.EqualTo(earned));

    [TestCase(true, 20_00)]
    [TestCase(false, 5_00)]
    public void A_programme_for_gold_is_for_gold_only(bool gold, long earned)
        => Assert.That(
            Earn(With(Double with { Audience = new() { TierIds = [Gold.Id] } }), Order(Serum(100)) with { Tier = gold ? Gold : Silver }).EarnedMinor,
            Is.EqualTo(earned));

    [TestCase("2026-01-05T11:59:59Z", 5_00)]
    [TestCase("2026-01-05T12:00:00Z", 10_00)]
    [TestCase("2026-01-06T11:59:59Z", 10_00)]
    [TestCase("2026-01-06T12:00:00Z", 5_00)]
    public void The_start_belongs_to_it_and_the_end_does_not(string placed, long earned)
        => AssertEarnsAt(placed, earned, Double with { FromUtc = Monday, ToUtc = Monday.AddDays(1) });

    [TestCase("2026-01-05T22:59:59Z", 5_00)]
    [TestCase("2026-01-05T23:00:00Z", 10_00)]
    [TestCase("2026-01-06T22:59:59Z", 10_00)]
    [TestCase("2026-01-06T23:00:00Z", 5_00)]
    public void Tuesday_is_tuesday_in_the_shop(string placed, long earned)
        => AssertEarnsAt(placed, earned, Double with { Weekdays = [DayOfWeek.Tuesday] });

    [Test]
    public void Far_more_programmes_than_bits_in_a_word_work()
    {
        var many = Enumerable.Range(1, 200).Select(i => new ProgrammeRule(i, "P") { CategoryIds = [i == 150 ? Face : Hair], Multiplier = 3 });

        Assert.That(Earn(With([.. many]), Order(Serum(100))).ProgrammeCharges.Keys, Is.EqualTo(new[] { 150 }));
    }

    [Test]
    public void Rates_with_more_digits_than_a_decimal_stay_exact()
    {
        var many = Enumerable.Range(1, 12).Select(i => new ProgrammeRule(i, "P") { Multiplier = 1.0001m, Stackable = true });
        var power = Enumerable.Repeat(Fraction.FromDecimal(1.0001m), 12).Aggregate((a, b) => a * b);

        Assert.That(Earn(With([.. many]), Order(Serum(100))).EarnExact, Is.EqualTo(500 * power));
    }

    static void AssertEarns(long earned, params ProgrammeRule[] programmes)
        => Assert.That(Earn(With(programmes), Order(Serum(100))).EarnedMinor, Is.EqualTo(earned));

    static void AssertEarnsAt(string placed, long earned, ProgrammeRule programme)
    {
        var at = DateTimeOffset.Parse(placed, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime;
        Assert.That(Earn(With(programme), Order(Serum(100)) with { PlacedOnUtc = at }).EarnedMinor, Is.EqualTo(earned));
    }
}
