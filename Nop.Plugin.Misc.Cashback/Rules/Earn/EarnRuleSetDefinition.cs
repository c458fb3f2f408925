namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>All that an <see cref="EarnRuleSet"/> is built from, as the owner configured it for one store.</summary>
/// <param name="Currency">Currency of every amount in the rules.</param>
/// <param name="Zone">The shop's zone, in which days are counted.</param>
public sealed record EarnRuleSetDefinition(CurrencySpec Currency, TimeZoneInfo Zone)
{
    /// <summary>All categories of the store, so that ways to the roots are whole.</summary>
    public IReadOnlyList<CategoryRule> Categories { get; init; } = [];

    /// <summary>Products with a rule of their own; every other product has none.</summary>
    public IReadOnlyList<ProductRule> Products { get; init; } = [];

    /// <summary>Manufacturers with a rate.</summary>
    public IReadOnlyList<ManufacturerRule> Manufacturers { get; init; } = [];

    /// <summary>Tiers, in any order; without tiers the base rate is 0.</summary>
    public IReadOnlyList<TierRule> Tiers { get; init; } = [];

    /// <summary>Kinds of client cards.</summary>
    public IReadOnlyList<CardRule> Cards { get; init; } = [];

    /// <summary>Programmes; their order decides ties.</summary>
    public IReadOnlyList<ProgrammeRule> Programmes { get; init; } = [];

    /// <summary>Least earn base, in minor units, of an order that earns; 0: every order.</summary>
    public long MinimumReceiptMinor { get; init; }

    /// <summary>Whether bases count with their tax.</summary>
    public bool BaseIncludesTax { get; init; }

    /// <summary>Kinds of goods that earn.</summary>
    public EarnOn EarnOn { get; init; }

    /// <summary>Categories whose products, and those of the categories below, are services.</summary>
    public IReadOnlyList<int> ServiceCategoryIds { get; init; } = [];

    /// <summary>Most that a line gives back whatever rules meet, in percent of its base, 0 to 100, at most 4 decimals; null: no cap.</summary>
    public decimal? CapPercent { get; init; }

    /// <summary>Most that a line gives back in percent of what its base leaves over its cost, 0 to 100, at most 4 decimals; null, or where the cost is not known: no cap.</summary>
    public decimal? MarginCapPercent { get; init; }
}

/// <summary>A kind of client card that staff give by hand, such as Gold.</summary>
/// <param name="Id">Id of the kind.</param>
/// <param name="Name">For explanations.</param>
/// <param name="Rate">Earn rate in percent, 0 to 100, at most 4 decimals; it stands beside the tier's rate, and the one that gives a line more holds. Null: none of its own.</param>
public sealed record CardRule(int Id, string Name, decimal? Rate = null);

/// <summary>Category as the rules know it.</summary>
/// <param name="Id">The shop's category id.</param>
/// <param name="Name">For explanations.</param>
/// <param name="ParentId">The category above; null, 0 or one that is not among the rules' categories makes this a root.</param>
/// <param name="Rate">Earn rate: in percent 0 to 100, at most 4 decimals; null: none of its own. 0 is a rate.</param>
/// <param name="Excluded">Its products, and those of the categories below it, earn nothing.</param>
/// <param name="Unit">What the rate's number means.</param>
public sealed record CategoryRule(
    int Id,
    string Name,
    int? ParentId = null,
    decimal? Rate = null,
    bool Excluded = false,
    RateUnit Unit = RateUnit.Percent);

/// <summary>A manufacturer with an earn rate. It applies after product and category, before the tier.</summary>
/// <param name="Id">The shop's manufacturer id.</param>
/// <param name="Name">For explanations.</param>
/// <param name="Rate">Earn rate: in percent 0 to 100, at most 4 decimals.</param>
/// <param name="Unit">What the rate's number means.</param>
public sealed record ManufacturerRule(int Id, string Name, decimal Rate, RateUnit Unit = RateUnit.Percent);

/// <summary>A product with a rate of its own, or without any earning.</summary>
/// <param name="ProductId">The shop's product id.</param>
/// <param name="Rate">Earn rate: in percent 0 to 100, at most 4 decimals; null: none of its own.</param>
/// <param name="Excluded">The product earns nothing.</param>
/// <param name="Unit">What the rate's number means.</param>
public sealed record ProductRule(int ProductId, decimal? Rate = null, bool Excluded = false, RateUnit Unit = RateUnit.Percent);
