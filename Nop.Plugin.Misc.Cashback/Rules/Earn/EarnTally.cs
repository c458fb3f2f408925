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
    readonly OrderAmounts _amounts;
    readonly decimal? _cap;
    readonly bool _capsByMargin;
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
        _rater = new(rules, request.Tier, request.Client);
        _programmes = new(rules, request);
        _amounts = new(rules, request, _rater, _programmes);
        _cap = rules.CapPercent;
        _capsByMargin = rules.MarginCapPercent is not null;
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
            var slot = SlotOf(i);
            if (groupOfSlot[slot] is not null)
                continue;
            List<ProgrammeRule> members = stackable
                ? [.. Enumerable.Range(0, _won.Length).Where(IsStackedWinner).Select(at => _programmes[at])]
                : [_programmes[i]];
            groupOfSlot[slot] = new(members, _uplifts[slot].Value * factor, _request);
            groups.Add(groupOfSlot[slot]!);
        }

        return groups;
    }

    /// <summary>Lists the effects of programmes on a line.</summary>
    internal IEnumerable<ProgrammeEffect> EffectsOn(LineTrace trace, EarnRuleSet rules, EarnLine line)
    {
        var named = new ulong[rules.ProgrammeWords];
        if (trace.Slot == 0)
            _rater.Rate(line, named);
        for (var i = 0; i < _won.Length; i++)
        {
            var programme = _programmes[i];
            var ofOrder = trace.OfOrder?.FirstOrDefault(part => part.Programme == i).Percent.ToDecimal(EarnExplainer.Decimals) ?? 0;
            if (trace.Slot == i + 1 || (trace.Slot == 0 && _programmes.Stacks(i, named)))
                yield return new(programme.Id, programme.Name, programme.ExtraPercent, programme.Multiplier, programme.ExtraPerItem, ofOrder);
            else if (ofOrder != 0)
                yield return new(programme.Id, programme.Name, 0, 1, 0, ofOrder);
        }
    }

    /// <summary>The group that a programme, by place, works in.</summary>
    internal ProgrammeGroup GroupOf(int programme, ProgrammeGroup?[] groupOfSlot) => groupOfSlot[SlotOf(programme)]!;

    LineTrace Count(in EarnLine line, Span<ulong> named)
    {
        var net = Math.Max(0, line.Net);
        _nets.Add(net);
        var rate = _rater.Rate(line, named);
        if (rate.Exclusion is not null)
            return new() { Rate = rate, Slot = RunningProgrammes.None };

        // On a base of 0 all choices are worth the same, so no programme wins and none sets a limit.
        _earning.Add(net);
        if (net == 0)
            return new() { Rate = rate, Slot = RunningProgrammes.None, Found = rate.Unit == RateUnit.Percent ? Fraction.FromDecimal(rate.Rate) : Fraction.Zero };
        var plain = rate.Unit == RateUnit.Percent && _programmes.IsExactInDecimal && !(_capsByMargin && line.Cost is not null);
        return plain ? CountDecimal(net, rate, named) : CountFraction(line, rate, named);
    }

    LineTrace CountDecimal(decimal net, in LineRate rate, Span<ulong> named)
    {
        var plain = Math.Min(rate.Rate, _cap ?? rate.Rate);
        _plain.AddProduct(net, plain);
        var uplift = decimal.Zero;
        var slot = _won.Length == 0 ? RunningProgrammes.None : _programmes.Choose(rate.Rate, static p => p.Decimal, named, out uplift);
        var kept = Math.Min(rate.Rate + uplift, _cap ?? (rate.Rate + uplift)) - plain;
        if (kept == 0)
            slot = RunningProgrammes.None;
        if (slot != RunningProgrammes.None)
        {
            _uplifts[slot].AddProduct(net, kept);
            MarkWinners(slot, named);
        }

        return _request.CollectExplanation
            ? new(rate, slot, Fraction.FromDecimal(rate.Rate), Fraction.FromDecimal(plain), Fraction.FromDecimal(kept), null, CapIfCut(rate.Rate + uplift))
            : default;
    }

    LineTrace CountFraction(EarnLine line, in LineRate rate, Span<ulong> named)
    {
        var found = _amounts.PercentOf(rate, line);
        var ofOrder = _amounts.OrderPercentOf(rate);
        var cap = _amounts.CapOf(line);
        var plain = Capped(found + ofOrder, cap);
        _plain.AddProduct(line.Net, plain);
        var uplift = Fraction.Zero;
        var slot = _won.Length == 0 ? RunningProgrammes.None : _programmes.Choose(found, p => _amounts.TermOf(p, line), named, out uplift);
        var wanted = found + ofOrder + uplift;
        var kept = Capped(wanted, cap) - plain;
        if (kept.Sign == 0)
            slot = RunningProgrammes.None;
        if (slot != RunningProgrammes.None)
        {
            _uplifts[slot].AddProduct(line.Net, kept);
            MarkWinners(slot, named);
        }

        var parts = _programmes.AddPerOrder ? CountPerOrder(line.Net, ref wanted, plain + kept, cap, named) : null;
        return new(rate, slot, found + ofOrder, plain, kept, parts, wanted > cap ? cap : null);
    }

    List<(int Programme, Fraction Percent)> CountPerOrder(decimal net, ref Fraction wanted, Fraction given, Fraction? cap, ReadOnlySpan<ulong> named)
    {
        var parts = new List<(int Programme, Fraction Percent)>();
        foreach (var i in _programmes.PerOrder(named))
        {
            var part = _amounts.OrderPercentOf(_programmes.Indexed(i));
            wanted += part;
            part = Capped(given + part, cap) - given;
            if (part.Sign == 0)
                continue;
            given += part;
            _uplifts[SlotOf(i)].AddProduct(net, part);
            _won[i] = true;
            parts.Add((i, part));
        }

        return parts;
    }

    int SlotOf(int programme) => _programmes[programme].Stackable ? 0 : programme + 1;

    Fraction? CapIfCut(decimal wanted) => _cap is not null && wanted > _cap ? Fraction.FromDecimal(_cap.Value) : null;

    static Fraction Capped(Fraction percent, Fraction? cap) => cap is null ? percent : Fraction.Min(percent, cap.Value);

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
