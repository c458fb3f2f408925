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

    /// <summary>Every problem of a definition, in the order of its lists; empty: it can be built.</summary>
    public static IReadOnlyList<RuleProblem> Validate(EarnRuleSetDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var problems = new List<RuleProblem>();
        if (definition.MinimumReceiptMinor < 0)
            problems.Add(new(RulePart.General, 0, nameof(definition.MinimumReceiptMinor), RuleProblemCode.OutOfRange));

        CheckCategories(definition.Categories, problems);
        CheckIds(RulePart.Product, definition.Products, p => p.ProductId, nameof(ProductRule.ProductId), problems);
        foreach (var product in definition.Products)
            CheckPercent(RulePart.Product, product.ProductId, nameof(product.Rate), product.Rate, problems);

        CheckIds(RulePart.Manufacturer, definition.Manufacturers, m => m.Id, nameof(ManufacturerRule.Id), problems);
        foreach (var manufacturer in definition.Manufacturers)
            CheckPercent(RulePart.Manufacturer, manufacturer.Id, nameof(manufacturer.Rate), manufacturer.Rate, problems);

        CheckTiers(definition.Tiers, problems);
        CheckIds(RulePart.Programme, definition.Programmes, p => p.Id, nameof(ProgrammeRule.Id), problems);
        foreach (var programme in definition.Programmes)
            CheckProgramme(programme, problems);
        return problems;
    }

    static void CheckCategories(IReadOnlyList<CategoryRule> categories, List<RuleProblem> problems)
    {
        CheckIds(RulePart.Category, categories, c => c.Id, nameof(CategoryRule.Id), problems);
        foreach (var category in categories)
            CheckPercent(RulePart.Category, category.Id, nameof(category.Rate), category.Rate, problems);

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

    static void CheckTiers(IReadOnlyList<TierRule> tiers, List<RuleProblem> problems)
    {
        CheckIds(RulePart.Tier, tiers, t => t.Id, nameof(TierRule.Id), problems);
        var thresholds = new HashSet<long>();
        foreach (var tier in tiers)
        {
            CheckPercent(RulePart.Tier, tier.Id, nameof(tier.Rate), tier.Rate, problems);
            CheckAmount(RulePart.Tier, tier.Id, nameof(tier.SpendMinor), tier.SpendMinor, problems);
            CheckAmount(RulePart.Tier, tier.Id, nameof(tier.MinimumReceiptMinor), tier.MinimumReceiptMinor, problems);
            if (!thresholds.Add(tier.SpendMinor))
                problems.Add(new(RulePart.Tier, tier.Id, nameof(tier.SpendMinor), RuleProblemCode.Duplicate));
        }
    }

    static void CheckProgramme(ProgrammeRule programme, List<RuleProblem> problems)
    {
        const RulePart part = RulePart.Programme;
        var id = programme.Id;
        CheckPercent(part, id, nameof(programme.ExtraPercent), programme.ExtraPercent, problems);
        CheckNumber(part, id, nameof(programme.Multiplier), programme.Multiplier, MaxMultiplier, problems);
        CheckAmount(part, id, nameof(programme.CapPerOrderMinor), programme.CapPerOrderMinor, problems);
        CheckAmount(part, id, nameof(programme.BudgetMinor), programme.BudgetMinor, problems);
        if (programme.FromUtc is { Kind: DateTimeKind.Local })
            problems.Add(new(part, id, nameof(programme.FromUtc), RuleProblemCode.NotUtc));
        if (programme.ToUtc is { Kind: DateTimeKind.Local })
            problems.Add(new(part, id, nameof(programme.ToUtc), RuleProblemCode.NotUtc));
        if (programme.ToUtc <= programme.FromUtc)
            problems.Add(new(part, id, nameof(programme.ToUtc), RuleProblemCode.EndNotAfterStart));
        if (programme.Weekdays.Any(d => !Enum.IsDefined(d)))
            problems.Add(new(part, id, nameof(programme.Weekdays), RuleProblemCode.OutOfRange));
    }

    static void CheckIds<T>(RulePart part, IReadOnlyList<T> rows, Func<T, int> idOf, string field, List<RuleProblem> problems)
    {
        var seen = new HashSet<int>();
        foreach (var id in rows.Select(idOf).Where(id => !seen.Add(id)))
            problems.Add(new(part, id, field, RuleProblemCode.Duplicate));
    }

    static void CheckPercent(RulePart part, int id, string field, decimal? value, List<RuleProblem> problems)
        => CheckNumber(part, id, field, value, MaxPercent, problems);

    static void CheckNumber(RulePart part, int id, string field, decimal? value, decimal most, List<RuleProblem> problems)
    {
        if (value is not { } number)
            return;
        if (number < 0 || number > most)
            problems.Add(new(part, id, field, RuleProblemCode.OutOfRange));
        else if (decimal.Round(number, MaxDecimals) != number)
            problems.Add(new(part, id, field, RuleProblemCode.TooPrecise));
    }

    static void CheckAmount(RulePart part, int id, string field, long? minor, List<RuleProblem> problems)
    {
        if (minor < 0)
            problems.Add(new(part, id, field, RuleProblemCode.OutOfRange));
    }
}
