namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>
/// The most that one piece of a product can give back, whoever buys it and whenever: every tier and card, all stackable
/// programmes that can run at the same time together, each other programme alone. A pure function of the rules; never less
/// than what <see cref="EarnCalculator"/> gives a line of one piece at the same net or below.
/// </summary>
sealed class MaximumEarnCalculator
{
    // More than a thousand times the price is as wrong as any more: nothing overflows on the way.
    const decimal MostPercent = 1_000_000;
    const int Decimals = 10;

    readonly EarnRuleSet _rules;
    readonly List<IReadOnlyList<IndexedProgramme>> _together;

    /// <param name="rules">The rules.</param>
    /// <param name="fromUtc">Programmes that are over at this instant no longer count.</param>
    public MaximumEarnCalculator(EarnRuleSet rules, DateTime fromUtc)
    {
        ArgumentNullException.ThrowIfNull(rules);
        _rules = rules;
        _together = ProgrammesTogether.Of([.. rules.Indexed.Where(programme => programme.Rule.ToUtc is null || ShopTime.AsUtc(programme.Rule.ToUtc.Value) > ShopTime.AsUtc(fromUtc))]);
    }

    /// <summary>The most that a line gives back.</summary>
    /// <param name="line">One piece of the product; its cost may be unknown.</param>
    public MaximumEarn Of(in EarnLine line)
    {
        var net = Math.Max(0, line.Net);
        if (net == 0 || line.GiftCard || !MayEarn(line, out var named))
            return MaximumEarn.Nothing;

        var cap = CapOf(line);
        var most = MaximumEarn.Nothing;
        foreach (var rate in Rates(line))
        {
            foreach (var programmes in _together)
            {
                var (percent, used) = With(rate, programmes, named, net);
                percent = Math.Min(percent, cap ?? percent);
                if (percent > most.Percent)
                    most = new(0, percent, rate.Source, rate.SourceId, used);
            }
        }

        return most with { Amount = decimal.Round(net * most.Percent / 100, Decimals, MidpointRounding.ToPositiveInfinity) };
    }

    bool MayEarn(in EarnLine line, out ulong[] named)
    {
        named = new ulong[_rules.ProgrammeWords];
        if (_rules.FindProduct(line.ProductId) is { Excluded: true })
            return false;
        var isService = false;
        foreach (var id in line.CategoryIds)
        {
            var category = _rules.FindCategory(id);
            if (category is null)
                continue;
            if (category.ExcludedBy is not null)
                return false;
            isService |= category.IsService;
            for (var word = 0; word < named.Length; word++)
                named[word] |= category.Programmes[word] | _rules.FavouriteMask[word];
        }

        return _rules.EarnOn == EarnOn.Both || isService == (_rules.EarnOn == EarnOn.Services);
    }

    // Every rate that can be the line's. Which one of equals in rank it is may turn with the net, so all of them count.
    IEnumerable<LineRate> Rates(EarnLine line)
    {
        if (_rules.FindProduct(line.ProductId) is { Rate: { } own } product)
            return [LineRate.Of(own, product.Unit, RateSource.Product, line.ProductId)];
        var categories = line.CategoryIds.Select(_rules.FindCategory).OfType<CategoryFacts>().Where(category => category.RatedDepth > 0).ToList();
        if (categories.Count > 0)
        {
            var depth = categories.Max(category => category.RatedDepth);
            return categories.Where(category => category.RatedDepth == depth).Select(category => LineRate.Of(category.Rate, category.Unit, RateSource.Category, category.RatedId));
        }

        var manufacturers = line.ManufacturerIds.Select(_rules.FindManufacturer).OfType<ManufacturerRule>().ToList();
        if (manufacturers.Count > 0)
            return manufacturers.Select(maker => LineRate.Of(maker.Rate, maker.Unit, RateSource.Manufacturer, maker.Id));
        return _rules.Tiers.Select(tier => LineRate.Of(tier.Rate, tier.Unit, RateSource.Tier, tier.Id))
            .Concat(_rules.Cards.Where(card => card.Rate is not null).Select(card => LineRate.Of(card.Rate!.Value, RateUnit.Percent, RateSource.Card, card.Id)))
            .Append(default);
    }

    (decimal Percent, IReadOnlyList<int> Programmes) With(in LineRate rate, IReadOnlyList<IndexedProgramme> running, ulong[] named, decimal net)
    {
        var multiplied = rate.Unit switch
        {
            RateUnit.Percent => rate.Rate,
            RateUnit.PerItem => PercentOf(rate.Rate, net),
            _ => 0,
        };
        var ofOrder = rate.Unit == RateUnit.PerOrder ? PercentOf(rate.Rate, net) : 0;
        var best = (Percent: multiplied + ofOrder, Programmes: (IReadOnlyList<int>)[]);
        var matching = running.Where(programme => programme.Matches(named)).ToList();
        foreach (var level in matching.GroupBy(programme => programme.Rule.Priority).OrderByDescending(group => group.Key))
        {
            var (percent, used) = OnLevel(multiplied, [.. level], net);
            if (percent + ofOrder > best.Percent)
                best = (percent + ofOrder, used);

            // One that is for everybody is always there, so that nothing below its priority competes.
            if (level.Any(programme => programme.Rule.Audience.IsEverybody && !programme.Rule.FavouriteCategory))
                break;
        }

        return best;
    }

    (decimal Percent, IReadOnlyList<int> Programmes) OnLevel(decimal rate, List<IndexedProgramme> level, decimal net)
    {
        var perOrder = level.Sum(programme => PercentOf(programme.Rule.ExtraPerOrder, net));
        var used = level.Where(programme => programme.Rule.ExtraPerOrder > 0).Select(programme => programme.Rule.Id);
        var stacked = rate;
        foreach (var programme in level.Where(programme => programme.Rule.Stackable))
            stacked += ExtraOf(programme, net);
        foreach (var programme in level.Where(programme => programme.Rule.Stackable && programme.Decimal.Multiplier > 1))
            stacked = Math.Min(MostPercent, stacked * programme.Decimal.Multiplier);
        var together = used.Concat(level.Where(programme => programme.Rule.Stackable).Select(programme => programme.Rule.Id)).Distinct();
        var best = (Percent: stacked + perOrder, Programmes: stacked > rate ? together : used);
        foreach (var programme in level.Where(programme => !programme.Rule.Stackable))
        {
            var alone = Math.Min(MostPercent, (rate + ExtraOf(programme, net)) * programme.Decimal.Multiplier);
            var ownPerOrder = PercentOf(programme.Rule.ExtraPerOrder, net);
            var added = Math.Max(0, alone - rate) + ownPerOrder;
            added = Math.Min(added, MostAdded(programme.Rule, net) ?? added);
            if (rate + added + perOrder - ownPerOrder > best.Percent)
                best = (rate + added + perOrder - ownPerOrder, used.Append(programme.Rule.Id).Distinct());
        }

        return (best.Percent, [.. best.Programmes.Order()]);
    }

    // A cap per order holds for the one line too. Caps of stackable programmes do not lessen what the others add.
    decimal? MostAdded(ProgrammeRule programme, decimal net) => programme.CapPerOrderMinor is null ? null : new Money(programme.CapPerOrderMinor.Value, _rules.Currency).ToDecimal() / net * 100;

    static decimal ExtraOf(IndexedProgramme programme, decimal net) => programme.Rule.ExtraPercent + PercentOf(programme.Rule.ExtraPerItem, net);

    static decimal PercentOf(decimal amount, decimal net) => amount == 0 ? 0 : Math.Min(amount, net) / net * 100;

    decimal? CapOf(in EarnLine line)
    {
        if (_rules.MarginCapPercent is null || line.Cost is null)
            return _rules.CapPercent;
        var ofMargin = Math.Max(0, line.Net - line.Tax - line.Cost.Value) / line.Net * _rules.MarginCapPercent.Value;
        return _rules.CapPercent is null ? ofMargin : Math.Min(_rules.CapPercent.Value, ofMargin);
    }
}

/// <summary>The most that a product can give back, and by what.</summary>
/// <param name="Amount">Units of the currency, rounded up at the tenth decimal.</param>
/// <param name="Percent">Percent of the net.</param>
/// <param name="Source">Where the rate is from.</param>
/// <param name="SourceId">Id of the product, category, manufacturer, tier or card.</param>
/// <param name="ProgrammeIds">The programmes that raise it.</param>
public sealed record MaximumEarn(decimal Amount, decimal Percent, RateSource Source, int SourceId, IReadOnlyList<int> ProgrammeIds)
{
    /// <summary>It gives back nothing.</summary>
    public static MaximumEarn Nothing { get; } = new(0, 0, RateSource.None, 0, []);
}
