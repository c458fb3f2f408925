namespace Nop.Plugin.Misc.Cashback.RuleBook;

/// <summary>Keeps tiers, rates of categories, products and manufacturers, and programmes. Every save refuses what the rules do not allow and drops the cached rule sets.</summary>
public interface IEarnRuleService
{
    /// <summary>All tiers, ascending by threshold.</summary>
    Task<IList<CashbackTier>> GetTiersAsync();

    /// <summary>Inserts (id 0) or updates a tier.</summary>
    Task<RuleSaveResult> SaveTierAsync(CashbackTier tier);

    /// <summary>What saving a tier would answer; nothing is written.</summary>
    Task<RuleSaveResult> CheckTierAsync(CashbackTier tier);

    /// <summary>Deletes a tier; who held it falls to what their spend deserves at the next review.</summary>
    Task DeleteTierAsync(int tierId);

    /// <summary>All category rates.</summary>
    Task<IList<CategoryRate>> GetCategoryRatesAsync();

    /// <summary>Inserts or updates the rate of a category; no rate and not excluded deletes it.</summary>
    Task<RuleSaveResult> SaveCategoryRateAsync(CategoryRate rate);

    /// <summary>All product rates.</summary>
    Task<IList<ProductRate>> GetProductRatesAsync();

    /// <summary>Inserts or updates the rate of a product; no rate and not excluded deletes it.</summary>
    Task<RuleSaveResult> SaveProductRateAsync(ProductRate rate);

    /// <summary>All rates of manufacturers.</summary>
    Task<IList<ManufacturerRate>> GetManufacturerRatesAsync();

    /// <summary>Inserts or updates the rate of a manufacturer; no rate deletes it.</summary>
    /// <param name="manufacturerId">The manufacturer.</param>
    /// <param name="rate">Percent, or units of the currency as the unit says; null: none.</param>
    /// <param name="unit">What the number means.</param>
    Task<RuleSaveResult> SaveManufacturerRateAsync(int manufacturerId, decimal? rate, RateUnit unit);

    /// <summary>What saving the rate of a category, product or manufacturer would answer; nothing is written.</summary>
    /// <param name="rate">Percent, or units of the currency as the unit says; null: none.</param>
    /// <param name="unit">A <see cref="RateUnit"/>.</param>
    Task<RuleSaveResult> CheckRateAsync(decimal? rate, int unit);

    /// <summary>All programmes in their order.</summary>
    Task<IList<Programme>> GetProgrammesAsync();

    /// <summary>Inserts (id 0) or updates a programme.</summary>
    Task<RuleSaveResult> SaveProgrammeAsync(Programme programme);

    /// <summary>What saving a programme would answer; nothing is written.</summary>
    Task<RuleSaveResult> CheckProgrammeAsync(Programme programme);

    /// <summary>Deletes a programme; what it has given stays.</summary>
    Task DeleteProgrammeAsync(int programmeId);
}

/// <summary>Whether a rule was saved, or what is wrong with it.</summary>
/// <param name="Errors">Field name of the row and resource key of the message; empty: saved.</param>
public sealed record RuleSaveResult(IReadOnlyList<(string Field, string ResourceKey)> Errors)
{
    /// <summary>It was saved.</summary>
    public static RuleSaveResult Done { get; } = new([]);

    /// <summary>Another row has the name.</summary>
    public static RuleSaveResult NameTaken { get; } = new([("Name", RuleErrors.NameTaken)]);

    /// <summary>Whether it was saved.</summary>
    public bool Saved => Errors.Count == 0;
}
