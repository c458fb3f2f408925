using Nop.Core;
using Nop.Data;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Services.Configuration;

namespace Nop.Plugin.Misc.Cashback.RuleBook;

/// <inheritdoc cref="IEarnRuleService"/>
public class EarnRuleService(
    IRepository<CashbackTier> tiers,
    IRepository<CategoryRate> categoryRates,
    IRepository<ProductRate> productRates,
    IRepository<ManufacturerRate> manufacturerRates,
    IRepository<Programme> programmes,
    IWalletStore store,
    IWalletDirectory wallets,
    ISettingService settings,
    IRuleSetProvider rules) : IEarnRuleService
{
    /// <inheritdoc/>
    public Task<IList<CashbackTier>> GetTiersAsync() =>
        tiers.GetAllAsync(query => query.OrderBy(tier => tier.SpendThreshold));

    /// <inheritdoc/>
    public async Task<RuleSaveResult> SaveTierAsync(CashbackTier tier)
    {
        ArgumentNullException.ThrowIfNull(tier);
        return await SaveAsync(tiers, tier, (await CheckTierAsync(tier)).Errors);
    }

    /// <inheritdoc/>
    public async Task<RuleSaveResult> CheckTierAsync(CashbackTier tier) => new(RuleErrors.Of(tier, await GetTiersAsync(), await BoundsAsync()));

    /// <inheritdoc/>
    public Task DeleteTierAsync(int tierId) => DeleteAsync(tiers, tierId);

    /// <inheritdoc/>
    public Task<IList<CategoryRate>> GetCategoryRatesAsync() => categoryRates.GetAllAsync(query => query.OrderBy(rate => rate.CategoryId));

    /// <inheritdoc/>
    public async Task<RuleSaveResult> SaveCategoryRateAsync(CategoryRate rate)
    {
        ArgumentNullException.ThrowIfNull(rate);
        var known = (await categoryRates.GetAllAsync(query => query.Where(row => row.CategoryId == rate.CategoryId))).FirstOrDefault();
        rate.Id = known?.Id ?? 0;
        return rate is { Rate: null, Excluded: false }
            ? await RemoveAsync(categoryRates, known)
            : await SaveAsync(categoryRates, rate, RuleErrors.OfRate(rate.Rate, rate.Unit, await BoundsAsync()));
    }

    /// <inheritdoc/>
    public Task<IList<ProductRate>> GetProductRatesAsync() => productRates.GetAllAsync(query => query.OrderBy(rate => rate.ProductId));

    /// <inheritdoc/>
    public async Task<RuleSaveResult> SaveProductRateAsync(ProductRate rate)
    {
        ArgumentNullException.ThrowIfNull(rate);
        var known = (await productRates.GetAllAsync(query => query.Where(row => row.ProductId == rate.ProductId))).FirstOrDefault();
        rate.Id = known?.Id ?? 0;
        return rate is { Rate: null, Excluded: false }
            ? await RemoveAsync(productRates, known)
            : await SaveAsync(productRates, rate, RuleErrors.OfRate(rate.Rate, rate.Unit, await BoundsAsync()));
    }

    /// <inheritdoc/>
    public Task<IList<ManufacturerRate>> GetManufacturerRatesAsync() => manufacturerRates.GetAllAsync(query => query.OrderBy(rate => rate.ManufacturerId));

    /// <inheritdoc/>
    public async Task<RuleSaveResult> SaveManufacturerRateAsync(int manufacturerId, decimal? rate, RateUnit unit)
    {
        var known = (await manufacturerRates.GetAllAsync(query => query.Where(row => row.ManufacturerId == manufacturerId))).FirstOrDefault();
        if (rate is not { } number)
            return await RemoveAsync(manufacturerRates, known);

        var errors = RuleErrors.OfRate(rate, (int)unit, await BoundsAsync());
        return await SaveAsync(manufacturerRates, new() { Id = known?.Id ?? 0, ManufacturerId = manufacturerId, Rate = number, Unit = (int)unit }, errors);
    }

    /// <inheritdoc/>
    public async Task<RuleSaveResult> CheckRateAsync(decimal? rate, int unit) => new(RuleErrors.OfRate(rate, unit, await BoundsAsync()));

    /// <inheritdoc/>
    public Task<IList<Programme>> GetProgrammesAsync() =>
        programmes.GetAllAsync(query => query.OrderBy(programme => programme.DisplayOrder).ThenBy(programme => programme.Id));

    /// <inheritdoc/>
    public async Task<RuleSaveResult> SaveProgrammeAsync(Programme programme)
    {
        ArgumentNullException.ThrowIfNull(programme);
        programme.CategoryIds = string.Join(',', IdList.Parse(programme.CategoryIds));
        programme.TierIds = string.Join(',', IdList.Parse(programme.TierIds));
        programme.RoleIds = string.Join(',', IdList.Parse(programme.RoleIds));
        programme.CardIds = string.Join(',', IdList.Parse(programme.CardIds));
        return await SaveAsync(programmes, programme, (await CheckProgrammeAsync(programme)).Errors);
    }

    /// <inheritdoc/>
    public async Task<RuleSaveResult> CheckProgrammeAsync(Programme programme)
    {
        ArgumentNullException.ThrowIfNull(programme);
        var spent = programme.Id == 0 ? 0 : (await store.BudgetsAsync([programme.Id], CancellationToken.None)).GetValueOrDefault(programme.Id);
        return new(RuleErrors.Of(programme, spent, await BoundsAsync()));
    }

    /// <inheritdoc/>
    public Task DeleteProgrammeAsync(int programmeId) => DeleteAsync(programmes, programmeId);

    Task<RuleBounds> BoundsAsync() => RuleBounds.ReadAsync(wallets, settings);

    async Task<RuleSaveResult> SaveAsync<T>(IRepository<T> repository, T row, IReadOnlyList<(string, string)> errors) where T : BaseEntity
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
