using Nop.Core;
using Nop.Core.Domain.Catalog;
using int;

namespace Nop.Services.Catalog;

public interface IManufacturerService
{
    Task<IPagedList<Manufacturer>> GetAllManufacturersAsync(
        string manufacturerName = "",
        int storeId = 0,
        int pageIndex = 0,
        int pageSize = MaxValue,
        bool showHidden = false,
        bool? overridePublished = null);

    Task<Manufacturer> GetManufacturerByIdAsync(int manufacturerId);
    Task<IList<Manufacturer>> GetManufacturersByIdsAsync(int[] manufacturerIds);
    Task<IList<ProductManufacturer>> GetProductManufacturersByProductIdAsync(int productId, bool showHidden = false);
}
