namespace Nop.Plugin.Misc.Cashback.RuleBook;

/// <summary>The rows that a rule set is made of. Plain data, so that a distributed cache can carry it; the set itself is made once a copy.</summary>
public sealed record RuleRows
{
    // Copied with the record: only who made it may use it.
    (RuleRows Of, EarnRuleSet Rules)? _made;

    /// <summary>ISO 4217 code of the primary store currency.</summary>
    public string CurrencyCode { get; init; } = "";

    /// <summary>Id of the shop's zone.</summary>
    public string ZoneId { get; init; } = "";

    /// <summary>Least earn base of an order that earns, minor units.</summary>
    public long MinimumReceipt { get; init; }

    /// <summary>Whether bases count with their tax.</summary>
    public bool BaseIncludesTax { get; init; }

    /// <summary>Kinds of goods that earn.</summary>
    public EarnOn EarnOn { get; init; }

    /// <summary>Ids of the categories of services, comma-separated.</summary>
    public string ServiceCategoryIds { get; init; } = "";

    /// <summary>Most that a line gives back, percent of its base; 0: no cap.</summary>
    public decimal CapPercent { get; init; }

    /// <summary>Most that a line gives back, percent of its margin; 0: no cap.</summary>
    public decimal MarginCapPercent { get; init; }

    /// <summary>All tiers.</summary>
    public IReadOnlyList<CashbackTier> Tiers { get; init; } = [];

    /// <summary>The whole category tree.</summary>
    public IReadOnlyList<CategoryNode> Categories { get; init; } = [];

    /// <summary>Rates of categories.</summary>
    public IReadOnlyList<CategoryRate> CategoryRates { get; init; } = [];

    /// <summary>Rates of products.</summary>
    public IReadOnlyList<ProductRate> ProductRates { get; init; } = [];

    /// <summary>Rates of manufacturers.</summary>
    public IReadOnlyList<ManufacturerRate> ManufacturerRates { get; init; } = [];

    /// <summary>Names of those manufacturers by id.</summary>
    public IReadOnlyDictionary<int, string> ManufacturerNames { get; init; } = new Dictionary<int, string>();

    /// <summary>Kinds of client cards.</summary>
    public IReadOnlyList<CardKind> Cards { get; init; } = [];

    /// <summary>Programmes in their order; those that are off are kept but not applied.</summary>
    public IReadOnlyList<Programme> Programmes { get; init; } = [];

    /// <summary>The rule set.</summary>
    public EarnRuleSet ToRuleSet()
    {
        if (_made is not var (of, rules) || !ReferenceEquals(of, this))
            _made = (this, rules = EarnRuleSet.Create(Define()));
        return rules;
    }

    /// <summary>The rule set with one programme more.</summary>
    public EarnRuleSet ToRuleSetWith(ProgrammeRule extra)
    {
        var definition = Define();
        return EarnRuleSet.Create(definition with { Programmes = [.. definition.Programmes, extra] });
    }

    EarnRuleSetDefinition Define()
    {
        var rates = CategoryRates.ToDictionary(rate => rate.CategoryId);
        return new(CurrencySpec.For(CurrencyCode), TimeZoneInfo.FindSystemTimeZoneById(ZoneId))
        {
            MinimumReceiptMinor = MinimumReceipt,
            BaseIncludesTax = BaseIncludesTax,
            EarnOn = EarnOn,
            ServiceCategoryIds = IdList.Parse(ServiceCategoryIds),
            CapPercent = CapPercent > 0 ? CapPercent : null,
            MarginCapPercent = MarginCapPercent > 0 ? MarginCapPercent : null,
            Tiers = [.. Tiers.Select(RuleOf)],
            Categories = [.. WithoutCycles(Categories).Select(node => RuleOf(node, rates.GetValueOrDefault(node.Id)))],
            Products = [.. ProductRates.Select(rate => new ProductRule(rate.ProductId, rate.Rate, rate.Excluded, (RateUnit)rate.Unit))],
            Manufacturers = [.. ManufacturerRates.Select(RuleOf)],
            Cards = [.. Cards.Select(card => new CardRule(card.Id, card.Name, card.Rate))],
            Programmes = [.. Programmes.Where(programme => programme.Active).Select(programme => programme.ToRule())],
        };
    }

    /// <summary>A tier as the rules see it.</summary>
    public static TierRule RuleOf(CashbackTier tier) => new(
        tier.Id, tier.Name, tier.SpendThreshold, tier.Rate, tier.MinimumReceipt, (RateUnit)tier.Unit);

    ManufacturerRule RuleOf(ManufacturerRate rate) =>
        new(rate.ManufacturerId, ManufacturerNames.GetValueOrDefault(rate.ManufacturerId, ""), rate.Rate, (RateUnit)rate.Unit);

    static CategoryRule RuleOf(CategoryNode node, CategoryRate? rate) =>
        new(node.Id, node.Name, node.ParentId == 0 ? null : node.ParentId, rate?.Rate, rate?.Excluded ?? false, (RateUnit)(rate?.Unit ?? 0));

    // The shop itself survives a category that is its own ancestor; such a link is cut where the way comes back.
    static List<CategoryNode> WithoutCycles(IReadOnlyList<CategoryNode> nodes)
    {
        var byId = nodes.ToDictionary(node => node.Id);
        var sound = new HashSet<int>();
        var result = new List<CategoryNode>(nodes.Count);
        foreach (var node in nodes)
        {
            var way = new HashSet<int>();
            var at = node.Id;
            while (at != 0 && !sound.Contains(at) && byId.TryGetValue(at, out var current) && way.Add(at))
                at = current.ParentId;

            var comesBack = way.Contains(at);
            if (comesBack)
                byId[node.Id] = node with { ParentId = 0 };
            else
                sound.UnionWith(way);
            result.Add(byId[node.Id]);
        }

        return result;
    }
}

/// <summary>A category of the shop.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">For explanations.</param>
/// <param name="ParentId">The category above; 0: a root.</param>
public sealed record CategoryNode(int Id, string Name, int ParentId);
