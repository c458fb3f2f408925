namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>Credit as a reduction of prices (decision 29). Amounts in minor units.</summary>
public sealed class PriceReductionTests
{
    static readonly decimal[] s_rates = [0, 4, 7, 10, 19, 22, 25.5m];

    [Test]
    public void It_is_spread_by_price_and_takes_the_tax_of_each_part()
    {
        // 119.00 at 19 % and 53.50 at 7 %; of 34.50 the first bears 23.80 with 3.80 of tax, the second 10.70 with 0.70.
        var reduction = PriceReduction.Of(34_50, [new(119_00, 19), new(53_50, 7)], Taxes((19, 19_00), (7, 3_50)));
        Assert.That((reduction.Parts, reduction.Taxes[19], reduction.Taxes[7], reduction.Net), Is.EqualTo((new long[] { 23_80, 10_70 }, 3_80m, 70m, 30_00m)));
    }

    [Test]
    public void A_line_that_credit_does_not_pay_for_bears_nothing_and_keeps_its_tax()
    {
        var reduction = PriceReduction.Of(119_00, [new(119_00, 19), new(119_00, 19, Bears: false)], Taxes((19, 38_00)));
        Assert.That((reduction.Parts, reduction.Tax), Is.EqualTo((new long[] { 119_00, 0 }, 19_00m)));
    }

    [Test]
    public void The_tax_of_a_rate_is_rounded_once()
    {
        // Three lines of 0.05 with 0.01 of tax in all three: rounded one by one 0.00 or 0.03 would fall.
        var reduction = PriceReduction.Of(15, [new(5, 7), new(5, 7), new(5, 7)], Taxes((7, 1)));
        Assert.That(reduction.Tax, Is.EqualTo(1m));
    }

    [Test]
    public void A_half_is_rounded_up() =>
        Assert.That(PriceReduction.Of(50, [new(100, 7)], Taxes((7, 7))).Tax, Is.EqualTo(4m));

    [Test]
    public void Goods_that_are_wholly_paid_for_leave_no_tax_where_the_shop_does_not_round() =>
        Assert.That(PriceReduction.Of(10, [new(9.996m, 19)], Taxes((19, 1.596m))).Tax, Is.EqualTo(1.596m));

    [Test]
    public void Goods_without_tax_have_none_to_lose() =>
        Assert.That(PriceReduction.Of(500, [new(1000, 0)], Taxes()).Taxes, Is.Empty);

    [Test]
    public void Nothing_takes_nothing() =>
        Assert.That(PriceReduction.Of(0, [new(1000, 19)], Taxes((19, 160))), Has.Property(nameof(PriceReduction.Tax)).Zero.And.Property(nameof(PriceReduction.Parts)).EqualTo(new long[] { 0 }));

    [Test]
    public void Parts_sum_to_the_credit([Random(0, int.MaxValue, 200)] int seed)
    {
        var (credit, lines, taxes) = Any(seed);
        Assert.That(PriceReduction.Of(credit, lines, taxes).Parts.Sum(), Is.EqualTo(credit));
    }

    [Test]
    public void No_line_bears_more_than_it_costs_and_none_that_is_excluded_bears_anything([Random(0, int.MaxValue, 200)] int seed)
    {
        var (credit, lines, taxes) = Any(seed);
        var parts = PriceReduction.Of(credit, lines, taxes).Parts;
        Assert.That(lines.Zip(parts), Is.All.Matches<(TaxedLine Line, long Part)>(it => it.Part >= 0 && it.Part <= (it.Line.Bears ? Math.Ceiling(it.Line.Gross) : 0)));
    }

    [Test]
    public void No_rate_loses_more_tax_than_it_has_and_each_within_a_unit_of_the_exact_amount([Random(0, int.MaxValue, 200)] int seed)
    {
        var (credit, lines, taxes) = Any(seed);
        var reduction = PriceReduction.Of(credit, lines, taxes);
        foreach (var (percent, tax) in taxes)
        {
            var falls = reduction.Taxes.GetValueOrDefault(percent);
            var exact = lines.Zip(reduction.Parts).Where(it => it.First.TaxPercent == percent).Sum(it => it.Second) * percent / (100 + percent);

            // Half a unit is this rounding, the other half the shop's own of the tax.
            Assert.That(falls, Is.InRange(Math.Max(0, exact - 1), Math.Min(tax, exact + 1)));
        }
    }

    [Test]
    public void Credit_for_all_goods_leaves_no_tax_of_them([Random(0, int.MaxValue, 100)] int seed)
    {
        var (_, lines, taxes) = Any(seed, wholeUnits: true, allBear: true);
        var reduction = PriceReduction.Of((long)lines.Sum(line => line.Gross), lines, taxes);
        Assert.That(reduction.Tax, Is.EqualTo(taxes.Values.Sum()));
    }

    [Test]
    public void The_order_of_the_lines_decides_nothing([Random(0, int.MaxValue, 200)] int seed)
    {
        var (credit, lines, taxes) = Any(seed);
        var random = new Random(seed);
        TaxedLine[] shuffled = [.. lines.OrderBy(_ => random.Next())];
        var (one, other) = (PriceReduction.Of(credit, lines, taxes), PriceReduction.Of(credit, shuffled, taxes));
        Assert.Multiple(() =>
        {
            Assert.That(other.Taxes, Is.EqualTo(one.Taxes));
            Assert.That(shuffled.Zip(other.Parts), Is.EquivalentTo(lines.Zip(one.Parts)));
        });
    }

    static SortedDictionary<decimal, decimal> Taxes(params (decimal Percent, decimal Tax)[] taxes) => new(taxes.ToDictionary(tax => tax.Percent, tax => tax.Tax));

    static (long Credit, IReadOnlyList<TaxedLine> Lines, SortedDictionary<decimal, decimal> Taxes) Any(int seed, bool wholeUnits = false, bool allBear = false)
    {
        var random = new Random(seed);
        var lines = Enumerable.Range(0, random.Next(1, 8)).Select(_ => new TaxedLine(
            random.Next(1, 20_000) + (wholeUnits || random.Next(2) == 0 ? 0 : random.Next(100) / 100m), s_rates[random.Next(s_rates.Length)], allBear || random.Next(4) > 0)).ToList();
        if (!lines.Exists(line => line.Bears))
            lines[0] = lines[0] with { Bears = true };
        var taxes = lines.Where(line => line.TaxPercent > 0).GroupBy(line => line.TaxPercent)
            .ToDictionary(group => group.Key, group => Math.Round(group.Sum(line => line.Gross) * group.Key / (100 + group.Key), MidpointRounding.AwayFromZero));
        return (random.NextInt64(0, (long)Math.Floor(lines.Where(line => line.Bears).Sum(line => line.Gross)) + 1), lines, new(taxes));
    }
}
