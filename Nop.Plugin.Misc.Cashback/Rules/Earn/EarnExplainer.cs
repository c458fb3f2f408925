namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>Puts what the calculation found into numbers that a page can show.</summary>
sealed class EarnExplainer(EarnRuleSet rules, EarnRequest request, EarnTally tally, OrderShares shares, bool below)
{
    internal const int Decimals = 6;

    internal EarnExplanation Explain(
        LineTrace[] traces, List<ProgrammeGroup> groups, ProgrammeGroup?[] groupOfSlot, Fraction spendBase, long minimum, long earned)
    {
        var before = new Fraction[traces.Length];
        var after = new Fraction[traces.Length];
        for (var i = 0; i < traces.Length; i++)
        {
            var trace = traces[i];
            var unit = Fraction.FromDecimal(Math.Max(0, request.Lines[i].Net)) * shares.EarnFactor;
            var plain = unit * trace.Plain;
            var kept = trace.Slot == RunningProgrammes.None ? Fraction.Zero : trace.Uplift * groupOfSlot[trace.Slot]!.KeptShare;
            foreach (var (programme, percent) in trace.OfOrder ?? [])
                kept += percent * tally.GroupOf(programme, groupOfSlot).KeptShare;
            before[i] = unit * trace.Percent;
            after[i] = below ? Fraction.Zero : plain + (unit * kept);
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
            trace.Found.ToDecimal(Decimals),
            rate.Source,
            rate.Source == RateSource.None ? null : rate.SourceId,
            NameOf(rate),
            rate.Exclusion,
            excludedBy,
            excludedBy is { } id ? rules.FindCategory(id)?.Name : null,
            [.. tally.EffectsOn(trace, rules, line)],
            trace.Percent.ToDecimal(Decimals),
            Units(before),
            Units(after),
            earned,
            line.Quantity,
            rate.Unit,
            rate.Unit == RateUnit.Percent ? null : rate.Rate,
            trace.Cap?.ToDecimal(Decimals),
            trace.Cap is { } cap ? rules.CapPercent is not { } hard || cap < Fraction.FromDecimal(hard) : null);
    }

    ProgrammeExplanation Programme(ProgrammeGroup group) => new(
        [.. group.Members.Select(m => m.Id)],
        [.. group.Members.Select(m => m.Name)],
        Units(group.Wanted),
        below ? 0 : Units(group.Added),
        group.Limit is { } limit ? Units(limit) : null,
        group.LimitedBy?.Id,
        group.LimitedAs == ProgrammeLimit.Budget,
        group.LimitedAs);

    string? NameOf(LineRate rate) => rate.Source switch
    {
        RateSource.Category => rules.FindCategory(rate.SourceId)?.Name,
        RateSource.Manufacturer => rules.FindManufacturer(rate.SourceId)?.Name,
        RateSource.Tier => request.Tier?.Name,
        RateSource.Card => request.Client.Card?.Name,
        _ => null,
    };

    decimal Units(Fraction minor) => (minor / shares.Currency.MinorPerUnit).ToDecimal(Decimals);
}
