namespace Nop.Plugin.Misc.Cashback.Insight.Reports;

/// <summary>How much of what is open of a month's credit will probably run out. Minor units.</summary>
/// <param name="Low">At least, with 95 % confidence.</param>
/// <param name="Middle">Probably.</param>
/// <param name="High">At most, with 95 % confidence.</param>
/// <param name="Months">From the credit of so many earlier months.</param>
sealed record BreakageEstimate(long Low, long Middle, long High, int Months);

/// <summary>
/// Estimates from credit of earlier months, which is used up or run out by now, how much of today's will run out: of what was open of it at the same age, what share ran out afterwards.
/// docs/metrics.md has the formulas and an example.
/// </summary>
sealed class Breakage
{
    /// <summary>From fewer months nothing is said.</summary>
    public const int FewestMonths = 6;

    // Credit of a month is through when at most one part in so many of it is open: somebody extends a line of it now and then.
    const int StillOpen = 100;

    // Of each month's credit, by month, at the end of each month the change and what of it ran out.
    readonly long[,] _changes = new long[VintageQueries.Months, VintageQueries.Months];
    readonly long[,] _ranOut = new long[VintageQueries.Months, VintageQueries.Months];

    /// <summary>Follows the credit of one currency.</summary>
    public Breakage(IEnumerable<VintageFlow> flows)
    {
        foreach (var flow in flows)
        {
            _changes[flow.Given, flow.Moved] += flow.Amount;
            if (flow.IsRunOut)
                _ranOut[flow.Given, flow.Moved] -= flow.Amount;
        }
    }

    /// <summary>What is open of the credit that was given in a month; 0 is the newest.</summary>
    public long OpenOf(int given) => OpenAt(given, 0);

    /// <summary>Months whose credit is through, the newest first.</summary>
    public IReadOnlyList<int> Through => [.. Enumerable.Range(0, VintageQueries.Months).Where(IsThrough)];

    /// <summary>Estimates how much of what is open of a month's credit will run out; null: too few months to say, or nothing is open.</summary>
    public BreakageEstimate? Of(int given)
    {
        var open = OpenOf(given);
        var earlier = Through.Where(month => month > given).Select(month => (Open: OpenAt(month, month - given), RanOut: RanOutAfter(month, month - given))).Where(month => month.Open > 0).ToList();
        if (open <= 0 || earlier.Count < FewestMonths)
            return null;

        decimal all = earlier.Sum(month => month.Open);
        var share = earlier.Sum(month => month.RanOut) / all;
        // The standard error of a ratio, from how far the months lie from the share of them all.
        var squares = earlier.Sum(month => Square((month.RanOut - (share * month.Open)) / all));
        var interval = Interval.Around(share, Interval.Root(squares * earlier.Count / (earlier.Count - 1)));
        return new(Interval.Whole(open * Math.Clamp(interval.Low, 0, 1)), Interval.Whole(open * Math.Clamp(share, 0, 1)), Interval.Whole(open * Math.Clamp(interval.High, 0, 1)), earlier.Count);
    }

    bool IsThrough(int given) => OpenAt(given, given) is > 0 and var first && OpenOf(given) <= first / StillOpen;

    // At the end of a month.
    long OpenAt(int given, int month) => Sum(_changes, given, month, given);

    long RanOutAfter(int given, int month) => Sum(_ranOut, given, 0, month - 1);

    static long Sum(long[,] flows, int given, int from, int to) => from > to ? 0 : Enumerable.Range(from, to - from + 1).Sum(month => flows[given, month]);

    static decimal Square(decimal value) => value * value;
}
