using System.Globalization;
using Nop.Plugin.Misc.Cashback.Rules;

namespace Nop.Plugin.Misc.Cashback.Earning;

/// <summary>The rows that a rule set is made of. Plain data, so that a distributed cache can carry it; the set itself is made once a copy.</summary>
public sealed class RuleSource
{
    EarnRuleSet? _rules;

    /// <summary>ISO 4217 code of the primary store currency.</summary>
    public string CurrencyCode { get; init; } = "";

    /// <summary>Id of the shop's zone.</summary>
    public string ZoneId { get; init; } = "";

    /// <summary>Least earn base of an order that earns, minor units.</summary>
    public long MinimumReceipt { get; init; }

    /// <summary>All tiers.</summary>
    public IReadOnlyList<CashbackTier> Tiers { get; init; } = [];

    /// <summary>The whole category tree.</summary>
    public IReadOnlyList<CategoryNode> Categories { get; init; } = [];

    /// <summary>Rates of categories.</summary>
    public IReadOnlyList<CategoryRate> CategoryRates { get; init; } = [];

    /// <summary>Rates of products.</summary>
    public IReadOnlyList<ProductRate> ProductRates { get; init; } = [];

    /// <summary>Active programmes in their order.</summary>
    public IReadOnlyList<Programme> Programmes { get; init; } = [];

    /// <summary>The rule set.</summary>
    public EarnRuleSet ToRuleSet() => _rules ??= EarnRuleSet.Create(Define());

    EarnRuleSetDefinition Define()
    {
        var rates = CategoryRates.ToDictionary(rate => rate.CategoryId);
        return new(CurrencySpec.For(CurrencyCode), TimeZoneInfo.FindSystemTimeZoneById(ZoneId))
        {
            MinimumReceiptMinor = MinimumReceipt,
            Tiers = [.. Tiers.Select(RuleOf)],
            Categories = [.. WithoutCycles(Categories).Select(node => RuleOf(node, rates.GetValueOrDefault(node.Id)))],
            Products = [.. ProductRates.Select(rate => new ProductRule(rate.ProductId, rate.Rate, rate.Excluded))],
            Programmes = [.. Programmes.Select(RuleOf)],
        };
    }

    /// <summary>A tier as the rules see it.</summary>
    public static TierRule RuleOf(CashbackTier tier) => new(tier.Id, tier.Name, tier.SpendThreshold, tier.Rate, tier.MinimumReceipt);

    /// <summary>A programme as the rules see it.</summary>
    public static ProgrammeRule RuleOf(Programme programme) => new(programme.Id, programme.Name)
    {
        FromUtc = AsUtc(programme.FromUtc),
        ToUtc = AsUtc(programme.ToUtc),
        Weekdays = [.. Enum.GetValues<DayOfWeek>().Where(day => (programme.Weekdays & 1 << (int)day) != 0)],
        CategoryIds = Ids(programme.CategoryIds),
        Audience = new() { TierIds = Ids(programme.TierIds) },
        Multiplier = programme.Multiplier,
        ExtraPercent = programme.ExtraPercent,
        Stackable = programme.Stackable,
        CapPerOrderMinor = programme.CapPerOrder,
        BudgetMinor = programme.Budget,
    };

    /// <summary>Reads a list of ids as a programme keeps it; what is not a number is passed over.</summary>
    public static IReadOnlyList<int> Ids(string? list) =>
    [
        .. (list ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0)
            .Distinct(),
    ];

    static CategoryRule RuleOf(CategoryNode node, CategoryRate? rate) =>
        new(node.Id, node.Name, node.ParentId == 0 ? null : node.ParentId, rate?.Rate, rate?.Excluded ?? false);

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

    static DateTime? AsUtc(DateTime? instant) => instant is { } value ? DateTime.SpecifyKind(value, DateTimeKind.Utc) : null;
}

/// <summary>A category of the shop.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">For explanations.</param>
/// <param name="ParentId">The category above; 0: a root.</param>
public sealed record CategoryNode(int Id, string Name, int ParentId);
