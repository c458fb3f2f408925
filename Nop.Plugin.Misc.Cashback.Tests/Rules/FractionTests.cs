using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>Fractions are exact: every law is checked by multiplying out in whole numbers.</summary>
public sealed class FractionTests
{
    [Test]
    public void Sums_differences_products_and_quotients_are_exact()
        => ForAll((a, b, c, d) =>
        {
            var (x, y) = (new Fraction(a, b), new Fraction(c, d));
            return Is(x + y, (a * d) + (c * b), b * d)
                && Is(x - y, (a * d) - (c * b), b * d)
                && Is(x * y, a * c, b * d)
                && (c.IsZero || Is(x / y, a * d, b * c));
        });

    [Test]
    public void Comparing_agrees_with_whole_numbers()
        => ForAll((a, b, c, d) =>
            new Fraction(a, b).CompareTo(new Fraction(c, d)) == ((a * d * (b * d).Sign).CompareTo(c * b * (b * d).Sign)));

    [Test]
    public void The_floor_is_the_greatest_whole_number_that_is_not_more()
        => ForAll((a, b, _, _) =>
        {
            var x = new Fraction(a, b);
            var floor = x.FloorToInteger();
            return new Fraction(floor) <= x && x < new Fraction(floor + 1);
        });

    [Test]
    public void Equal_values_are_equal_however_written()
        => ForAll((a, b, c, _) => c.IsZero
            || (new Fraction(a, b) == new Fraction(a * c, b * c) && new Fraction(a, b).GetHashCode() == new Fraction(a * c, b * c).GetHashCode()));

    [Test]
    public void Text_is_read_back()
        => ForAll((a, b, _, _) => Fraction.Parse(new Fraction(a, b).ToString()) == new Fraction(a, b));

    [Test]
    public void Decimals_become_fractions_exactly()
        => Prop.ForAll<decimal>(value => Fraction.FromDecimal(value) is var x && (decimal)x.Numerator / (decimal)x.Denominator == value)
            .QuickCheckThrowOnFailure();

    [TestCase("79228162514264337593543950335", TestName = "The largest decimal")]
    [TestCase("-79228162514264337593543950335", TestName = "The smallest decimal")]
    public void The_ends_of_decimal_are_exact(string text)
        => Assert.That(
            Fraction.FromDecimal(decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture)).Numerator,
            NUnit.Framework.Is.EqualTo(BigInteger.Parse(text, System.Globalization.CultureInfo.InvariantCulture)));

    [TestCase(1, 3, "0.33")]
    [TestCase(2, 3, "0.67")]
    [TestCase(1, 200, "0.01")]
    [TestCase(-1, 200, "0.00")]
    [TestCase(-2, 3, "-0.67")]
    [TestCase(7, 1, "7")]
    public void Display_rounds_a_half_up(int numerator, int denominator, string text)
        => Assert.That(
            new Fraction(numerator, denominator).ToDecimal(2),
            NUnit.Framework.Is.EqualTo(decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture)));

    [TestCase("")]
    [TestCase("1/0")]
    [TestCase("1/-2")]
    [TestCase("1/2/3")]
    [TestCase("1.5")]
    [TestCase("x")]
    public void What_is_not_a_fraction_is_not_read(string text)
        => Assert.That(Fraction.TryParse(text, out _), NUnit.Framework.Is.False);

    [Test]
    public void An_unset_fraction_is_zero()
        => Assert.That((default(Fraction).ToString(), default == Fraction.Zero), NUnit.Framework.Is.EqualTo(("0/1", true)));

    [Test]
    public void Nothing_is_divided_by_zero()
        => Assert.That(() => Fraction.One / Fraction.Zero, Throws.TypeOf<DivideByZeroException>().With.Message.Contains("other than zero"));

    static bool Is(Fraction value, BigInteger numerator, BigInteger denominator)
        => value.Numerator * denominator == numerator * value.Denominator
            && value.Denominator.Sign > 0
            && BigInteger.GreatestCommonDivisor(value.Numerator, value.Denominator).IsOne;

    static void ForAll(Func<BigInteger, BigInteger, BigInteger, BigInteger, bool> law)
    {
        // Beyond what a long holds, and small enough to meet often.
        var number = Gen.OneOf(
            Gen.Choose(-20, 20).Select(n => new BigInteger(n)),
            Gen.Choose(int.MinValue, int.MaxValue).Three().Select(t => new BigInteger(t.Item1) * t.Item2 * t.Item3));
        var below = number.Where(n => !n.IsZero);
        var four = from a in number from b in below from c in number from d in below select (a, b, c, d);
        Prop.ForAll(four.ToArbitrary(), t => law(t.a, t.b, t.c, t.d)).QuickCheckThrowOnFailure();
    }
}
