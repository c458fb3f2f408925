namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>A sum in whole numbers is the sum in fractions, whatever is added.</summary>
public sealed class ExactSumTests
{
    // The largest number that is still added as a whole one, and the next that is not.
    const decimal Largest = 11_529_215_046.06846976m;

    static readonly decimal[] s_numbers =
    [
        0, 1, -1, 0.01m, -0.01m, 0.00000001m, 0.000000001m, -0.0000000001m, 12.345678m, 9_999_999.99m, 99_999_999_999m, -99_999_999_999m, Largest, Largest + 0.00000001m, -Largest,
        decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m, 18_446_744_073_709_551_616m, 1_844_674_407.37095516m,
    ];

    [Test]
    public void A_product_is_exact([ValueSource(nameof(s_numbers))] decimal left, [ValueSource(nameof(s_numbers))] decimal right)
    {
        var sum = new ExactSum();
        sum.AddProduct(left, right);
        Assert.That(sum.Value, Is.EqualTo(Fraction.FromDecimal(left) * Fraction.FromDecimal(right)));
    }

    [TestCase(1)]
    [TestCase(-1)]
    public void A_thousand_of_the_largest_products_do_not_overflow(int sign)
    {
        var sum = new ExactSum();
        for (var i = 0; i < 1000; i++)
            sum.AddProduct(Largest, sign * Largest);
        Assert.That(sum.Value, Is.EqualTo(Fraction.FromDecimal(Largest) * Fraction.FromDecimal(Largest) * (1000 * sign)));
    }

    [Test]
    public void What_is_added_up_in_any_order_is_the_same()
    {
        var (forwards, backwards) = (new ExactSum(), new ExactSum());
        foreach (var number in s_numbers)
            forwards.Add(number);
        foreach (var number in s_numbers.Reverse())
            backwards.Add(number);
        Assert.Multiple(() =>
        {
            Assert.That(forwards.Value, Is.EqualTo(backwards.Value));
            Assert.That(forwards.Value, Is.EqualTo(s_numbers.Aggregate(Fraction.Zero, (all, number) => all + Fraction.FromDecimal(number))));
        });
    }
}
