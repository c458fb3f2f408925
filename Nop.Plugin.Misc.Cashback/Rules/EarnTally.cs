namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>
/// One pass over the lines of an order. The order's discount and the money share are the same factor for every line,
/// so sums are taken of line nets and the factors come in once, at the end.
/// </summary>
sealed class EarnTally
{
    readonly EarnRequest _request;
    readonly LineRater _rater;
    readonly RunningProgrammes _programmes;
    readonly bool[] _won;
    readonly ExactSum[] _uplifts;
    ExactSum _nets;
    ExactSum _earning;
    ExactSum _plain;

    /// <param name="rules">The rules.</param>
    /// <param name="request">The order.</param>
    /// <param name="traces">Receives what was found for each line; null: not asked for.</param>
    internal EarnTally(EarnRuleSet rules, EarnRequest request, LineTrace[]? traces)
    {
        _request = request;
        _rater = new(rules, request.Tier);
        _programmes = new(rules, request.Tier, request.PlacedOnUtc);
        _won = new bool[_programmes.Count];
        _uplifts = new ExactSum[_won.Length + 1];

        Span<ulong> named = rules.ProgrammeWords <= 16 ? stackalloc ulong[rules.ProgrammeWords] : new ulong[rules.ProgrammeWords];
        for (var i = 0; i < request.Lines.Count; i++)
        {
            var trace = Count(request.Lines[i], named);
            if (traces is not null)
                traces[i] = trace;
        }
    }

    /// <summary>Σ nets of all lines, in units of the currency.</summary>
    internal Fraction Nets => _nets.Value;

    /// <summary>Σ nets of the lines that may earn, in units of the currency.</summary>
    internal Fraction EarningNets => _earning.Value;

    /// <summary>Σ net × rate percent.</summary>
    internal Fraction Plain => _plain.Value;

    /// <summary>The groups that won on a line, in the order of their first programme.</summary>
    /// <param name="factor">Minor units per (net × percent).</param>
    /// <param name="groupOfSlot">Receives the group of each slot of <see cref="LineTrace"/>.</param>
    internal List<ProgrammeGroup> Groups(Fraction factor, out ProgrammeGroup?[] groupOfSlot)
    {
        groupOfSlot = new ProgrammeGroup?[_uplifts.Length];
        var groups = new List<ProgrammeGroup>();
        for (var i = 0; i < _won.Length; i++)
        {
            if (!_won[i])
                continue;
            var stackable = _programmes[i].Stackable;
            var slot = stackable ? 0 : i + 1;
            if (groupOfSlot[slot] is not null)
                continue;
            List<ProgrammeRule> members = stackable
                ? [.. Enumerable.Range(0, _won.Length).Where(IsStackedWinner).Select(at => _programmes[at])]
                : [_programmes[i]];
            groupOfSlot[slot] = new(members, _uplifts[slot].Value * factor, _request.BudgetLeft);
            groups.Add(groupOfSlot[slot]!);
        }

        return groups;
    }

    /// <summary>The programmes that won on a line.</summary>
    internal IEnumerable<ProgrammeRule> WinnersOf(LineTrace trace, EarnRuleSet rules, EarnLine line)
    {
        if (trace.Slot > 0)
            return [_programmes[trace.Slot - 1]];
        if (trace.Slot == RunningProgrammes.None)
            return [];
        var named = new ulong[rules.ProgrammeWords];
        _rater.Rate(line, named);
        return Enumerable.Range(0, _won.Length).Where(i => _programmes.Stacks(i, named)).Select(i => _programmes[i]);
    }

    LineTrace Count(in EarnLine line, Span<ulong> named)
    {
        var net = Math.Max(0, line.Net);
        _nets.Add(net);
        var rate = _rater.Rate(line, named);
        if (rate.Exclusion is not null)
            return new(rate, RunningProgrammes.None, Fraction.Zero);

        _earning.Add(net);
        _plain.AddProduct(net, rate.Rate);

        // On a base of 0 all choices are worth the same, so no programme wins and none sets a limit.
        if (_won.Length == 0 || net == 0)
            return new(rate, RunningProgrammes.None, Fraction.Zero);
        return _programmes.IsExactInDecimal ? CountDecimal(net, rate, named) : CountFraction(net, rate, named);
    }

    LineTrace CountDecimal(decimal net, LineRate rate, Span<ulong> named)
    {
        var slot = _programmes.Choose(rate.Rate, static p => p.Decimal, named, out var uplift);
        if (slot == RunningProgrammes.None)
            return new(rate, slot, Fraction.Zero);
        _uplifts[slot].AddProduct(net, uplift);
        MarkWinners(slot, named);
        return new(rate, slot, _request.CollectExplanation ? Fraction.FromDecimal(uplift) : Fraction.Zero);
    }

    LineTrace CountFraction(decimal net, LineRate rate, Span<ulong> named)
    {
        var slot = _programmes.Choose(Fraction.FromDecimal(rate.Rate), static p => p.Exact, named, out var uplift);
        if (slot == RunningProgrammes.None)
            return new(rate, slot, Fraction.Zero);
        _uplifts[slot].AddProduct(net, uplift);
        MarkWinners(slot, named);
        return new(rate, slot, uplift);
    }

    bool IsStackedWinner(int i) => _won[i] && _programmes[i].Stackable;

    void MarkWinners(int slot, ReadOnlySpan<ulong> named)
    {
        if (slot > 0)
        {
            _won[slot - 1] = true;
            return;
        }

        for (var i = 0; i < _won.Length; i++)
            _won[i] |= _programmes.Stacks(i, named);
    }
}
