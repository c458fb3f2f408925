using static Nop.Plugin.Misc.Cashback.Tests.Rules.SampleShop;

namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>Nothing is lost before the one rounding, whatever the size and the digits of the amounts.</summary>
public sealed class ExactnessTests
{
    [TestCase("0.0000000000000000000000000001", TestName = "The smallest decimal")]
    [TestCase("33.333333333333333333333333333", TestName = "Twenty-nine digits")]
    [TestCase("99999999999999.99", TestName = "Just under the bound")]
    [TestCase("100000000000000", TestName = "The bound")]
    [TestCase("79228162514264", TestName = "Large, with sums over the bound")]
    [TestCase("0.00000000001234", TestName = "Fourteen decimals")]
    public void Sums_of_many_equal_lines_are_a_whole_multiple_of_one(string net)
    {
        var line = Mask(decimal.Parse(net, System.Globalization.CultureInfo.InvariantCulture));

        Assert.That(
            Earn(Standard, Order([.. Enumerable.Repeat(line, 37)])).EarnExact,
            Is.EqualTo(37 * Fraction.FromDecimal(line.Net) * Fraction.FromDecimal(12.5m)));
    }

    [Test]
    public void A_third_of_a_cent_three_times_is_a_cent()
    {
        var order = Order(Serum(0.20m)) with { Total = 1, Payable = 3 };

        Assert.That(3 * Earn(Standard, order).EarnExact, Is.EqualTo(Fraction.One));
    }

    [Test]
    public void A_tax_that_a_decimal_would_lose_comes_off_the_margin()
    {
        var line = Serum(33.333333333333333333333333333m) with { Cost = 0, Tax = 0.0000000000000000000000000001m };
        var rules = EarnRuleSet.Create(Definition with { MarginCapPercent = 100 });

        Assert.That(
            Earn(rules, Order(line) with { Tier = new(1, "All", 0, 100) }).EarnExact,
            Is.EqualTo(100 * (Fraction.FromDecimal(line.Net) - Fraction.FromDecimal(line.Tax))));
    }

    [Test]
    public void A_sum_over_128_bits_is_exact()
    {
        // 200 lines × 10^10 × (100 + 100) % × 1000 × 1000, of which a hundred-millionth is paid in money.
        var huge = new ProgrammeRule(1, "Huge") { Stackable = true, ExtraPercent = 100, Multiplier = 1000 };
        var rules = With(huge, huge with { Id = 2, ExtraPercent = 0 });
        var order = Order([.. Enumerable.Repeat(Serum(10_000_000_000), 200)]) with { Tier = new(1, "All", 0, 100), Total = 1, Payable = 100_000_000 };

        Assert.That(Earn(rules, order).EarnExact, Is.EqualTo((Fraction)4_000_000_000_000));
    }

    [Test]
    public void An_order_over_what_a_wallet_can_hold_is_an_error()
        => Assert.That(() => Earn(Serum(decimal.MaxValue)), Throws.TypeOf<OverflowException>());

    [Test]
    public void Parts_by_largest_remainder_sum_to_the_whole()
        => Assert.That(LargestRemainder.Split(100, [1, 1, 1]), Is.EqualTo(new long[] { 34, 33, 33 }));

    [Test]
    public void The_largest_remainder_comes_first()
        => Assert.That(LargestRemainder.Split(1, [new(1, 3), new(2, 3)]), Is.EqualTo(new long[] { 0, 1 }));

    [Test]
    public void What_is_left_over_goes_to_the_largest_remainder_and_not_to_the_largest_part()
        => Assert.That(LargestRemainder.Split(5, [16, 9]), Is.EqualTo(new long[] { 3, 2 }));

    [Test]
    public void Nothing_to_weigh_is_nothing_to_share()
        => Assert.That(LargestRemainder.Split(5, [0, 0]), Is.EqualTo(new long[] { 0, 0 }));
}
