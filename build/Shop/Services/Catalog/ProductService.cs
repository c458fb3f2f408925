using Nop.Services.Catalog;

namespace Cashback.Preview.Services;

/// <summary>Products.</summary>
public sealed class ProductService(IRepository<Product> products, IRepository<ProductCategory> mappings) : IProductService
{
    /// <inheritdoc/>
    public Task<Product> GetProductByIdAsync(int productId) => products.GetByIdAsync(productId, _ => null!);

    /// <inheritdoc/>
    public async Task<IList<Product>> GetProductsByIdsAsync(int[] productIds)
    {
        var found = new List<Product>();
        foreach (var id in productIds.Distinct())
        {
            if (await GetProductByIdAsync(id) is { Deleted: false } product)
                found.Add(product);
        }

        return found;
    }

    /// <inheritdoc/>
    public Task<Product> GetProductBySkuAsync(string sku) => products.Table.FirstOrDefaultAsync(product => product.Sku == sku && !product.Deleted);

    /// <inheritdoc/>
    public Task<IPagedList<Product>> SearchProductsAsync(int pageIndex = 0, int pageSize = int.MaxValue, IList<int> categoryIds = null!, IList<int> manufacturerIds = null!,
        int storeId = 0, int vendorId = 0, int warehouseId = 0, ProductType? productType = null, bool visibleIndividuallyOnly = false, bool excludeFeaturedProducts = false,
        decimal? priceMin = null, decimal? priceMax = null, int productTagId = 0, string keywords = null!, bool searchDescriptions = false,
        bool searchManufacturerPartNumber = true, bool searchSku = true, bool searchProductTags = false, int languageId = 0,
        IList<SpecificationAttributeOption> filteredSpecOptions = null!, ProductSortingEnum orderBy = ProductSortingEnum.Position, bool showHidden = false,
        bool? overridePublished = null) =>
        products.GetAllPagedAsync(rows =>
        {
            rows = rows.Where(product => !product.Deleted);
            if (!showHidden)
                rows = rows.Where(product => product.Published);
            if (categoryIds is { Count: > 0 })
                rows = rows.Where(product => mappings.Table.Any(mapping => mapping.ProductId == product.Id && categoryIds.Contains(mapping.CategoryId)));
            if (!string.IsNullOrEmpty(keywords))
                rows = rows.Where(product => product.Name.Contains(keywords) || product.Sku.Contains(keywords));
            return rows.OrderBy(product => product.DisplayOrder).ThenBy(product => product.Id);
        }, pageIndex, pageSize);
}
