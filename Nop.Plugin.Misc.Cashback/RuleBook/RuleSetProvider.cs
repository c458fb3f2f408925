namespace Nop.Plugin.Misc.Cashback.RuleBook;

/// <summary>The rules in force, cached per store with the shop's own cache.</summary>
public interface IRuleSetProvider
{
    /// <summary>The rule set of a store; 0: that of the settings for all stores.</summary>
    Task<EarnRuleSet> GetAsync(int storeId);

    /// <summary>The rows that the rule set of a store is made of; do not change them.</summary>
    Task<RuleRows> GetRowsAsync(int storeId);

    /// <summary>The categories that a product is in directly, hidden ones too; cached per product.</summary>
    Task<IReadOnlyList<int>> CategoriesOfAsync(int productId);

    /// <summary>The manufacturers of a product, hidden ones too; cached per product. Empty where no manufacturer of the rules has a rate.</summary>
    Task<IReadOnlyList<int>> ManufacturersOfAsync(int productId, EarnRuleSet set);

    /// <summary>Drops cached rule sets on every node that shares the cache.</summary>
    Task ClearAsync();

    /// <summary>Drops what is cached of a product.</summary>
    Task ForgetProductAsync(int productId);
}

/// <summary>What rules are asked of goods that a till may have sold without naming a product.</summary>
static class SoldGoods
{
    /// <summary>The categories that goods are in directly.</summary>
    /// <param name="rules">Where they are read.</param>
    /// <param name="productId">The product; 0: none was named.</param>
    /// <param name="categoryId">Then the category; 0: none was named either.</param>
    internal static async Task<IReadOnlyList<int>> CategoriesOfAsync(this IRuleSetProvider rules, int productId, int categoryId) =>
        productId > 0 ? await rules.CategoriesOfAsync(productId) : categoryId > 0 ? [categoryId] : [];

    /// <summary>Some categories with all that lie below them, hidden ones too.</summary>
    internal static async Task<IReadOnlySet<int>> WithAllBelowAsync(this ICategoryService categories, IReadOnlyCollection<int> ids)
    {
        var children = (await categories.GetAllCategoriesAsync(storeId: 0, showHidden: true)).ToLookup((Category category) => category.ParentCategoryId, category => category.Id);
        var all = new HashSet<int>();
        var open = new Queue<int>(ids);
        while (open.TryDequeue(out var id))
        {
            if (!all.Add(id))
                continue;
            foreach (var child in children[id])
                open.Enqueue(child);
        }

        return all;
    }
}

/// <inheritdoc cref="IRuleSetProvider"/>
sealed class RuleSetProvider(
    IStaticCacheManager cache,
    ISettingService settings,
    IWalletDirectory wallets,
    IDateTimeHelper dateTime,
    ICategoryService categories,
    IManufacturerService manufacturers,
    IRepository<CashbackTier> tiers,
    IRepository<CategoryRate> categoryRates,
    IRepository<ProductRate> productRates,
    IRepository<ManufacturerRate> manufacturerRates,
    IRepository<CardKind> cards,
    IRepository<Programme> programmes) : IRuleSetProvider
{
    const string RulesPrefix = "Nop.cashback.rules.";

    static readonly CacheKey RulesKey = new(RulesPrefix + "{0}");
    static readonly CacheKey MakersKey = new("Nop.cashback.productmanufacturers.{0}");
    static readonly CacheKey ProductKey = new("Nop.cashback.productcategories.{0}");

    public async Task<EarnRuleSet> GetAsync(int storeId) => (await GetRowsAsync(storeId)).ToRuleSet();

    public Task<RuleRows> GetRowsAsync(int storeId) => cache.GetAsync(cache.PrepareKeyForDefaultCache(RulesKey, storeId), () => LoadAsync(storeId));

    public async Task<IReadOnlyList<int>> CategoriesOfAsync(int productId) =>
        await cache.GetAsync(cache.PrepareKeyForDefaultCache(ProductKey, productId), async () =>
            (await categories.GetProductCategoryIdsAsync([productId])).TryGetValue(productId, out var ids) ? ids : []);

    public async Task<IReadOnlyList<int>> ManufacturersOfAsync(int productId, EarnRuleSet set) => set.HasManufacturers
        ? await cache.GetAsync(cache.PrepareKeyForDefaultCache(MakersKey, productId), async () =>
            (await manufacturers.GetProductManufacturersByProductIdAsync(productId, showHidden: true)).Select(row => row.ManufacturerId).ToArray())
        : [];

    public Task ClearAsync() => cache.RemoveByPrefixAsync(RulesPrefix);

    public async Task ForgetProductAsync(int productId)
    {
        await cache.RemoveAsync(ProductKey, productId);
        await cache.RemoveAsync(MakersKey, productId);
    }

    async Task<RuleRows> LoadAsync(int storeId)
    {
        var values = await settings.LoadSettingAsync<CashbackSettings>(storeId);
        var currency = await wallets.GetCurrencyAsync();
        var tree = await categories.GetAllCategoriesAsync(storeId: 0, showHidden: true);
        var makers = await manufacturerRates.GetAllAsync(query => query);
        return new()
        {
            CurrencyCode = currency.Code,
            ZoneId = dateTime.DefaultStoreTimeZone.Id,
            MinimumReceipt = Money.FromDecimalHalfUp(Math.Max(0, values.MinimumReceipt), currency).Minor,
            Tiers = [.. await tiers.GetAllAsync(query => query.OrderBy(tier => tier.SpendThreshold))],
            Categories = [.. tree.Select(category => new CategoryNode(category.Id, category.Name, category.ParentCategoryId))],
            CategoryRates = [.. await categoryRates.GetAllAsync(query => query)],
            BaseIncludesTax = values.BaseIncludesTax,
            EarnOn = values.EarnOn,
            ServiceCategoryIds = values.ServiceCategoryIds ?? "",
            CapPercent = values.EarnCapPercent,
            MarginCapPercent = values.EarnMarginCapPercent,
            ManufacturerRates = [.. makers],
            ManufacturerNames = makers.Count == 0 ? new Dictionary<int, string>()
                : (await manufacturers.GetAllManufacturersAsync(showHidden: true)).ToDictionary(maker => maker.Id, maker => maker.Name),
            Cards = [.. await cards.GetAllAsync(query => query.OrderBy(card => card.DisplayOrder).ThenBy(card => card.Id))],
            ProductRates = [.. await productRates.GetAllAsync(query => query)],
            Programmes = [.. await programmes.GetAllAsync(query => query
                .Where(programme => programme.Active)
                .OrderBy(programme => programme.DisplayOrder).ThenBy(programme => programme.Id))],
        };
    }
}
