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
    public async Task<RuleSaveResult> SaveCategoryRateAsync(CategoryRate rate)
    {
        var known = (await categoryRates.GetAllAsync(query => query.Where(row => row.CategoryId == rate.CategoryId))).FirstOrDefault();
        rate.Id = known?.Id ?? 0;
        return rate is { Rate: null, Excluded: false }
            ? await RemoveAsync(categoryRates, known)
            : await SaveAsync(categoryRates, rate, RuleErrors.OfRate(rate.Rate, rate.Unit, await BoundsAsync()));
    }

    /// <summary>All product rates.</summary>
    public Task<IList<ProductRate>> GetProductRatesAsync() => productRates.GetAllAsync(query => query.OrderBy(rate => rate.ProductId));

    /// <summary>Inserts or updates the rate of a product; no rate and not excluded deletes it.</summary>
    public async Task<RuleSaveResult> SaveProductRateAsync(ProductRate rate)
    {
        var known = (await productRates.GetAllAsync(query => query.Where(row => row.ProductId == rate.ProductId))).FirstOrDefault();
        rate.Id = known?.Id ?? 0;
        return rate is { Rate: null, Excluded: false }
            ? await RemoveAsync(productRates, known)
            : await SaveAsync(productRates, rate, RuleErrors.OfRate(rate.Rate, rate.Unit, await BoundsAsync()));
    }

    /// <summary>All rates of manufacturers.</summary>
    public Task<IList<ManufacturerRate>> GetManufacturerRatesAsync() => manufacturerRates.GetAllAsync(query => query.OrderBy(rate => rate.ManufacturerId));

    /// <summary>Inserts or updates the rate of a manufacturer; no rate deletes it.</summary>
    /// <param name="manufacturerId">The manufacturer.</param>
    /// <param name="rate">Percent, or units of the currency as the unit says; null: none.</param>
    /// <param name="unit">What the number means.</param>
    public async Task<RuleSaveResult> SaveManufacturerRateAsync(int manufacturerId, decimal? rate, RateUnit unit)
    {
        var known = (await manufacturerRates.GetAllAsync(query => query.Where(row => row.ManufacturerId == manufacturerId))).FirstOrDefault();
        if (rate is not { } number)
            return await RemoveAsync(manufacturerRates, known);

        var errors = RuleErrors.OfRate(rate, (int)unit, await BoundsAsync());
        return await SaveAsync(manufacturerRates, new() { Id = known?.Id ?? 0, ManufacturerId = manufacturerId, Rate = number, Unit = (int)unit }, errors);
    }

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
