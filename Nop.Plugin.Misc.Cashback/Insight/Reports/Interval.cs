using System.Runtime.InteropServices;

namespace Nop.Plugin.Misc.Cashback.Insight.Reports;

/// <summary>Where a share or a mean lies with 95 % confidence. Decimals alone; docs/metrics.md has the formulas.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct Interval(decimal Low, decimal High)
{
    /// <summary>Of fewer nothing is said.</summary>
    public const int Fewest = 30;

    const decimal Z = 1.96m;

    /// <summary>Wilson's interval of a share, in per cent; null: too few to say.</summary>
    /// <param name="some">So many of them.</param>
    /// <param name="all">All of them.</param>
    public static Interval? OfShare(long some, long all)
    {
        if (all < Fewest)
            return null;

        var (share, square) = ((decimal)some / all, Z * Z);
        var (middle, spread) = (share + (square / (2 * all)), Z * Root((share * (1 - share) / all) + (square / (4m * all * all))));
        var whole = 1 + (square / all);
        return new(100 * Math.Max(0, (middle - spread) / whole), 100 * Math.Min(1, (middle + spread) / whole));
    }

    /// <summary>The interval of a mean; null: too few to say.</summary>
    /// <param name="count">How many values.</param>
    /// <param name="sum">Their sum.</param>
    /// <param name="squares">The sum of their squares.</param>
    public static Interval? OfMean(long count, decimal sum, decimal squares)
    {
        if (count < Fewest)
            return null;

        var mean = sum / count;
        var variance = Math.Max(0, (squares - (sum * mean)) / (count - 1));
        return Around(mean, Root(variance / count));
    }

    /// <summary>The interval around a figure, by its standard error.</summary>
    public static Interval Around(decimal figure, decimal error) => new(figure - (Z * error), figure + (Z * error));

    /// <summary>A mean in whole minor units, half a unit away from zero; 0: of none.</summary>
    public static long MeanOf(decimal sum, long count) => count == 0 ? 0 : Whole(sum / count);

    /// <summary>A figure that was reckoned, in whole minor units: half a unit goes away from zero.</summary>
    public static long Whole(decimal minor) => (long)Math.Round(minor, MidpointRounding.AwayFromZero);

    /// <summary>A share in per cent, to a tenth; null: of none.</summary>
    public static decimal? PercentOf(long some, long all) => all == 0 ? null : Math.Round(100m * some / all, 1, MidpointRounding.AwayFromZero);

    /// <summary>The square root by Newton's method, to the last digit of a decimal that it settles on.</summary>
    internal static decimal Root(decimal square)
    {
        if (square <= 0)
            return 0;

        // From above it falls until it settles.
        for (var root = Math.Max(square, 1); ;)
        {
            var next = (root + (square / root)) / 2;
            if (next >= root)
                return root;
            root = next;
        }
    }
}
