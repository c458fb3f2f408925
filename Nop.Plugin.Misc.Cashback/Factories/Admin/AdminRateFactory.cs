using Microsoft.AspNetCore.Mvc.ModelBinding;
using Nop.Core;
using Nop.Core.Domain.Catalog;
using Nop.Plugin.Misc.Cashback.Earning;
using Nop.Plugin.Misc.Cashback.Models.Admin;
using Nop.Services.Catalog;
using Nop.Web.Framework.Models.Extensions;

namespace Nop.Plugin.Misc.Cashback.Factories.Admin;

/// <summary>Makes the pages of category, product and manufacturer rates and reads them back.</summary>
public sealed class AdminRateFactory(
    IEarnRuleService rules, ICategoryService categories, IProductService products, IManufacturerService manufacturers, RateForm rates, RulePreviewFactory preview)
{
    const string Form = "rate-form";

    /// <summary>All categories as a tree.</summary>
    public async Task<CategoryRateListModel> PrepareCategoriesAsync()
    {
        var words = await rates.WordsAsync();
        return new() { Categories = [.. (await TreeAsync()).Select(n => Model(n, words, words.Read))] };
    }

    /// <summary>A category's rate to edit; null: there is no such category.</summary>
    public async Task<CategoryRateModel?> PrepareCategoryAsync(int categoryId)
    {
        var (tree, words) = (await TreeAsync(), await rates.WordsAsync());
        return tree.FirstOrDefault(n => n.Category.Id == categoryId) is { } node ? await CompleteAsync(Model(node, words, words.Type)) : null;
    }

    /// <summary>Adds what the page shows beside the fields, also to a model that comes back with errors.</summary>
    public async Task<CategoryRateModel> CompleteAsync(CategoryRateModel model)
    {
        model.AvailableUnits = await rates.UnitsAsync();
        var (tree, words) = (await TreeAsync(), await rates.WordsAsync());
        if (tree.FirstOrDefault(n => n.Category.Id == model.Id) is not { } node)
            return model;

        var fresh = Model(node, words, words.Type);
        model.Name = fresh.Name;
        model.InheritedRate = fresh.InheritedRate;
        model.InheritedFrom = fresh.InheritedFrom;
        model.ExcludedBy = fresh.ExcludedBy;
        await preview.CompleteAsync(model.Preview, "PreviewCategory", Form, fresh.Name);
        model.Breadcrumb = await categories.GetFormattedBreadCrumbAsync(node.Category, [.. tree.Select(n => n.Category)], "»");
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
            : await products.SearchProductsAsync(search.Page - 1, search.PageSize, keywords: search.SearchText, showHidden: true);
        return new ProductRateListModel().PrepareToGrid(search, page,
            () => page.Select(p => Model(p, own.GetValueOrDefault(p.Id), words.Read)));
    }

    /// <summary>A product's rate to edit; null: there is no such product.</summary>
    public async Task<ProductRateModel?> PrepareProductAsync(int productId)
    {
        var product = await products.GetProductByIdAsync(productId);
        if (product is null || product.Deleted)
            return null;

        var rate = (await rules.GetProductRatesAsync()).FirstOrDefault(r => r.ProductId == productId);
        return await CompleteAsync(Model(product, rate, (await rates.WordsAsync()).Type));
    }

    /// <summary>Adds what the page shows beside the fields.</summary>
    public async Task<ProductRateModel> CompleteAsync(ProductRateModel model)
    {
        await preview.CompleteAsync(model.Preview, "PreviewProduct", Form, string.IsNullOrEmpty(model.Sku) ? model.Name : model.Sku);
        model.AvailableUnits = await rates.UnitsAsync();
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
        var found = (await manufacturers.GetAllManufacturersAsync((search.SearchText ?? "").Trim(), showHidden: true))
            .Where(m => !search.WithRateOnly || own.ContainsKey(m.Id)).ToList();
        var page = new PagedList<Manufacturer>(found, search.Page - 1, search.PageSize);
        return new ManufacturerRateListModel().PrepareToGrid(search, page, () => page.Select(m => Model(m, own.GetValueOrDefault(m.Id), words.Read)));
    }

    /// <summary>A manufacturer's rate to edit; null: there is no such manufacturer.</summary>
    public async Task<ManufacturerRateModel?> PrepareManufacturerAsync(int manufacturerId)
    {
        var manufacturer = await manufacturers.GetManufacturerByIdAsync(manufacturerId);
        if (manufacturer is null || manufacturer.Deleted)
            return null;

        var rate = (await rules.GetManufacturerRatesAsync()).FirstOrDefault(r => r.ManufacturerId == manufacturerId);
        return await CompleteAsync(Model(manufacturer, rate, (await rates.WordsAsync()).Type));
    }

    /// <summary>Adds what the page shows beside the fields.</summary>
    public async Task<ManufacturerRateModel> CompleteAsync(ManufacturerRateModel model)
    {
        await preview.CompleteAsync(model.Preview, "PreviewManufacturer", Form);
        model.AvailableUnits = await rates.UnitsAsync();
        return model;
    }

    /// <summary>The rate that the model says; null: none.</summary>
    /// <param name="model">As posted.</param>
    /// <param name="state">Takes what is wrong; the result is of no use where it is not valid afterwards.</param>
    public Task<decimal?> ReadAsync(ManufacturerRateModel model, ModelStateDictionary state) =>
        rates.ReadAsync(model.Rate, model.Unit, required: false, state);

    /// <summary>What a purchase earns with the rate of the form, also where it is not saved.</summary>
    /// <param name="asked">The purchase.</param>
    /// <param name="rate">As the form says.</param>
    /// <param name="state">What is wrong with the form.</param>
    public Task<RulePreviewResultModel> PreviewAsync(RulePreviewModel asked, CategoryRate rate, ModelStateDictionary state) =>
        preview.ShowAsync(asked, source => source.With(categoryRates: [.. source.CategoryRates.Where(row => row.CategoryId != rate.CategoryId), rate]), state);

    /// <inheritdoc cref="PreviewAsync(RulePreviewModel, CategoryRate, ModelStateDictionary)"/>
    public Task<RulePreviewResultModel> PreviewAsync(RulePreviewModel asked, ProductRate rate, ModelStateDictionary state) =>
        preview.ShowAsync(asked, source => source.With(productRates: [.. source.ProductRates.Where(row => row.ProductId != rate.ProductId), rate]), state);

    /// <summary>What a purchase of a manufacturer's product earns with the rate of the form, also where it is not saved.</summary>
    /// <param name="asked">The purchase.</param>
    /// <param name="model">As posted.</param>
    /// <param name="rate">As the form says; null: none.</param>
    /// <param name="state">What is wrong with the form.</param>
    public async Task<RulePreviewResultModel> PreviewAsync(RulePreviewModel asked, ManufacturerRateModel model, decimal? rate, ModelStateDictionary state)
    {
        ArgumentNullException.ThrowIfNull(model);
        var name = (await manufacturers.GetManufacturerByIdAsync(model.Id))?.Name ?? "";
        return await preview.ShowAsync(asked, With, state, manufacturerId: model.Id);

        RuleSource With(RuleSource source)
        {
            var others = source.ManufacturerRates.Where(row => row.ManufacturerId != model.Id);
            return source.With(
                manufacturerRates: rate is { } number ? [.. others, new() { ManufacturerId = model.Id, Rate = number, Unit = model.Unit }] : [.. others],
                manufacturerNames: new Dictionary<int, string>(source.ManufacturerNames) { [model.Id] = name });
        }
    }

    /// <summary>A saved rate in words; null: there is none.</summary>
    public async Task<string?> DescribeAsync(decimal? rate, int unit) =>
        rate is { } number ? (await rates.WordsAsync()).Read(number, unit) : null;

    async Task<IReadOnlyList<CategoryPlace>> TreeAsync()
        => CategoryTree.Build(await categories.GetAllCategoriesAsync(showHidden: true), await rules.GetCategoryRatesAsync());

    async Task<IPagedList<Product>> WithRateAsync(ProductRateSearchModel search, IEnumerable<int> productIds)
    {
        var text = (search.SearchText ?? "").Trim();
        var found = (await products.GetProductsByIdsAsync([.. productIds]))
            .Where(p => !p.Deleted && (Has(p.Name, text) || Has(p.Sku, text)))
            .OrderBy(p => p.Name, StringComparer.CurrentCulture).ToList();
        return new PagedList<Product>([.. found.Skip((search.Page - 1) * search.PageSize).Take(search.PageSize)], search.Page - 1, search.PageSize, found.Count);
    }

    static bool Has(string? value, string text) => (value ?? "").Contains(text, StringComparison.OrdinalIgnoreCase);

    static CategoryRateModel Model(CategoryPlace node, RateWords words, Func<decimal, int, string> text) => new()
    {
        Id = node.Category.Id,
        Name = node.Category.Name,
        Level = node.Level,
        Rate = node.Own is { Rate: { } own } rate ? text(own, rate.Unit) : null,
        Unit = node.Own?.Unit ?? 0,
        Excluded = node.Own?.Excluded ?? false,
        InheritedRate = node.Inherited is { } above ? words.Read(above.Rate, above.Unit) : null,
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
