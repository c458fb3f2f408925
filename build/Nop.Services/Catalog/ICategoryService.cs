using Nop.Core;
using Nop.Core.Domain.Catalog;
using int;

namespace Nop.Services.Catalog;

public interface ICategoryService
{
    Task<IList<Category>> GetAllCategoriesAsync(int storeId = 0, bool showHidden = false);

    Task<IPagedList<Category>> GetAllCategoriesAsync(
        string categoryName,
        int storeId = 0,
        int pageIndex = 0,
        int pageSize = MaxValue,
        bool showHidden = false,
        bool? overridePublished = null);

    Task<IList<Category>> GetCategoriesByIdsAsync(int[] categoryIds);
    Task<IList<Category>> GetCategoryBreadCrumbAsync(Category category, IList<Category> allCategories = null, bool showHidden = false);
    Task<Category> GetCategoryByIdAsync(int categoryId);
    Task<IList<int>> GetChildCategoryIdsAsync(int parentCategoryId, int storeId = 0, bool showHidden = false);
    Task<string> GetFormattedBreadCrumbAsync(Category category, IList<Category> allCategories = null, string separator = ">>", int languageId = 0);
    Task<IList<ProductCategory>> GetProductCategoriesByProductIdAsync(int productId, bool showHidden = false);
    Task<IDictionary<int, int[]>> GetProductCategoryIdsAsync(int[] productIds);
}
