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
        Tiers = [.. definition.Tiers.OrderBy(t => t.SpendMinor)];
        Programmes = [.. definition.Programmes];
        Indexed = [.. Programmes.Select((p, i) => new IndexedProgramme(p, i))];
        _products = definition.Products.ToDictionary(p => p.ProductId);
        _manufacturers = definition.Manufacturers.ToDictionary(m => m.Id);
        _categories = CategoryIndex.Build(definition.Categories, definition.Programmes);
    }

    /// <summary>Currency of every amount in the rules.</summary>
    public CurrencySpec Currency { get; }

    /// <summary>The shop's zone.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>Least earn base of an order that earns, in minor units.</summary>
    public long MinimumReceiptMinor { get; }

    /// <summary>Tiers, lowest threshold first.</summary>
    public IReadOnlyList<TierRule> Tiers { get; }

    /// <summary>Programmes in their order.</summary>
    public IReadOnlyList<ProgrammeRule> Programmes { get; }

    /// <summary>The same with what is worked out once.</summary>
    internal IndexedProgramme[] Indexed { get; }

    /// <summary>Words of 64 bits that hold one bit per programme.</summary>
    internal int ProgrammeWords => (Programmes.Count + 63) / 64;

    /// <summary>Checks and indexes the rules.</summary>
    /// <exception cref="ArgumentException"><see cref="RuleSetValidator"/> finds something wrong with them.</exception>
    public static EarnRuleSet Create(EarnRuleSetDefinition definition)
    {
        var problems = RuleSetValidator.Validate(definition);
        return problems.Count == 0
            ? new(definition)
            : throw new ArgumentException($"The rules are not valid: {string.Join("; ", problems)}", nameof(definition));
    }

    /// <summary>The tier of an id; null: there is none.</summary>
    public TierRule? FindTier(int id) => Tiers.FirstOrDefault(t => t.Id == id);

    internal ProductRule? FindProduct(int id) => _products.GetValueOrDefault(id);

    internal ManufacturerRule? FindManufacturer(int id) => _manufacturers.GetValueOrDefault(id);

    internal CategoryFacts? FindCategory(int id) => _categories.GetValueOrDefault(id);
}
