using Nop.Services.Catalog;

namespace Cashback.Preview.Services;

/// <summary>Manufacturers.</summary>
public sealed class ManufacturerService(IRepository<Manufacturer> manufacturers, IRepository<ProductManufacturer> mappings) : IManufacturerService
{
    /// <inheritdoc/>
    public Task<Manufacturer> GetManufacturerByIdAsync(int manufacturerId) => manufacturers.GetByIdAsync(manufacturerId, _ => null!);

    /// <inheritdoc/>
    public Task<IList<Manufacturer>> GetManufacturersByIdsAsync(int[] manufacturerIds) => manufacturers.GetByIdsAsync(manufacturerIds, includeDeleted: false);

    /// <inheritdoc/>
    public Task<IPagedList<Manufacturer>> GetAllManufacturersAsync(string manufacturerName = "", int storeId = 0, int pageIndex = 0, int pageSize = int.MaxValue,
        bool showHidden = false, bool? overridePublished = null) =>
        manufacturers.GetAllPagedAsync(rows =>
        {
            rows = rows.Where(manufacturer => !manufacturer.Deleted && (showHidden || manufacturer.Published));
            if (!string.IsNullOrEmpty(manufacturerName))
                rows = rows.Where(manufacturer => manufacturer.Name.Contains(manufacturerName));
            return rows.OrderBy(manufacturer => manufacturer.DisplayOrder).ThenBy(manufacturer => manufacturer.Id);
        }, pageIndex, pageSize);

    /// <inheritdoc/>
    public async Task<IList<ProductManufacturer>> GetProductManufacturersByProductIdAsync(int productId, bool showHidden = false) =>
        await mappings.Table.Where(mapping => mapping.ProductId == productId).OrderBy(mapping => mapping.DisplayOrder).ThenBy(mapping => mapping.Id).ToListAsync();
}
