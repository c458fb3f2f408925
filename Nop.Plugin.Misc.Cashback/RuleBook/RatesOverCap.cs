namespace Nop.Plugin.Misc.Cashback.RuleBook;

/// <summary>Kind of what a rate belongs to.</summary>
public enum RateOwner
{
    /// <summary>A tier.</summary>
    Tier,

    /// <summary>A kind of client card.</summary>
    Card,

    /// <summary>A category.</summary>
    Category,

    /// <summary>A manufacturer.</summary>
    Manufacturer,

    /// <summary>A product.</summary>
    Product,

    /// <summary>A programme, by what it adds.</summary>
    Programme,
}

/// <summary>A percentage that is over a hard cap.</summary>
/// <param name="Owner">What it belongs to.</param>
/// <param name="Id">Id of the tier, card, category, manufacturer, product or programme.</param>
/// <param name="Percent">The rate.</param>
sealed record RateOverCap(RateOwner Owner, int Id, decimal Percent);

/// <summary>Finds what a hard cap would contradict: nobody is to be promised what the cap then cuts.</summary>
static class RatesOverCap
{
    /// <summary>The rates over a cap, by owner; amounts are no percentages, and programmes that are off promise nothing.</summary>
    /// <param name="rules">The rows.</param>
    /// <param name="capPercent">The cap; 0: none.</param>
    internal static IReadOnlyList<RateOverCap> Of(RuleRows rules, decimal capPercent)
    {
        IEnumerable<(RateOverCap Rate, int Unit)> all =
        [
            .. rules.Tiers.Select(tier => (new RateOverCap(RateOwner.Tier, tier.Id, tier.Rate), tier.Unit)),
            .. rules.Cards.Select(card => (new RateOverCap(RateOwner.Card, card.Id, card.Rate ?? 0), (int)RateUnit.Percent)),
            .. rules.CategoryRates.Select(rate => (new RateOverCap(RateOwner.Category, rate.CategoryId, rate.Rate ?? 0), rate.Unit)),
            .. rules.ManufacturerRates.Select(rate => (new RateOverCap(RateOwner.Manufacturer, rate.ManufacturerId, rate.Rate), rate.Unit)),
            .. rules.ProductRates.Select(rate => (new RateOverCap(RateOwner.Product, rate.ProductId, rate.Rate ?? 0), rate.Unit)),
            .. rules.Programmes.Select(programme => (new RateOverCap(RateOwner.Programme, programme.Id, RuleBounds.PromisedPercent(programme)), (int)RateUnit.Percent)),
        ];
        return [.. all.Where(row => RuleBounds.IsOverCap(row.Rate.Percent, row.Unit, capPercent)).Select(row => row.Rate)];
    }
}
