namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>What a fraction answers to texts and things that are none.</summary>
public sealed class FractionAnswersTests
{
    [TestCase("")]
    [TestCase("1/0")]
    [TestCase("a/2")]
    public void What_is_no_fraction_is_refused_by_its_name(string text)
        => Assert.That(() => Fraction.Parse(text), Throws.TypeOf<FormatException>().With.Message.Contains($"'{text}'"));

    [Test]
    public void Only_the_same_number_is_equal()
        => Assert.Multiple(() =>
        {
            Assert.That(new Fraction(1, 2) != new Fraction(1, 3), Is.True);
            Assert.That(new Fraction(1, 2) != new Fraction(2, 4), Is.False);
            Assert.That(new Fraction(1, 2).Equals(new Fraction(1, 3)), Is.False);
            Assert.That(new Fraction(2, 3).Equals(new Fraction(1, 3)), Is.False);
        });

    [Test]
    public void A_fraction_stands_behind_nothing_and_beside_no_other_kind()
        => Assert.Multiple(() =>
        {
            Assert.That(Fraction.One.CompareTo(null), Is.EqualTo(1));
            Assert.That(() => Fraction.One.CompareTo("1"), Throws.ArgumentException.With.Message.Contains("with a fraction only"));
        });
}
