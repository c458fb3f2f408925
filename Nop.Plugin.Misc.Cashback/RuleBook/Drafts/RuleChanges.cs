namespace Nop.Plugin.Misc.Cashback.RuleBook.Drafts;

/// <summary>What rules say otherwise than others: the rows of both that differ, without those that are alike. It is kept with what was proposed or put live, so that it can be told later and in any language.</summary>
/// <param name="Before">As they were.</param>
/// <param name="After">As they are, or are to be.</param>
sealed record RuleChanges(DraftRules Before, DraftRules After)
{
    /// <summary>What putting a draft live changes, as <see cref="DraftLauncher"/> does it: kinds of cards that it does not know stay, and programmes are switched off.</summary>
    /// <param name="live">The rules in force.</param>
    /// <param name="draft">The draft's.</param>
    public static RuleChanges Between(DraftRules live, DraftRules draft)
    {
        var (before, after) = (live.Copy().Source, draft.Copy().Source);
        var stopped = live.Copy().Source.Programmes.Where(programme => programme.Active && !after.Programmes.Any(other => other.Id == programme.Id)).ToList();
        foreach (var programme in stopped)
            programme.Active = false;

        var tiers = Differing(before.Tiers, after.Tiers, tier => tier.Id);
        var cards = Differing(before.Cards.Where(card => after.Cards.Any(other => other.Id == card.Id)), after.Cards, card => card.Id);
        var categories = Differing(before.CategoryRates, after.CategoryRates, rate => rate.CategoryId);
        var products = Differing(before.ProductRates, after.ProductRates, rate => rate.ProductId);
        var manufacturers = Differing(before.ManufacturerRates, after.ManufacturerRates, rate => rate.ManufacturerId);
        var known = before.Programmes.Where(programme => after.Programmes.Concat(stopped).Any(other => other.Id == programme.Id));
        var programmes = Differing(known, after.Programmes.Concat(stopped), programme => programme.Id);

        var named = categories.Before.Concat(categories.After).Select(rate => rate.CategoryId).ToHashSet();
        var nodes = after.Categories.Concat(before.Categories).Where(node => named.Contains(node.Id)).DistinctBy(node => node.Id).ToList();
        var makers = manufacturers.Before.Concat(manufacturers.After).Select(rate => rate.ManufacturerId).ToHashSet();
        var names = after.ManufacturerNames.Concat(before.ManufacturerNames).Where(name => makers.Contains(name.Key)).DistinctBy(name => name.Key).ToDictionary();
        return new(
            live with
            {
                Source = before with
                {
                    Tiers = tiers.Before, Cards = cards.Before, CategoryRates = categories.Before, ProductRates = products.Before, ManufacturerRates = manufacturers.Before,
                    Programmes = programmes.Before, Categories = nodes, ManufacturerNames = names,
                },
            },
            draft with
            {
                Source = after with
                {
                    Tiers = tiers.After, Cards = cards.After, CategoryRates = categories.After, ProductRates = products.After, ManufacturerRates = manufacturers.After,
                    Programmes = programmes.After, Categories = nodes, ManufacturerNames = names,
                },
            });
    }

    /// <summary>As it is kept.</summary>
    public string ToJson() => JsonSerializer.Serialize(new[] { Before.ToJson(), After.ToJson() });

    /// <summary>Reads what <see cref="ToJson"/> wrote; null: nothing was kept, as by versions before 1.18.</summary>
    public static RuleChanges? Parse(string? json)
    {
        if (string.IsNullOrEmpty(json) || JsonSerializer.Deserialize<string[]>(json) is not [var before, var after])
            return null;
        var terms = new TierTerms(default);
        return new(DraftRules.Parse(before, terms), DraftRules.Parse(after, terms));
    }

    static (IReadOnlyList<T> Before, IReadOnlyList<T> After) Differing<T>(IEnumerable<T> before, IEnumerable<T> after, Func<T, int> keyOf)
        where T : BaseEntity
    {
        var (former, next) = (before.ToLookup(keyOf), after.ToLookup(keyOf));
        return ([.. former.SelectMany(rows => rows).Where(Differs)], [.. next.SelectMany(rows => rows).Where(Differs)]);

        bool Differs(T row) => !RowState.Of(former[keyOf(row)].FirstOrDefault()).Equals(RowState.Of(next[keyOf(row)].FirstOrDefault()));
    }
}
