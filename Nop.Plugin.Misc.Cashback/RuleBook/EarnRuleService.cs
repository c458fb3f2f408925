using System.Linq.Expressions;

namespace Nop.Plugin.Misc.Cashback.RuleBook;

/// <summary>Whether a rule was saved, or what is wrong with it.</summary>
/// <param name="Errors">What is wrong; empty: saved.</param>
public sealed record RuleSaveResult(IReadOnlyList<RuleError> Errors)
{
    /// <summary>It was saved.</summary>
    public static RuleSaveResult Done { get; } = new([]);

    /// <summary>Another row has the name.</summary>
    public static RuleSaveResult NameTaken { get; } = new([new("Name", RuleErrors.NameTaken)]);

    /// <summary>Whether it was saved.</summary>
    public bool Saved => Errors.Count == 0;
}

/// <summary>Keeps tiers, rates of categories, products and manufacturers, and programmes. Every save refuses what the rules do not allow and drops the cached rule sets.</summary>
public sealed class EarnRuleService(
    IRepository<CashbackTier> tiers,
    IRepository<CategoryRate> categoryRates,
    IRepository<ProductRate> productRates,
    IRepository<ManufacturerRate> manufacturerRates,
    IRepository<Programme> programmes,
    IWalletStore store,
    IWalletDirectory wallets,
    ISettingService settings,
    IRuleSetProvider rules)
{
    /// <summary>All tiers, ascending by threshold.</summary>
    public Task<IList<CashbackTier>> GetTiersAsync() =>
        tiers.GetAllAsync(query => query.OrderBy(tier => tier.SpendThreshold));

    /// <summary>Inserts (id 0) or updates a tier.</summary>
    public async Task<RuleSaveResult> SaveTierAsync(CashbackTier tier) => await SaveAsync(tiers, tier, (await CheckTierAsync(tier)).Errors);

    /// <summary>Checks a tier as saving it would; writes nothing.</summary>
    public async Task<RuleSaveResult> CheckTierAsync(CashbackTier tier) => new(RuleErrors.Of(tier, await GetTiersAsync(), await BoundsAsync()));

    /// <summary>Deletes a tier; who held it falls to what their spend deserves at the next review.</summary>
    public Task DeleteTierAsync(int tierId) => DeleteAsync(tiers, tierId);

    /// <summary>All category rates.</summary>
    public Task<IList<CategoryRate>> GetCategoryRatesAsync() => categoryRates.GetAllAsync(query => query.OrderBy(rate => rate.CategoryId));

    /// <summary>Inserts or updates the rate of a category; no rate and not excluded deletes it.</summary>
    public Task<RuleSaveResult> SaveCategoryRateAsync(CategoryRate rate) =>
        SaveRateAsync(categoryRates, rate, row => row.CategoryId == rate.CategoryId, rate.Rate, rate.Unit, rate.Excluded);

    /// <summary>All product rates.</summary>
    public Task<IList<ProductRate>> GetProductRatesAsync() => productRates.GetAllAsync(query => query.OrderBy(rate => rate.ProductId));

    /// <summary>Inserts or updates the rate of a product; no rate and not excluded deletes it.</summary>
    public Task<RuleSaveResult> SaveProductRateAsync(ProductRate rate) =>
        SaveRateAsync(productRates, rate, row => row.ProductId == rate.ProductId, rate.Rate, rate.Unit, rate.Excluded);

    /// <summary>All rates of manufacturers.</summary>
    public Task<IList<ManufacturerRate>> GetManufacturerRatesAsync() => manufacturerRates.GetAllAsync(query => query.OrderBy(rate => rate.ManufacturerId));

    /// <summary>Inserts or updates the rate of a manufacturer; no rate deletes it.</summary>
    /// <param name="manufacturerId">The manufacturer.</param>
    /// <param name="rate">Percent, or units of the currency as the unit says; null: none.</param>
    /// <param name="unit">What the number means.</param>
    public Task<RuleSaveResult> SaveManufacturerRateAsync(int manufacturerId, decimal? rate, RateUnit unit) =>
        SaveRateAsync(manufacturerRates, new() { ManufacturerId = manufacturerId, Rate = rate ?? 0, Unit = (int)unit }, row => row.ManufacturerId == manufacturerId, rate, (int)unit);

    /// <summary>Checks the rate of a category, product or manufacturer as saving it would; writes nothing.</summary>
    /// <param name="rate">Percent, or units of the currency as the unit says; null: none.</param>
    /// <param name="unit">A <see cref="RateUnit"/>.</param>
    public async Task<RuleSaveResult> CheckRateAsync(decimal? rate, int unit) => new(RuleErrors.OfRate(rate, unit, await BoundsAsync()));

    /// <summary>All programmes in their order.</summary>
    public Task<IList<Programme>> GetProgrammesAsync() =>
        programmes.GetAllAsync(query => query.OrderBy(programme => programme.DisplayOrder).ThenBy(programme => programme.Id));

    /// <summary>Inserts (id 0) or updates a programme.</summary>
    public async Task<RuleSaveResult> SaveProgrammeAsync(Programme programme)
    {
        programme.CategoryIds = string.Join(',', IdList.Parse(programme.CategoryIds));
        programme.TierIds = string.Join(',', IdList.Parse(programme.TierIds));
        programme.RoleIds = string.Join(',', IdList.Parse(programme.RoleIds));
        programme.CardIds = string.Join(',', IdList.Parse(programme.CardIds));
        return await SaveAsync(programmes, programme, (await CheckProgrammeAsync(programme)).Errors);
    }

    /// <summary>Checks a programme as saving it would; writes nothing.</summary>
    public async Task<RuleSaveResult> CheckProgrammeAsync(Programme programme)
    {
        var spent = programme.Id == 0 ? 0 : (await store.BudgetsAsync([programme.Id], CancellationToken.None)).GetValueOrDefault(programme.Id);
        return new(RuleErrors.Of(programme, spent, await BoundsAsync()));
    }

    /// <summary>Deletes a programme; what it has given stays.</summary>
    public Task DeleteProgrammeAsync(int programmeId) => DeleteAsync(programmes, programmeId);

    Task<RuleBounds> BoundsAsync() => RuleBounds.ReadAsync(wallets, settings);

    async Task<RuleSaveResult> SaveAsync<T>(IRepository<T> repository, T row, IReadOnlyList<RuleError> errors) where T : BaseEntity
    {
        if (errors.Count > 0)
            return new(errors);

        if (row.Id == 0)
            await repository.InsertAsync(row);
        else
            await repository.UpdateAsync(row);
        await rules.ClearAsync();
        return new([]);
    }

    // A thing has one row at most; one that says nothing is none.
    async Task<RuleSaveResult> SaveRateAsync<T>(IRepository<T> repository, T row, Expression<Func<T, bool>> ofIt, decimal? rate, int unit, bool excluded = false) where T : BaseEntity
    {
        var known = (await repository.GetAllAsync(query => query.Where(ofIt))).FirstOrDefault();
        row.Id = known?.Id ?? 0;
        return rate is null && !excluded
            ? await RemoveAsync(repository, known)
            : await SaveAsync(repository, row, RuleErrors.OfRate(rate, unit, await BoundsAsync()));
    }

    async Task<RuleSaveResult> RemoveAsync<T>(IRepository<T> repository, T? row) where T : BaseEntity
    {
        if (row is not null)
        {
            await repository.DeleteAsync(row);
            await rules.ClearAsync();
        }

        return new([]);
    }

    async Task DeleteAsync<T>(IRepository<T> repository, int id) where T : BaseEntity
    {
        if (await repository.GetByIdAsync(id) is { } row)
            await RemoveAsync(repository, row);
    }
}
