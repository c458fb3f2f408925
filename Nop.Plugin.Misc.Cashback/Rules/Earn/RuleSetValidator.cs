namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>Finds what is wrong with a whole set of rules: with each by itself, as <see cref="RuleCheck"/> says, and with some beside others. The one home of their limits.</summary>
static class RuleSetValidator
{
    /// <summary>Longest name that people may give a rule, in characters.</summary>
    public const int MaxNameLength = 200;

    /// <summary>Decimals that rates, extra percents and multipliers may have.</summary>
    public const int MaxDecimals = 4;

    /// <summary>Largest rate and extra percent.</summary>
    public const decimal MaxPercent = 100;

    /// <summary>Largest multiplier that a programme may be given.</summary>
    public const decimal MaxMultiplier = 100;

    /// <summary>Largest multiplier that is still applied where a programme was kept with more than it may be given now.</summary>
    public const decimal MaxAppliedMultiplier = 1000;

    /// <summary>Largest amount per piece or order, in units of the currency.</summary>
    public const decimal MaxAmount = 1_000_000;

    /// <summary>Most days that a client may have slept.</summary>
    public const int MaxSleepingDays = 3650;

    /// <summary>Minutes of a day: the end of hours that last until midnight.</summary>
    public const int MinutesOfDay = 24 * 60;

    /// <summary>Every problem of a definition, in the order of its lists; empty, or with <see cref="RuleProblem.IsTolerated"/> alone: it can be built.</summary>
    public static IReadOnlyList<RuleProblem> Validate(EarnRuleSetDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var problems = new List<RuleProblem>();
        if (definition.MinimumReceiptMinor < 0)
            problems.Add(new(RulePart.General, 0, nameof(definition.MinimumReceiptMinor), RuleProblemCode.OutOfRange));

        if (!Enum.IsDefined(definition.EarnOn))
            problems.Add(new(RulePart.General, 0, nameof(definition.EarnOn), RuleProblemCode.OutOfRange));
        CheckPercent(nameof(definition.CapPercent), definition.CapPercent, problems);
        CheckPercent(nameof(definition.MarginCapPercent), definition.MarginCapPercent, problems);

        CheckCategories(definition, problems);
        CheckIds(RulePart.Product, definition.Products, p => p.ProductId, nameof(ProductRule.ProductId), problems);
        foreach (var product in definition.Products)
            problems.AddRange(RuleCheck.OfRate(RulePart.Product, product.ProductId, product.Rate, product.Unit, definition.Currency));

        CheckIds(RulePart.Manufacturer, definition.Manufacturers, m => m.Id, nameof(ManufacturerRule.Id), problems);
        foreach (var manufacturer in definition.Manufacturers)
            problems.AddRange(RuleCheck.OfRate(RulePart.Manufacturer, manufacturer.Id, manufacturer.Rate, manufacturer.Unit, definition.Currency));

        CheckTiers(definition, problems);
        CheckIds(RulePart.Card, definition.Cards, c => c.Id, nameof(CardRule.Id), problems);
        foreach (var card in definition.Cards)
            problems.AddRange(RuleCheck.Of(card));
        CheckIds(RulePart.Programme, definition.Programmes, p => p.Id, nameof(ProgrammeRule.Id), problems);
        foreach (var programme in definition.Programmes)
            problems.AddRange(RuleCheck.Of(programme, definition.Currency));
        return problems;
    }

    static void CheckCategories(EarnRuleSetDefinition definition, List<RuleProblem> problems)
    {
        var categories = definition.Categories;
        CheckIds(RulePart.Category, categories, c => c.Id, nameof(CategoryRule.Id), problems);
        foreach (var category in categories)
            problems.AddRange(RuleCheck.OfRate(RulePart.Category, category.Id, category.Rate, category.Unit, definition.Currency));

        // A way that was walked once without coming back is not walked again.
        var parents = categories.DistinctBy(c => c.Id).ToDictionary(c => c.Id, c => c.ParentId ?? 0);
        var toRoot = new HashSet<int>();
        var way = new HashSet<int>();
        foreach (var category in categories)
        {
            way.Clear();
            var at = category.Id;
            while (parents.TryGetValue(at, out var parent) && !toRoot.Contains(at) && way.Add(at))
                at = parent;
            if (way.Contains(at))
                problems.Add(new(RulePart.Category, category.Id, nameof(category.ParentId), RuleProblemCode.Cycle));
            else
                toRoot.UnionWith(way);
        }
    }

    static void CheckTiers(EarnRuleSetDefinition definition, List<RuleProblem> problems)
    {
        CheckIds(RulePart.Tier, definition.Tiers, t => t.Id, nameof(TierRule.Id), problems);
        var thresholds = new HashSet<long>();
        foreach (var tier in definition.Tiers)
        {
            problems.AddRange(RuleCheck.Of(tier, definition.Currency));
            if (!thresholds.Add(tier.SpendMinor))
                problems.Add(new(RulePart.Tier, tier.Id, nameof(tier.SpendMinor), RuleProblemCode.Duplicate));
        }
    }

    static void CheckIds<T>(RulePart part, IReadOnlyList<T> rows, Func<T, int> idOf, string field, List<RuleProblem> problems)
    {
        var seen = new HashSet<int>();
        foreach (var id in rows.Select(idOf).Where(id => !seen.Add(id)))
            problems.Add(new(part, id, field, RuleProblemCode.Duplicate));
    }

    static void CheckPercent(string field, decimal? percent, List<RuleProblem> problems) =>
        problems.AddRange(RuleCheck.OfRate(RulePart.General, 0, percent, RateUnit.Percent, default).Select(problem => problem with { Field = field }));
}
