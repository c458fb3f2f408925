namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>Shares whole units out so that they sum to the whole.</summary>
static class LargestRemainder
{
    /// <summary>Each weight's part of the total, rounded down, plus one for those with the largest remainders; ties go to the earlier.</summary>
    /// <param name="total">Whole units to share out; not negative.</param>
    /// <param name="weights">Not negative.</param>
    /// <returns>As many parts as weights; they sum to the total, or are all 0 where every weight is 0.</returns>
    public static long[] Split(long total, IReadOnlyList<Fraction> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentOutOfRangeException.ThrowIfNegative(total);
        var parts = new long[weights.Count];
        var sum = weights.Aggregate(Fraction.Zero, (all, weight) => all + weight);
        if (sum.Sign == 0)
            return parts;

        var remainders = new Fraction[parts.Length];
        var left = total;
        for (var i = 0; i < parts.Length; i++)
        {
            var exact = weights[i] * total / sum;
            parts[i] = exact.Floor();
            remainders[i] = exact - parts[i];
            left -= parts[i];
        }

        foreach (var i in Enumerable.Range(0, parts.Length).OrderByDescending(i => remainders[i]).Take((int)left))
            parts[i]++;
        return parts;
    }
}
