using Nop.Core.Domain.Catalog;
using Nop.Plugin.Misc.Cashback.Web.Admin.Previews;
using Nop.Services.Catalog;
using Nop.Web.Framework.Models.Extensions;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Rates;

/// <summary>Makes the pages of category, product and manufacturer rates and reads them back.</summary>
public sealed class AdminRateFactory(
    EarnRuleService rules, ICategoryService categories, IProductService products, IManufacturerService manufacturers, RateForm rates, RulePreviewFactory preview,
    ShopText shopText)
{
    const string Form = "rate-form";

    /// <summary>All categories as a tree.</summary>
    public async Task<CategoryRateListModel> PrepareCategoriesAsync()
    {
        var words = await rates.WordsAsync();
        return new() { Categories = [.. (await TreeAsync()).Select(n => Model(n, words, words.Rate))] };
    }

    /// <summary>A category that rates can be set for; null: there is no such category.</summary>
    public async Task<Category?> FindCategoryAsync(int categoryId) =>
        await categories.GetCategoryByIdAsync(categoryId) is { Deleted: false } category ? category : null;

    /// <summary>A category's rate to edit, as it is saved or as it comes back with errors; null: there is no such category.</summary>
    /// <param name="categoryId">The category.</param>
    /// <param name="posted">What comes back; null: what is saved.</param>
    public async Task<CategoryRateModel?> PrepareCategoryAsync(int categoryId, CategoryRateModel? posted = null)
    {
        var tree = await TreeAsync();
        if (tree.FirstOrDefault(n => n.Category.Id == categoryId) is not { } node)
            return null;

        var words = await rates.WordsAsync();
        var saved = Model(node, words, words.RateField);
        var model = posted is null ? saved : saved with { Rate = posted.Rate, Unit = posted.Unit, Excluded = posted.Excluded };
        model.AvailableUnits = await rates.UnitsAsync();
        model.Breadcrumb = await categories.GetFormattedBreadCrumbAsync(node.Category, [.. tree.Select(n => n.Category)], "»");
        await preview.CompleteAsync(model.Preview, new("PreviewCategory", Form) { Item = model.Breadcrumb, CategoryId = categoryId });
        return model;
    }

    /// <summary>The rate that the model says.</summary>
    /// <param name="model">As posted.</param>
    /// <param name="state">Takes what is wrong; the result is of no use where it is not valid afterwards.</param>
    public async Task<CategoryRate> ReadAsync(CategoryRateModel model, ModelStateDictionary state) => new()
    {
        CategoryId = model.Id,
        Rate = await rates.ReadAsync(model.Rate, model.Unit, required: false, state),
        Unit = model.Unit,
        Excluded = model.Excluded,
    };

    /// <summary>An empty search.</summary>
    public static ProductRateSearchModel PrepareSearch()
    {
        var model = new ProductRateSearchModel();
        model.SetGridPageSize();
        return model;
    }

    /// <summary>A page of products with their rates.</summary>
    public async Task<ProductRateListModel> PrepareProductsAsync(ProductRateSearchModel search)
    {
        var own = (await rules.GetProductRatesAsync()).ToDictionary(r => r.ProductId);
        var words = await rates.WordsAsync();
        var page = search.WithRateOnly ? await WithRateAsync(search, own.Keys)
            : await products.SearchProductsAsync(search.Page - 1, search.PageSize, keywords: search.SearchText is { } text ? shopText.Storable(text) : null, showHidden: true);
        return new ProductRateListModel().PrepareToGrid(search, page,
            () => page.Select(p => Model(p, own.GetValueOrDefault(p.Id), words.Rate)));
    }

    /// <summary>A product that rates can be set for; null: there is no such product.</summary>
    public async Task<Product?> FindProductAsync(int productId) =>
        await products.GetProductByIdAsync(productId) is { Deleted: false } product ? product : null;

    /// <summary>A product's rate to edit; null: there is no such product.</summary>
    public async Task<ProductRateModel?> PrepareProductAsync(int productId)
    {
        if (await FindProductAsync(productId) is not { } product)
            return null;

        var rate = (await rules.GetProductRatesAsync()).FirstOrDefault(r => r.ProductId == productId);
        return await CompleteAsync(Model(product, rate, (await rates.WordsAsync()).RateField), product);
    }

    /// <summary>Adds what the page shows beside the fields.</summary>
    public async Task<ProductRateModel> CompleteAsync(ProductRateModel model, Product product)
    {
        model.Name = product.Name;
        model.Sku = product.Sku;
        model.AvailableUnits = await rates.UnitsAsync();
        await preview.CompleteAsync(model.Preview, new("PreviewProduct", Form)
        {
            Item = string.IsNullOrEmpty(product.Sku) ? product.Name : product.Sku,
            ProductId = product.Id,
        });
        return model;
    }

    /// <summary>The rate that the model says.</summary>
    /// <param name="model">As posted.</param>
    /// <param name="state">Takes what is wrong; the result is of no use where it is not valid afterwards.</param>
    public async Task<ProductRate> ReadAsync(ProductRateModel model, ModelStateDictionary state) => new()
    {
        ProductId = model.Id,
        Rate = await rates.ReadAsync(model.Rate, model.Unit, required: false, state),
        Unit = model.Unit,
        Excluded = model.Excluded,
    };

    /// <summary>An empty search among manufacturers.</summary>
    public static ManufacturerRateSearchModel PrepareManufacturerSearch()
    {
        var model = new ManufacturerRateSearchModel();
        model.SetGridPageSize();
        return model;
    }

    /// <summary>A page of manufacturers with their rates.</summary>
    public async Task<ManufacturerRateListModel> PrepareManufacturersAsync(ManufacturerRateSearchModel search)
    {
        var own = (await rules.GetManufacturerRatesAsync()).ToDictionary(r => r.ManufacturerId);
        var words = await rates.WordsAsync();
        var text = (search.SearchText ?? "").Trim();
        var page = search.WithRateOnly
            ? PageOf((await manufacturers.GetManufacturersByIdsAsync([.. own.Keys])).Where(m => !m.Deleted && Has(m.Name, text)).OrderBy(m => m.DisplayOrder).ThenBy(m => m.Id), search)
            : await manufacturers.GetAllManufacturersAsync(text, pageIndex: search.Page - 1, pageSize: search.PageSize, showHidden: true);
        return new ManufacturerRateListModel().PrepareToGrid(search, page, () => page.Select(m => Model(m, own.GetValueOrDefault(m.Id), words.Rate)));
    }

    /// <summary>A manufacturer that rates can be set for; null: there is no such manufacturer.</summary>
    public async Task<Manufacturer?> FindManufacturerAsync(int manufacturerId) =>
        await manufacturers.GetManufacturerByIdAsync(manufacturerId) is { Deleted: false } manufacturer ? manufacturer : null;

    /// <summary>A manufacturer's rate to edit; null: there is no such manufacturer.</summary>
    public async Task<ManufacturerRateModel?> PrepareManufacturerAsync(int manufacturerId)
    {
        if (await FindManufacturerAsync(manufacturerId) is not { } manufacturer)
            return null;

        var rate = (await rules.GetManufacturerRatesAsync()).FirstOrDefault(r => r.ManufacturerId == manufacturerId);
        return await CompleteAsync(Model(manufacturer, rate, (await rates.WordsAsync()).RateField), manufacturer);
    }

    /// <summary>Adds what the page shows beside the fields.</summary>
    public async Task<ManufacturerRateModel> CompleteAsync(ManufacturerRateModel model, Manufacturer manufacturer)
    {
        model.Name = manufacturer.Name;
        model.AvailableUnits = await rates.UnitsAsync();
        await preview.CompleteAsync(model.Preview, new("PreviewManufacturer", Form));
        return model;
    }

    /// <summary>The rate that the model says; null: none.</summary>
    /// <param name="model">As posted.</param>
    /// <param name="state">Takes what is wrong; the result is of no use where it is not valid afterwards.</param>
    public Task<decimal?> ReadAsync(ManufacturerRateModel model, ModelStateDictionary state) =>
        rates.ReadAsync(model.Rate, model.Unit, required: false, state);

    /// <summary>Computes the earning of a purchase with the rate of the form, also where it is not saved.</summary>
    /// <param name="asked">The purchase.</param>
    /// <param name="rate">As the form says.</param>
    /// <param name="state">What is wrong with the form.</param>
    public Task<RulePreviewResultModel> PreviewAsync(RulePreviewModel asked, CategoryRate rate, ModelStateDictionary state) =>
        preview.ShowAsync(asked, new(typeof(CategoryRateModel), state,
            source => source with { CategoryRates = [.. source.CategoryRates.Where(row => row.CategoryId != rate.CategoryId), rate] }));

    /// <inheritdoc cref="PreviewAsync(RulePreviewModel, CategoryRate, ModelStateDictionary)"/>
    public Task<RulePreviewResultModel> PreviewAsync(RulePreviewModel asked, ProductRate rate, ModelStateDictionary state) =>
        preview.ShowAsync(asked, new(typeof(ProductRateModel), state,
            source => source with { ProductRates = [.. source.ProductRates.Where(row => row.ProductId != rate.ProductId), rate] }));

    /// <summary>Computes the earning of a purchase of a manufacturer's product with the rate of the form, also where it is not saved.</summary>
    /// <param name="asked">The purchase.</param>
    /// <param name="model">As posted.</param>
    /// <param name="rate">As the form says; null: none.</param>
    /// <param name="state">What is wrong with the form.</param>
    public async Task<RulePreviewResultModel> PreviewAsync(RulePreviewModel asked, ManufacturerRateModel model, decimal? rate, ModelStateDictionary state)
    {
        var name = (await manufacturers.GetManufacturerByIdAsync(model.Id))?.Name ?? "";
        return await preview.ShowAsync(asked, new(typeof(ManufacturerRateModel), state, With) { ManufacturerId = model.Id });

        RuleRows With(RuleRows source)
        {
            var others = source.ManufacturerRates.Where(row => row.ManufacturerId != model.Id);
            return source with
            {
                ManufacturerRates = rate is { } number ? [.. others, new() { ManufacturerId = model.Id, Rate = number, Unit = model.Unit }] : [.. others],
                ManufacturerNames = new Dictionary<int, string>(source.ManufacturerNames) { [model.Id] = name },
            };
        }
    }

    /// <summary>A saved rate in words; null: there is none.</summary>
    public async Task<string?> DescribeAsync(decimal? rate, int unit) =>
        rate is { } number ? (await rates.WordsAsync()).Rate(number, unit) : null;

    async Task<IReadOnlyList<CategoryPlace>> TreeAsync()
        => CategoryTree.Build(await categories.GetAllCategoriesAsync(showHidden: true), await rules.GetCategoryRatesAsync());

    async Task<IPagedList<Product>> WithRateAsync(ProductRateSearchModel search, IEnumerable<int> productIds)
    {
        var text = (search.SearchText ?? "").Trim();
        var found = (await products.GetProductsByIdsAsync([.. productIds]))
            .Where(p => !p.Deleted && (Has(p.Name, text) || Has(p.Sku, text)))
            .OrderBy(p => p.Name, StringComparer.CurrentCulture);
        return PageOf(found, search);
    }

    static PagedList<T> PageOf<T>(IEnumerable<T> found, BaseSearchModel search) => new([.. found], search.Page - 1, search.PageSize);

    static bool Has(string? value, string text) => (value ?? "").Contains(text, StringComparison.OrdinalIgnoreCase);

    static CategoryRateModel Model(CategoryPlace node, Words words, Func<decimal, int, string> text) => new()
    {
        Id = node.Category.Id,
        Name = node.Category.Name,
        Level = node.Level,
        Rate = node.Own is { Rate: { } own } rate ? text(own, rate.Unit) : null,
        Unit = node.Own?.Unit ?? 0,
        Excluded = node.Own?.Excluded ?? false,
        InheritedRate = node.Inherited is { } above ? words.Rate(above.Rate, above.Unit) : null,
        InheritedFrom = node.Inherited?.From.Name,
        ExcludedBy = node.ExcludedBy?.Name,
    };

    static ProductRateModel Model(Product product, ProductRate? rate, Func<decimal, int, string> text) => new()
    {
        Id = product.Id,
        Name = product.Name,
        Sku = product.Sku,
        Rate = rate is { Rate: { } own } ? text(own, rate.Unit) : null,
        Unit = rate?.Unit ?? 0,
        Excluded = rate?.Excluded ?? false,
    };

    static ManufacturerRateModel Model(Manufacturer manufacturer, ManufacturerRate? rate, Func<decimal, int, string> text) => new()
    {
        Id = manufacturer.Id,
        Name = manufacturer.Name,
        Rate = rate is null ? null : text(rate.Rate, rate.Unit),
        Unit = rate?.Unit ?? 0,
    };
}
