namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>
/// Puts fixed amounts and caps into percent of a line's net, so that one arithmetic holds for all rates: discount, money
/// share, programmes and limits work on them as on percents. What depends on the whole order is summed beforehand.
/// </summary>
sealed class OrderAmounts
{
    readonly EarnRuleSet _rules;
    readonly EarnRequest _order;
    readonly Dictionary<(RateSource, int), ExactSum> _netsOfRate = [];
    readonly ExactSum[] _netsOfProgramme;
    readonly Fraction? _cap;
    readonly Fraction _afterDiscount = Fraction.One;

    internal OrderAmounts(EarnRuleSet rules, EarnRequest order, LineRater rater, RunningProgrammes programmes)
    {
        _rules = rules;
        _order = order;
        _cap = rules.CapPercent is { } cap ? Fraction.FromDecimal(cap) : null;
        _netsOfProgramme = programmes.AddPerOrder ? new ExactSum[rules.Programmes.Count] : [];
        if (rules.Needs.HasFlag(CustomerNeeds.FirstOfDay) || order.Tier?.Unit == RateUnit.PerOrder || rules.MarginCapPercent is not null)
            _afterDiscount = Sum(rater, programmes);
    }

    /// <summary>A rate in percent of a line's net, which is more than 0; an amount per order counts as none.</summary>
    internal Fraction PercentOf(in LineRate rate, in EarnLine line) => rate.Unit switch
    {
        RateUnit.Percent => Fraction.FromDecimal(rate.Rate),
        RateUnit.PerItem => PerItem(rate.Rate, line),
        _ => Fraction.Zero,
    };

    /// <summary>Computes the share of a line in a rate that is an amount per order, in percent of its net; 0 for other rates.</summary>
    internal Fraction OrderPercentOf(in LineRate rate)
        => rate.Unit == RateUnit.PerOrder && _order.FirstOfDay ? Share(rate.Rate, _netsOfRate[(rate.Source, rate.SourceId)].Value) : Fraction.Zero;

    /// <summary>Computes the share of a line in a programme's amount per order, in percent of its net.</summary>
    internal Fraction OrderPercentOf(IndexedProgramme programme)
        => _order.FirstOfDay ? Share(programme.Rule.ExtraPerOrder, _netsOfProgramme[programme.Index].Value) : Fraction.Zero;

    /// <summary>Computes the effect of a programme on the rate of a line whose net is more than 0.</summary>
    internal ProgrammeTerm<Fraction> TermOf(IndexedProgramme programme, in EarnLine line) => programme.Rule.ExtraPerItem == 0
        ? programme.Exact
        : programme.Exact with { Extra = programme.Exact.Extra + PerItem(programme.Rule.ExtraPerItem, line) };

    /// <summary>The most that a line whose net is more than 0 may give back, in percent; null: no cap.</summary>
    internal Fraction? CapOf(in EarnLine line)
    {
        if (_rules.MarginCapPercent is null || line.Cost is null)
            return _cap;

        // The margin is what the discounted net, without its tax, leaves over the cost; the cap is a percentage of the discounted net.
        var left = Fraction.FromDecimal(line.Net) * _afterDiscount;
        var margin = Fraction.Max(Fraction.Zero, ((Fraction.FromDecimal(line.Net) - Fraction.FromDecimal(line.Tax)) * _afterDiscount) - Fraction.FromDecimal(line.Cost.Value));
        var ofMargin = left.Sign == 0 ? Fraction.Zero : margin / left * Fraction.FromDecimal(_rules.MarginCapPercent.Value);
        return _cap is null ? ofMargin : Fraction.Min(_cap.Value, ofMargin);
    }

    static Fraction PerItem(decimal amount, in EarnLine line)
        => Share(amount * Math.Max(0, line.Quantity), Fraction.FromDecimal(line.Net));

    static Fraction Share(decimal amount, Fraction net) => Fraction.Min(Fraction.FromDecimal(amount), net) / net * 100;

    Fraction Sum(LineRater rater, RunningProgrammes programmes)
    {
        var named = new ulong[_rules.ProgrammeWords];
        ExactSum nets = default;
        foreach (var line in _order.Lines.Where(l => l.Net > 0))
        {
            nets.Add(line.Net);
            var rate = rater.Rate(line, named);
            if (rate.Exclusion is not null)
                continue;
            if (rate.Unit == RateUnit.PerOrder)
            {
                var sum = _netsOfRate.GetValueOrDefault((rate.Source, rate.SourceId));
                sum.Add(line.Net);
                _netsOfRate[(rate.Source, rate.SourceId)] = sum;
            }

            if (_netsOfProgramme.Length > 0)
                programmes.AddNet(line.Net, named, _netsOfProgramme);
        }

        return OrderShares.DiscountShare(nets.Value, _order.OrderDiscount);
    }
}
