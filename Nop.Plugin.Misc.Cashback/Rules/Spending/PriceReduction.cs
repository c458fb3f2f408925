namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>What credit is for tax.</summary>
public enum TaxTreatment
{
    /// <summary>A payment: the goods are taxed at their whole price, and credit pays a part of the total, as money would.</summary>
    PaymentAfterTax = 0,

    /// <summary>A reduction of the prices of goods: they are taxed at what is left.</summary>
    PriceReduction = 1,
}

/// <summary>One line of goods, as credit reduces it.</summary>
/// <param name="Gross">Its price with tax, after all discounts that lower the tax; minor units, not rounded.</param>
/// <param name="TaxPercent">The rate of its tax, as the shop's totals name it.</param>
/// <param name="Bears">Whether credit pays for it.</param>
sealed record TaxedLine(decimal Gross, decimal TaxPercent, bool Bears = true);

/// <summary>Credit as a reduction of prices: the parts that lines bear, and the tax that falls with them (decision 29).</summary>
/// <param name="CreditMinor">The credit, which is money with tax; minor units.</param>
/// <param name="Parts">What each line bears, in the order of the lines; minor units.</param>
/// <param name="Taxes">By rate, the tax that falls; minor units. Above 0; whole, but where the shop itself has a part of a minor unit left of a rate.</param>
sealed record PriceReduction(long CreditMinor, IReadOnlyList<long> Parts, IReadOnlyDictionary<decimal, decimal> Taxes)
{
    /// <summary>Tax of all rates that falls.</summary>
    public decimal Tax => Taxes.Values.Sum();

    /// <summary>What the prices without tax fall by.</summary>
    public decimal Net => CreditMinor - Tax;

    /// <summary>
    /// Spreads credit over the lines that it pays for, by their prices, in whole minor units that sum to the credit. The tax of a rate falls by the share that the parts of its lines are
    /// of all that is sold at that rate: of the tax that the shop has computed, rounded half up once for each rate, so that goods that are wholly paid for leave no tax behind.
    /// </summary>
    /// <param name="creditMinor">Not negative; at most what the lines that bear it cost.</param>
    /// <param name="lines">All lines; those that bear nothing have a part in the tax of their rate.</param>
    /// <param name="taxes">Tax of all these lines by rate, after discounts; minor units.</param>
    public static PriceReduction Of(long creditMinor, IReadOnlyList<TaxedLine> lines, IReadOnlyDictionary<decimal, decimal> taxes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(creditMinor);
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(taxes);
        var parts = Spread(creditMinor, lines);
        var fallen = new SortedDictionary<decimal, decimal>();
        foreach (var (percent, tax) in taxes)
        {
            var (whole, reduced) = (0m, 0L);
            for (var i = 0; i < lines.Count; i++)
            {
                if (lines[i].TaxPercent == percent)
                    (whole, reduced) = (whole + Math.Max(0, lines[i].Gross), reduced + parts[i]);
            }

            if (whole > 0 && Falls(tax, reduced, whole) is > 0 and var falls)
                fallen[percent] = falls;
        }

        return new(creditMinor, parts, fallen);
    }

    /// <summary>The same with no more tax than the shop has in all, which it rounds after it has added the rates up: the largest gives way.</summary>
    /// <param name="most">Minor units, not negative.</param>
    public PriceReduction WithTaxAtMost(decimal most)
    {
        if (Tax <= most)
            return this;

        var fallen = new SortedDictionary<decimal, decimal>(Taxes.ToDictionary());
        foreach (var percent in Taxes.OrderByDescending(tax => tax.Value).Select(tax => tax.Key))
        {
            var over = Math.Min(fallen[percent], fallen.Values.Sum() - most);
            fallen[percent] -= over;
        }

        return this with { Taxes = fallen };
    }

    // Equal remainders go to the higher rate and the dearer line, so that the order of the lines decides nothing.
    static long[] Spread(long creditMinor, IReadOnlyList<TaxedLine> lines)
    {
        int[] places = [.. Enumerable.Range(0, lines.Count).OrderByDescending(i => lines[i].TaxPercent).ThenByDescending(i => lines[i].Gross)];
        var split = LargestRemainder.Split(creditMinor, [.. places.Select(i => lines[i].Bears ? Fraction.FromDecimal(Math.Max(0, lines[i].Gross)) : Fraction.Zero)]);
        var parts = new long[lines.Count];
        for (var i = 0; i < places.Length; i++)
            parts[places[i]] = split[i];
        return parts;
    }

    static decimal Falls(decimal tax, long reduced, decimal whole) =>
        Math.Min(tax, ((Fraction.FromDecimal(tax) * reduced / Fraction.FromDecimal(whole)) + new Fraction(1, 2)).Floor());
}
