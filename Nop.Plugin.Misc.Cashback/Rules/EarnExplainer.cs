namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>Puts what the calculation found into numbers that a page can show.</summary>
sealed class EarnExplainer(EarnRuleSet rules, EarnRequest request, EarnTally tally, OrderShares shares, bool below)
{
    const int Decimals = 6;

    internal EarnExplanation Explain(
        LineTrace[] traces, List<ProgrammeGroup> groups, ProgrammeGroup?[] groupOfSlot, Fraction spendBase, long minimum, long earned)
    {
        var before = new Fraction[traces.Length];
        var after = new Fraction[traces.Length];
        for (var i = 0; i < traces.Length; i++)
        {
            var trace = traces[i];
            var unit = Fraction.FromDecimal(Math.Max(0, request.Lines[i].Net)) * shares.EarnFactor;
            var plain = unit * Fraction.FromDecimal(trace.Rate.Rate);
            var uplift = unit * trace.Uplift;
            var kept = trace.Slot == RunningProgrammes.None ? Fraction.Zero : groupOfSlot[trace.Slot]!.KeptShare;
            before[i] = plain + uplift;
            after[i] = below ? Fraction.Zero : plain + (uplift * kept);
        }

        var split = LargestRemainder.Split(earned, after);
        var lines = new LineExplanation[traces.Length];
        for (var i = 0; i < traces.Length; i++)
            lines[i] = Line(request.Lines[i], traces[i], before[i], after[i], split[i]);

        return new(
            request.Tier?.Id,
            request.Tier?.Name,
            shares.Money.ToDecimal(Decimals),
            shares.AfterDiscount.ToDecimal(Decimals),
            Units(spendBase),
            Units(minimum),
            lines,
            [.. groups.Select(Programme)]);
    }

    LineExplanation Line(in EarnLine line, LineTrace trace, Fraction before, Fraction after, long earned)
    {
        var rate = trace.Rate;
        var excludedBy = rate.Exclusion == ExclusionReason.Category ? rate.SourceId : (int?)null;
        var lineBase = rate.Exclusion is null ? Fraction.FromDecimal(Math.Max(0, line.Net)) * shares.AfterDiscount : Fraction.Zero;
        return new(
            line.LineId,
            line.Name,
            line.Net,
            lineBase.ToDecimal(Decimals),
            rate.Rate,
            rate.Source,
            rate.Source == RateSource.None ? null : rate.SourceId,
            NameOf(rate),
            rate.Exclusion,
            excludedBy,
            excludedBy is { } id ? rules.FindCategory(id)?.Name : null,
            [.. tally.WinnersOf(trace, rules, line).Select(p => new ProgrammeEffect(p.Id, p.Name, p.ExtraPercent, p.Multiplier))],
            (Fraction.FromDecimal(rate.Rate) + trace.Uplift).ToDecimal(Decimals),
            Units(before),
            Units(after),
            earned);
    }

    ProgrammeExplanation Programme(ProgrammeGroup group) => new(
        [.. group.Members.Select(m => m.Id)],
        [.. group.Members.Select(m => m.Name)],
        Units(group.Wanted),
        below ? 0 : Units(group.Added),
        group.Limit is { } limit ? Units(limit) : null,
        group.LimitedBy?.Id,
        group.ByBudget);

    string? NameOf(LineRate rate) => rate.Source switch
    {
        RateSource.Category => rules.FindCategory(rate.SourceId)?.Name,
        RateSource.Manufacturer => rules.FindManufacturer(rate.SourceId)?.Name,
        RateSource.Tier => request.Tier?.Name,
        _ => null,
    };

    decimal Units(Fraction minor) => (minor / shares.Currency.MinorPerUnit).ToDecimal(Decimals);
}
