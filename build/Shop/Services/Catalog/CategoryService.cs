using Nop.Core.Caching;
using Nop.Services.Catalog;

namespace Cashback.Preview.Services;

/// <summary>Categories, a tree.</summary>
public sealed class CategoryService(IRepository<Category> categories, IRepository<ProductCategory> mappings, IStaticCacheManager cache) : ICategoryService
{
    /// <inheritdoc/>
    public async Task<IList<Category>> GetAllCategoriesAsync(int storeId = 0, bool showHidden = false)
    {
        var all = await cache.GetAsync<IList<Category>>(new("Nop.category.all"), async () =>
            await categories.Table.Where(category => !category.Deleted).OrderBy(category => category.ParentCategoryId).ThenBy(category => category.DisplayOrder).ThenBy(category => category.Id).ToListAsync());
        return showHidden ? all : [.. all.Where(category => category.Published)];
    }

    /// <inheritdoc/>
    public async Task<IPagedList<Category>> GetAllCategoriesAsync(string categoryName, int storeId = 0, int pageIndex = 0, int pageSize = int.MaxValue, bool showHidden = false,
        bool? overridePublished = null)
    {
        var found = (await GetAllCategoriesAsync(storeId, showHidden))
            .Where(category => string.IsNullOrEmpty(categoryName) || category.Name.Contains(categoryName, StringComparison.OrdinalIgnoreCase))
            .Where(category => overridePublished is null || category.Published == overridePublished);
        return new PagedList<Category>([.. found], pageIndex, pageSize);
    }

    /// <inheritdoc/>
    public Task<Category> GetCategoryByIdAsync(int categoryId) => categories.GetByIdAsync(categoryId, _ => null!);

    /// <inheritdoc/>
    public Task<IList<Category>> GetCategoriesByIdsAsync(int[] categoryIds) => categories.GetByIdsAsync(categoryIds, includeDeleted: false);

    /// <inheritdoc/>
    public async Task<IList<Category>> GetCategoryBreadCrumbAsync(Category category, IList<Category> allCategories = null!, bool showHidden = false)
    {
        var byId = (allCategories ?? await GetAllCategoriesAsync(showHidden: true)).ToDictionary(other => other.Id);
        var way = new List<Category>();
        for (var step = category; step is not null && !step.Deleted && (showHidden || step.Published) && !way.Exists(seen => seen.Id == step.Id);
            step = byId.GetValueOrDefault(step.ParentCategoryId))
            way.Insert(0, step);
        return way;
    }

    /// <inheritdoc/>
    public async Task<string> GetFormattedBreadCrumbAsync(Category category, IList<Category> allCategories = null!, string separator = ">>", int languageId = 0) =>
        string.Join($" {separator} ", (await GetCategoryBreadCrumbAsync(category, allCategories, true)).Select(step => step.Name));

    /// <inheritdoc/>
    public async Task<IList<int>> GetChildCategoryIdsAsync(int parentCategoryId, int storeId = 0, bool showHidden = false)
    {
        var all = await GetAllCategoriesAsync(storeId, showHidden);
        var below = new List<int>();
        var parents = new Queue<int>([parentCategoryId]);
        while (parents.TryDequeue(out var parent))
        {
            foreach (var child in all.Where(category => category.ParentCategoryId == parent && !below.Contains(category.Id)))
            {
                below.Add(child.Id);
                parents.Enqueue(child.Id);
            }
        }

        return below;
    }

    /// <inheritdoc/>
    public async Task<IList<ProductCategory>> GetProductCategoriesByProductIdAsync(int productId, bool showHidden = false) =>
        (await MappingsAsync()).GetValueOrDefault(productId) ?? [];

    /// <inheritdoc/>
    public async Task<IDictionary<int, int[]>> GetProductCategoryIdsAsync(int[] productIds)
    {
        var all = await MappingsAsync();
        return productIds.Where(all.ContainsKey).Distinct().ToDictionary(id => id, id => all[id].Select(mapping => mapping.CategoryId).ToArray());
    }

    Task<Dictionary<int, List<ProductCategory>>> MappingsAsync() =>
        cache.GetAsync(new("Nop.productcategory.all"), async () =>
            (await mappings.Table.OrderBy(mapping => mapping.DisplayOrder).ThenBy(mapping => mapping.Id).ToListAsync())
                .GroupBy(mapping => mapping.ProductId).ToDictionary(group => group.Key, group => group.ToList()));
}
