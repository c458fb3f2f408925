using System.Runtime.InteropServices;

namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>The rate of a line before programmes, or why it has none.</summary>
[StructLayout(LayoutKind.Auto)]
readonly record struct LineRate(decimal Rate, RateUnit Unit, RateSource Source, int SourceId, ExclusionReason? Exclusion)
{
    internal static LineRate Of(decimal rate, RateUnit unit, RateSource source, int sourceId) => new(rate, unit, source, sourceId, null);

    internal static LineRate Excluded(ExclusionReason reason, int sourceId) => new(0, RateUnit.Percent, RateSource.None, sourceId, reason);

    /// <summary>
    /// Whether it gives a line more than another does, where an amount per order counts as if the line were alone. Of
    /// different units that give the same the later one in <see cref="RateUnit"/> is more, so that no order of rules decides.
    /// </summary>
    internal bool IsMoreThan(in LineRate other, in EarnLine line)
    {
        if (Unit == other.Unit)
            return Rate > other.Rate;
        var more = AmountOn(line).CompareTo(other.AmountOn(line));
        return more == 0 ? Unit > other.Unit : more > 0;
    }

    Fraction AmountOn(in EarnLine line)
    {
        var net = Fraction.FromDecimal(Math.Max(0, line.Net));
        var rate = Fraction.FromDecimal(Rate);
        return Unit switch
        {
            RateUnit.PerItem => Fraction.Min(net, rate * Math.Max(0, line.Quantity)),
            RateUnit.PerOrder => Fraction.Min(net, rate),
            _ => net * rate / 100,
        };
    }
}

/// <summary>Meaning of a rate's number.</summary>
public enum RateUnit
{
    /// <summary>Percent of the base.</summary>
    Percent,

    /// <summary>Units of the currency for each piece or treatment, at most the line's net. An order's discount and credit lessen it in proportion.</summary>
    PerItem,

    /// <summary>
    /// Units of the currency once for all lines of the order that the rule rates, at most their nets; only on the client's
    /// first order of a day, and never multiplied by a programme: then splitting an order gains nothing.
    /// </summary>
    PerOrder,
}

/// <summary>Where a line's rate comes from, first hit first; of tier and card the one that gives the line more.</summary>
public enum RateSource
{
    /// <summary>No rule and no tier: 0.</summary>
    None,
    Product,
    Category,
    Manufacturer,
    Tier,
    Card,
}

/// <summary>Findings about a line on the way. The fractions are there only where an explanation is asked for.</summary>
/// <param name="Rate">Its rate before programmes.</param>
/// <param name="Slot">What <see cref="RunningProgrammes.Choose{T}"/> answered.</param>
/// <param name="Found">The rate in percent of the net, before the cap.</param>
/// <param name="Plain">The same, after the cap.</param>
/// <param name="Uplift">Percentage points that programmes add, after the cap.</param>
/// <param name="OfOrder">Parts of amounts per order that programmes add beside it, after the cap, by place; null: none.</param>
/// <param name="Cap">The cap in percent where it cut something; null otherwise.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct LineTrace(
    LineRate Rate,
    int Slot,
    Fraction Found,
    Fraction Plain,
    Fraction Uplift,
    IReadOnlyList<(int Programme, Fraction Percent)>? OfOrder,
    Fraction? Cap)
{
    /// <summary>Percent with everything.</summary>
    internal Fraction Percent => (OfOrder ?? []).Aggregate(Plain + Uplift, (sum, part) => sum + part.Percent);
}
