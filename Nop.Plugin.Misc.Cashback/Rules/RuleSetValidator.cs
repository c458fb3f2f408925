namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>Finds what is wrong with rules before they are saved.</summary>
public static class RuleSetValidator
{
    /// <summary>Decimals that rates, extra percents and multipliers may have.</summary>
    public const int MaxDecimals = 4;

    /// <summary>Largest rate and extra percent.</summary>
    public const decimal MaxPercent = 100;

    /// <summary>Largest multiplier.</summary>
    public const decimal MaxMultiplier = 1000;

    /// <summary>Largest amount per piece or order, in units of the currency.</summary>
    public const decimal MaxAmount = 1_000_000;

    /// <summary>Most days that a client may have slept.</summary>
    public const int MaxSleepingDays = 3650;

    /// <summary>Every problem of a definition, in the order of its lists; empty: it can be built.</summary>
    public static IReadOnlyList<RuleProblem> Validate(EarnRuleSetDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var problems = new List<RuleProblem>();
        if (definition.MinimumReceiptMinor < 0)
            problems.Add(new(RulePart.General, 0, nameof(definition.MinimumReceiptMinor), RuleProblemCode.OutOfRange));

        if (!Enum.IsDefined(definition.EarnOn))
            problems.Add(new(RulePart.General, 0, nameof(definition.EarnOn), RuleProblemCode.OutOfRange));
        CheckPercent(RulePart.General, 0, nameof(definition.CapPercent), definition.CapPercent, problems);
        CheckPercent(RulePart.General, 0, nameof(definition.MarginCapPercent), definition.MarginCapPercent, problems);

        CheckCategories(definition, problems);
        CheckIds(RulePart.Product, definition.Products, p => p.ProductId, nameof(ProductRule.ProductId), problems);
        foreach (var product in definition.Products)
            CheckRate(RulePart.Product, product.ProductId, nameof(product.Rate), product.Rate, product.Unit, definition.Currency, problems);

        CheckIds(RulePart.Manufacturer, definition.Manufacturers, m => m.Id, nameof(ManufacturerRule.Id), problems);
        foreach (var manufacturer in definition.Manufacturers)
            CheckRate(RulePart.Manufacturer, manufacturer.Id, nameof(manufacturer.Rate), manufacturer.Rate, manufacturer.Unit, definition.Currency, problems);

        CheckTiers(definition, problems);
        CheckIds(RulePart.Card, definition.Cards, c => c.Id, nameof(CardRule.Id), problems);
        foreach (var card in definition.Cards)
            CheckPercent(RulePart.Card, card.Id, nameof(card.Rate), card.Rate, problems);
        CheckIds(RulePart.Programme, definition.Programmes, p => p.Id, nameof(ProgrammeRule.Id), problems);
        foreach (var programme in definition.Programmes)
            ProgrammeCheck.Check(programme, definition.Currency, problems);
        return problems;
    }

    static void CheckCategories(EarnRuleSetDefinition definition, List<RuleProblem> problems)
    {
        var categories = definition.Categories;
        CheckIds(RulePart.Category, categories, c => c.Id, nameof(CategoryRule.Id), problems);
        foreach (var category in categories)
            CheckRate(RulePart.Category, category.Id, nameof(category.Rate), category.Rate, category.Unit, definition.Currency, problems);

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
            CheckRate(RulePart.Tier, tier.Id, nameof(tier.Rate), tier.Rate, tier.Unit, definition.Currency, problems);
            CheckAmount(RulePart.Tier, tier.Id, nameof(tier.SpendMinor), tier.SpendMinor, problems);
            CheckAmount(RulePart.Tier, tier.Id, nameof(tier.MinimumReceiptMinor), tier.MinimumReceiptMinor, problems);
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

    static void CheckRate(
        RulePart part, int id, string field, decimal? value, RateUnit unit, CurrencySpec currency, List<RuleProblem> problems)
    {
        if (!Enum.IsDefined(unit))
            problems.Add(new(part, id, nameof(TierRule.Unit), RuleProblemCode.OutOfRange));
        else if (unit == RateUnit.Percent)
            CheckPercent(part, id, field, value, problems);
        else
            CheckNumber(part, id, field, value, MaxAmount, currency.Decimals, problems);
    }

    internal static void CheckPercent(RulePart part, int id, string field, decimal? value, List<RuleProblem> problems)
        => CheckNumber(part, id, field, value, MaxPercent, MaxDecimals, problems);

    internal static void CheckNumber(
        RulePart part, int id, string field, decimal? value, decimal most, int decimals, List<RuleProblem> problems)
    {
        if (value is null)
            return;
        if (value < 0 || value > most)
            problems.Add(new(part, id, field, RuleProblemCode.OutOfRange));
        else if (decimal.Round(value.Value, decimals) != value)
            problems.Add(new(part, id, field, RuleProblemCode.TooPrecise));
    }

    internal static void CheckAmount(RulePart part, int id, string field, long? minor, List<RuleProblem> problems)
    {
        if (minor < 0)
            problems.Add(new(part, id, field, RuleProblemCode.OutOfRange));
    }
}
