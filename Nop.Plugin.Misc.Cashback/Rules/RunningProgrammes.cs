using System.Numerics;

namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>The programmes that run for one order, and the choice between them per line (rule 3).</summary>
sealed class RunningProgrammes
{
    /// <summary>What <see cref="Choose{T}"/> answers where no programme is the best.</summary>
    internal const int None = -1;

    readonly int[] _indexes;
    readonly bool[] _everywhere;

    internal RunningProgrammes(EarnRuleSet rules, TierRule? tier, DateTime placedOnUtc)
    {
        var placed = ShopTime.AsUtc(placedOnUtc);
        var weekday = rules.Programmes.Count == 0 ? default : ShopTime.Date(placed, rules.Zone).DayOfWeek;
        _indexes = [.. Enumerable.Range(0, rules.Programmes.Count).Where(i => Runs(rules.Programmes[i], tier, placed, weekday))];
        Rules = [.. _indexes.Select(i => rules.Programmes[i])];
        _everywhere = [.. Rules.Select(p => p.CategoryIds.Count == 0)];

        IsExactInDecimal = FitsDecimal(Rules);
        if (IsExactInDecimal)
            Decimals = [.. Rules.Select(p => new ProgrammeTerm<decimal>(p.ExtraPercent, Trim(p.Multiplier)))];
        else
            Fractions = [.. Rules.Select(p => new ProgrammeTerm<Fraction>(Fraction.FromDecimal(p.ExtraPercent), Fraction.FromDecimal(p.Multiplier)))];
    }

    /// <summary>Those that run, in the order of the rules.</summary>
    internal ProgrammeRule[] Rules { get; }

    /// <summary>Whether rates with these programmes have no more than the digits of a decimal, however they combine.</summary>
    internal bool IsExactInDecimal { get; }

    internal ProgrammeTerm<decimal>[] Decimals { get; } = [];

    internal ProgrammeTerm<Fraction>[] Fractions { get; } = [];

    internal bool Matches(int i, ReadOnlySpan<ulong> line)
        => _everywhere[i] || (line[_indexes[i] >> 6] >> (_indexes[i] & 63) & 1) != 0;

    /// <summary>The best of {no programme, all stackable together, each other alone}; ties go to the earlier.</summary>
    /// <param name="rate">Percent without programmes.</param>
    /// <param name="terms">The running programmes in the arithmetic to use.</param>
    /// <param name="line">One bit per programme that names a category of the line.</param>
    /// <param name="uplift">Percentage points that the choice adds; more than 0 where there is one.</param>
    /// <returns><see cref="None"/>, 0 for the stackable ones, or 1 + the place of the single one.</returns>
    internal int Choose<T>(T rate, ProgrammeTerm<T>[] terms, ReadOnlySpan<ulong> line, out T uplift)
        where T : IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IMultiplyOperators<T, T, T>,
            IMultiplicativeIdentity<T, T>, IComparisonOperators<T, T, bool>
    {
        var stackedRate = rate;
        var stackedMultiplier = T.MultiplicativeIdentity;
        var best = rate;
        var single = None;
        for (var i = 0; i < terms.Length; i++)
        {
            if (!Matches(i, line))
                continue;
            if (Rules[i].Stackable)
            {
                stackedRate += terms[i].Extra;
                stackedMultiplier *= terms[i].Multiplier;
                continue;
            }

            var alone = (rate + terms[i].Extra) * terms[i].Multiplier;
            if (alone > best)
            {
                best = alone;
                single = i;
            }
        }

        // The stackable ones stand before the single ones: they win a tie with them, but not with no programme.
        var stacked = stackedRate * stackedMultiplier;
        var together = stacked > rate && stacked >= best;
        uplift = (together ? stacked : best) - rate;
        if (together)
            return 0;
        return single == None ? None : single + 1;
    }

    static bool Runs(ProgrammeRule programme, TierRule? tier, DateTime placed, DayOfWeek weekday)
        => (programme.FromUtc is not { } from || placed >= from)
            && (programme.ToUtc is not { } to || placed < to)
            && (programme.Weekdays.Count == 0 || programme.Weekdays.Contains(weekday))
            && (programme.TierIds.Count == 0 || (tier is not null && programme.TierIds.Contains(tier.Id)));

    // The worst that can come together: 100 percent and every stackable programme. Within the bound of ExactSum each
    // step of the arithmetic is exact, as each factor alone is under 1000 with 4 decimals.
    static bool FitsDecimal(ProgrammeRule[] programmes)
    {
        var scale = RuleSetValidator.MaxDecimals;
        var most = RuleSetValidator.MaxPercent;
        foreach (var programme in programmes.Where(p => p.Stackable))
            most += programme.ExtraPercent;
        foreach (var programme in programmes.Where(p => p.Stackable))
        {
            scale += Trim(programme.Multiplier).Scale;
            most *= Math.Max(1, programme.Multiplier);
            if (scale > ExactSum.MaxScale || most >= ExactSum.Bound)
                return false;
        }

        return true;
    }

    // Dividing by one with 28 zeros leaves out the zeros at the end; the number is the same.
    static decimal Trim(decimal value) => value / 1.0000000000000000000000000000m;
}
