using System.Runtime.InteropServices;

namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <summary>What a cart's goods cost after discounts; units of the primary currency.</summary>
/// <param name="InclTax">With tax.</param>
/// <param name="ExclTax">Without.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct GoodsPrice(decimal InclTax, decimal ExclTax);

/// <summary>Credit as a reduction of a cart's prices, put into the shop's own answers: it stands in the discount of the goods, and their tax falls.</summary>
/// <param name="Reduction">What is reduced.</param>
/// <param name="Goods">The goods after discounts from which it was worked out.</param>
/// <param name="MinorPerUnit">Of the currency.</param>
sealed record CartReduction(PriceReduction Reduction, GoodsPrice Goods, decimal MinorPerUnit)
{
    decimal Gross => Reduction.CreditMinor / MinorPerUnit;

    decimal Net => Reduction.Net / MinorPerUnit;

    /// <summary>The discount with the credit in it.</summary>
    public decimal DiscountWith(decimal discount, bool inclTax) => discount + (inclTax ? Gross : Net);

    /// <summary>The goods without the credit. A shop that does not round may leave less than half a minor unit.</summary>
    public decimal GoodsWithout(decimal goods, bool inclTax) => Math.Max(0, goods - (inclTax ? Gross : Net));

    /// <summary>All tax without what falls.</summary>
    public decimal TaxWithout(decimal tax) => Math.Max(0, tax - (Reduction.Tax / MinorPerUnit));

    /// <summary>Tax by rate without what falls, in a list of its own: the shop keeps the one that it answered with. A rate that is left without tax is not listed, but a list is never left empty.</summary>
    public SortedDictionary<decimal, decimal> RatesWithout(SortedDictionary<decimal, decimal> rates)
    {
        var left = new SortedDictionary<decimal, decimal>();
        foreach (var (percent, tax) in rates)
        {
            var falls = Reduction.Taxes.GetValueOrDefault(percent) / MinorPerUnit;
            if (falls == 0 || tax > falls)
                left[percent] = tax - falls;
        }

        if (left.Count == 0 && rates.Count > 0)
            left[0] = 0;
        return left;
    }
}
