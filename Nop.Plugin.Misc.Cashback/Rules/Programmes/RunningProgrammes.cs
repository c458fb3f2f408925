using System.Numerics;

namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>The programmes that run for one order, and the choice between them per line (rule 3).</summary>
sealed class RunningProgrammes
{
    /// <summary>Answer of <see cref="Choose{T}"/> where no programme is the best.</summary>
    internal const int None = -1;

    const int MaxScale = 14;
    const decimal Bound = 100_000_000_000_000;

    readonly List<IndexedProgramme> _running = [];

    readonly bool _ranked;

    internal RunningProgrammes(EarnRuleSet rules, EarnRequest order)
    {
        foreach (var programme in rules.Indexed)
        {
            if (programme.Runs(order, rules.Zone))
                _running.Add(programme);
        }

        AddPerOrder = _running.Exists(p => p.Rule.ExtraPerOrder != 0);
        IsExactInDecimal = !_running.Exists(p => p.HasAmounts) && FitsDecimal();
        _ranked = _running.Exists(p => p.Rule.Priority != _running[0].Rule.Priority);
    }

    /// <summary>How many run.</summary>
    internal int Count => _running.Count;

    /// <summary>Whether rates with these programmes have no more than the digits of a decimal, however they combine.</summary>
    internal bool IsExactInDecimal { get; }

    /// <summary>Whether one adds an amount per order.</summary>
    internal bool AddPerOrder { get; }

    /// <summary>One of those that run, in the order of the rules.</summary>
    internal ProgrammeRule this[int i] => _running[i].Rule;

    /// <summary>Whether a stackable one holds for a line.</summary>
    internal bool Stacks(int i, ReadOnlySpan<ulong> line) => this[i].Stackable && Competes(i, line, Top(line));

    /// <summary>The places of those that give a line a part of an amount per order.</summary>
    internal List<int> PerOrder(ReadOnlySpan<ulong> line)
    {
        var found = new List<int>();
        var top = Top(line);
        for (var i = 0; i < _running.Count; i++)
        {
            if (this[i].ExtraPerOrder != 0 && Competes(i, line, top))
                found.Add(i);
        }

        return found;
    }

    /// <summary>The programmes, with what does not depend on the order precomputed.</summary>
    internal IndexedProgramme Indexed(int i) => _running[i];

    /// <summary>Adds a line's net to the sums, by place in the rules, of the programmes that match it.</summary>
    internal void AddNet(decimal net, ReadOnlySpan<ulong> line, ExactSum[] sums)
    {
        var top = Top(line);
        for (var i = 0; i < _running.Count; i++)
        {
            if (Competes(i, line, top))
                sums[_running[i].Index].Add(net);
        }
    }

    /// <summary>The best of {no programme, all stackable together, each other alone}; ties go to the earlier.</summary>
    /// <param name="rate">Percent without programmes.</param>
    /// <param name="term">The numbers of a programme in the arithmetic to use.</param>
    /// <param name="line">One bit per programme that names a category of the line.</param>
    /// <param name="uplift">Percentage points that the choice adds; more than 0 where there is one.</param>
    /// <returns><see cref="None"/>, 0 for the stackable ones, or 1 + the place of the single one.</returns>
    internal int Choose<T>(T rate, Func<IndexedProgramme, ProgrammeTerm<T>> term, ReadOnlySpan<ulong> line, out T uplift)
        where T : IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IMultiplyOperators<T, T, T>,
            IMultiplicativeIdentity<T, T>, IComparisonOperators<T, T, bool>
    {
        var stackedRate = rate;
        var stackedMultiplier = T.MultiplicativeIdentity;
        var best = rate;
        var single = None;
        var top = Top(line);
        for (var i = 0; i < _running.Count; i++)
        {
            if (!Competes(i, line, top))
                continue;
            var (extra, multiplier) = term(_running[i]);
            if (this[i].Stackable)
            {
                stackedRate += extra;
                stackedMultiplier *= multiplier;
                continue;
            }

            var alone = (rate + extra) * multiplier;
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

    bool Competes(int i, ReadOnlySpan<ulong> line, int top) => this[i].Priority == top && _running[i].Matches(line);

    // The highest priority of those that match a line; where all have the same it is that one.
    int Top(ReadOnlySpan<ulong> line)
    {
        if (!_ranked)
            return _running.Count == 0 ? 0 : this[0].Priority;
        var top = int.MinValue;
        foreach (var programme in _running)
        {
            if (programme.Rule.Priority > top && programme.Matches(line))
                top = programme.Rule.Priority;
        }

        return top;
    }

    // The worst that can come together: 100 percent and every stackable programme. With at most 14 decimals and less
    // than 10^14 every step has at most 28 digits, which a decimal holds; one that does not stack is far below.
    bool FitsDecimal()
    {
        var scale = RuleSetValidator.MaxDecimals;
        var rate = RuleSetValidator.MaxPercent;
        var multiplier = decimal.One;
        foreach (var programme in _running)
        {
            if (!programme.Rule.Stackable)
                continue;
            scale += programme.Decimal.Multiplier.Scale;
            rate += programme.Decimal.Extra;
            multiplier *= Math.Max(1, programme.Decimal.Multiplier);
            if (scale > MaxScale || rate * multiplier >= Bound)
                return false;
        }

        return true;
    }
}
