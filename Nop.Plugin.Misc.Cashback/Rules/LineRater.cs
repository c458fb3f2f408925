namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>Finds the rate of a line (rules 1 and 2) and, on the same look at its categories, the programmes that name them.</summary>
/// <param name="rules">The rules.</param>
/// <param name="tier">The tier held; null: none.</param>
sealed class LineRater(EarnRuleSet rules, TierRule? tier)
{
    readonly LineRate _base = tier is null
        ? new(0, RateSource.None, 0, null)
        : new(tier.Rate, RateSource.Tier, tier.Id, null);

    /// <param name="line">The line.</param>
    /// <param name="programmes">Receives one bit per programme that names a category of the line; meaningless for an excluded line.</param>
    internal LineRate Rate(in EarnLine line, Span<ulong> programmes)
    {
        if (line.GiftCard)
            return LineRate.Excluded(ExclusionReason.GiftCard, 0);

        var product = rules.FindProduct(line.ProductId);
        if (product is { Excluded: true })
            return LineRate.Excluded(ExclusionReason.Product, line.ProductId);

        programmes.Clear();
        CategoryFacts? deepest = null;
        var categories = line.CategoryIds;
        for (var i = 0; i < categories.Count; i++)
        {
            if (rules.FindCategory(categories[i]) is not { } category)
                continue;
            if (category.ExcludedBy is { } by)
                return LineRate.Excluded(ExclusionReason.Category, by);
            for (var word = 0; word < programmes.Length; word++)
                programmes[word] |= category.Programmes[word];
            if (IsDeeper(category, deepest))
                deepest = category;
        }

        if (product?.Rate is { } rate)
            return new(rate, RateSource.Product, line.ProductId, null);
        return deepest is null
            ? OfManufacturers(line.ManufacturerIds)
            : new(deepest.Rate, RateSource.Category, deepest.RatedId, null);
    }

    static bool IsDeeper(CategoryFacts category, CategoryFacts? than)
    {
        if (category.RatedDepth == 0)
            return false;
        return than is null
            || category.RatedDepth > than.RatedDepth
            || (category.RatedDepth == than.RatedDepth && category.Rate > than.Rate);
    }

    // Of several manufacturers the one with the higher rate, as with categories of equal depth.
    LineRate OfManufacturers(IReadOnlyList<int> ids)
    {
        ManufacturerRule? best = null;
        for (var i = 0; i < ids.Count; i++)
        {
            if (rules.FindManufacturer(ids[i]) is { } rule && (best is null || rule.Rate > best.Rate))
                best = rule;
        }

        return best is null ? _base : new(best.Rate, RateSource.Manufacturer, best.Id, null);
    }
}
