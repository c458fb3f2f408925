namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>
/// The earn rules of one store, checked and indexed. Immutable, so that one instance may be cached and shared.
/// What a line needs is looked up by id, whatever the number of rates.
/// </summary>
public sealed class EarnRuleSet
{
    readonly Dictionary<int, ProductRule> _products;
    readonly Dictionary<int, ManufacturerRule> _manufacturers;
    readonly Dictionary<int, CategoryFacts> _categories;

    EarnRuleSet(EarnRuleSetDefinition definition)
    {
        Currency = definition.Currency;
        Zone = definition.Zone;
        MinimumReceiptMinor = definition.MinimumReceiptMinor;
        BaseIncludesTax = definition.BaseIncludesTax;
        EarnOn = definition.EarnOn;
        CapPercent = definition.CapPercent;
        MarginCapPercent = definition.MarginCapPercent;
        Cards = [.. definition.Cards];
        Tiers = [.. definition.Tiers.OrderBy(t => t.SpendMinor)];
        Programmes = [.. definition.Programmes];
        Indexed = [.. Programmes.Select((p, i) => new IndexedProgramme(p, i))];
        _products = definition.Products.ToDictionary(p => p.ProductId);
        _manufacturers = definition.Manufacturers.ToDictionary(m => m.Id);
        _categories = CategoryIndex.Build(definition);
        Needs = RuleSetNeeds.Of(definition);
        FavouriteMask = new ulong[ProgrammeWords];
        foreach (var programme in Indexed.Where(p => p.Rule.FavouriteCategory))
            programme.Mark(FavouriteMask);
    }

    /// <summary>Currency of every amount in the rules.</summary>
    public CurrencySpec Currency { get; }

    /// <summary>The shop's zone.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>Least earn base of an order that earns, in minor units.</summary>
    public long MinimumReceiptMinor { get; }

    /// <summary>Whether bases count with their tax: decides what <see cref="EarnLine.Net"/> and <see cref="EarnRequest.OrderDiscount"/> are.</summary>
    public bool BaseIncludesTax { get; }

    /// <summary>Kinds of goods that earn.</summary>
    public EarnOn EarnOn { get; }

    /// <summary>Most that a line gives back, percent of its base; null: no cap.</summary>
    public decimal? CapPercent { get; }

    /// <summary>Most that a line gives back, percent of its margin; null: no cap.</summary>
    public decimal? MarginCapPercent { get; }

    /// <summary>Kinds of client cards.</summary>
    public IReadOnlyList<CardRule> Cards { get; }

    /// <summary>Facts of the client that an order's calculation must know.</summary>
    public CustomerNeeds Needs { get; }

    /// <summary>Whether a manufacturer has a rate.</summary>
    public bool HasManufacturers => _manufacturers.Count > 0;

    /// <summary>Tiers, lowest threshold first.</summary>
    public IReadOnlyList<TierRule> Tiers { get; }

    /// <summary>Programmes in their order.</summary>
    public IReadOnlyList<ProgrammeRule> Programmes { get; }

    /// <summary>The programmes, with what does not depend on the order precomputed.</summary>
    internal IndexedProgramme[] Indexed { get; }

    /// <summary>The bits of the programmes for the client's favourite category.</summary>
    internal ulong[] FavouriteMask { get; }

    /// <summary>Words of 64 bits that hold one bit per programme.</summary>
    internal int ProgrammeWords => (Programmes.Count + 63) / 64;

    /// <summary>Checks and indexes the rules.</summary>
    /// <exception cref="ArgumentException"><see cref="RuleSetValidator"/> finds something wrong with them that is not tolerated.</exception>
    public static EarnRuleSet Create(EarnRuleSetDefinition definition)
    {
        var problems = RuleSetValidator.Validate(definition).Where(problem => !problem.IsTolerated).ToList();
        return problems.Count == 0
            ? new(definition)
            : throw new ArgumentException($"The rules are not valid: {string.Join("; ", problems)}", nameof(definition));
    }

    /// <summary>The tier of an id; null: there is none.</summary>
    public TierRule? FindTier(int id) => Tiers.FirstOrDefault(t => t.Id == id);

    /// <summary>The card kind of an id; null: there is none.</summary>
    public CardRule? FindCard(int id) => Cards.FirstOrDefault(c => c.Id == id);

    /// <summary>The category at the top of the way up from one; null: the rules do not know it.</summary>
    public int? RootOf(int categoryId) => FindCategory(categoryId)?.RootId;

    /// <summary>Rest of the programmes' budgets, minor units by programme id; less than 0 where one is overdrawn.</summary>
    /// <param name="spent">What programmes gave, minor units; one that is missing gave nothing.</param>
    public IReadOnlyDictionary<int, long> BudgetsLeft(IReadOnlyDictionary<int, long> spent)
    {
        ArgumentNullException.ThrowIfNull(spent);
        var left = new Dictionary<int, long>();
        foreach (var programme in Programmes)
        {
            if (programme.BudgetMinor is { } budget)
                left[programme.Id] = budget - spent.GetValueOrDefault(programme.Id);
        }

        return left;
    }

    /// <summary>Whether a programme runs for an order and is for a line of it that may earn, whether or not others leave it something to add.</summary>
    public bool Holds(int programmeId, EarnRequest order)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (Indexed.FirstOrDefault(p => p.Rule.Id == programmeId) is not { } programme || !programme.Runs(order, Zone))
            return false;

        var rater = new LineRater(this, order.Tier, order.Client);
        var named = new ulong[ProgrammeWords];
        return order.Lines.Any(line => rater.Rate(line, named).Exclusion is null && programme.Matches(named));
    }

    /// <summary>Name of a category; null: the rules do not know it.</summary>
    internal string? NameOfCategory(int categoryId) => FindCategory(categoryId)?.Name;

    /// <summary>A category and all above it; one that the rules do not know stands alone.</summary>
    internal IReadOnlyList<int> WayTo(int categoryId) => FindCategory(categoryId)?.Way ?? [categoryId];

    internal ProductRule? FindProduct(int id) => _products.GetValueOrDefault(id);

    internal ManufacturerRule? FindManufacturer(int id) => _manufacturers.GetValueOrDefault(id);

    internal CategoryFacts? FindCategory(int id) => _categories.GetValueOrDefault(id);
}
