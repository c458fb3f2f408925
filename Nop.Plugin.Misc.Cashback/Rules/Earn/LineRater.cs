namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>Finds the rate of a line (rules 1 and 2) and, on the same look at its categories, the programmes that name them.</summary>
sealed class LineRater
{
    readonly EarnRuleSet _rules;
    readonly int? _favourite;
    readonly LineRate _tier;
    readonly LineRate _card;

    /// <param name="rules">The rules.</param>
    /// <param name="tier">The tier held; null: none.</param>
    /// <param name="client">The client.</param>
    internal LineRater(EarnRuleSet rules, TierRule? tier, CustomerFacts client)
    {
        _rules = rules;
        _favourite = client.FavouriteCategoryId;
        _tier = tier is null ? default : LineRate.Of(tier.Rate, tier.Unit, RateSource.Tier, tier.Id);
        _card = client.Card is { Rate: { } rate } card ? LineRate.Of(rate, RateUnit.Percent, RateSource.Card, card.Id) : default;
    }

    /// <param name="line">The line.</param>
    /// <param name="programmes">Receives one bit per programme that names a category of the line; meaningless for an excluded line.</param>
    internal LineRate Rate(in EarnLine line, Span<ulong> programmes)
    {
        if (line.GiftCard)
            return LineRate.Excluded(ExclusionReason.GiftCard, 0);

        var product = _rules.FindProduct(line.ProductId);
        if (product is { Excluded: true })
            return LineRate.Excluded(ExclusionReason.Product, line.ProductId);

        programmes.Clear();
        var isService = false;
        LineRate ofCategory = default;
        var depth = 0;
        var categories = line.CategoryIds;
        for (var i = 0; i < categories.Count; i++)
        {
            var category = _rules.FindCategory(categories[i]);
            if (category is null)
                continue;
            if (category.ExcludedBy is { } by)
                return LineRate.Excluded(ExclusionReason.Category, by);
            isService |= category.IsService;
            Mark(category, programmes);
            if (category.RatedDepth < Math.Max(depth, 1))
                continue;
            var found = LineRate.Of(category.Rate, category.Unit, RateSource.Category, category.RatedId);
            if (category.RatedDepth > depth || found.IsMoreThan(ofCategory, line))
                (depth, ofCategory) = (category.RatedDepth, found);
        }

        if (_rules.EarnOn != EarnOn.Both && isService != (_rules.EarnOn == EarnOn.Services))
            return LineRate.Excluded(isService ? ExclusionReason.OnlyProducts : ExclusionReason.OnlyServices, 0);
        if (product?.Rate is { } rate)
            return LineRate.Of(rate, product.Unit, RateSource.Product, line.ProductId);
        return depth == 0 ? OfManufacturersOrClient(line) : ofCategory;
    }

    void Mark(CategoryFacts category, Span<ulong> programmes)
    {
        for (var word = 0; word < programmes.Length; word++)
        {
            programmes[word] |= category.Programmes[word];
            if (category.RootId == _favourite)
                programmes[word] |= _rules.FavouriteMask[word];
        }
    }

    // Of several manufacturers the one with the higher rate, as with categories of equal depth.
    LineRate OfManufacturersOrClient(in EarnLine line)
    {
        LineRate best = default;
        var ids = line.ManufacturerIds;
        for (var i = 0; i < ids.Count; i++)
        {
            var rule = _rules.FindManufacturer(ids[i]);
            if (rule is null)
                continue;
            var found = LineRate.Of(rule.Rate, rule.Unit, RateSource.Manufacturer, rule.Id);
            if (best.Source == RateSource.None || found.IsMoreThan(best, line))
                best = found;
        }

        if (best.Source != RateSource.None)
            return best;
        return _card.Source != RateSource.None && (_tier.Source == RateSource.None || _card.IsMoreThan(_tier, line)) ? _card : _tier;
    }
}
