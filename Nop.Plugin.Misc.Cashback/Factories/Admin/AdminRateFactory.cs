using Microsoft.AspNetCore.Mvc.ModelBinding;
using Nop.Core;
using Nop.Core.Domain.Catalog;
using Nop.Plugin.Misc.Cashback.Earning;
using Nop.Plugin.Misc.Cashback.Models.Admin;
using Nop.Plugin.Misc.Cashback.Rules;
using Nop.Plugin.Misc.Cashback.Wallets;
using Nop.Services.Catalog;
using Nop.Services.Localization;
using Nop.Web.Framework.Models.Extensions;

namespace Nop.Plugin.Misc.Cashback.Factories.Admin;

/// <summary>Makes the pages of category and product rates and reads them back.</summary>
public sealed class AdminRateFactory(
    IEarnRuleService rules, ICategoryService categories, IProductService products, IWalletDirectory wallets, ILocalizationService localization)
{
    /// <summary>All categories as a tree.</summary>
    public async Task<CategoryRateListModel> PrepareCategoriesAsync()
        => new() { Categories = [.. (await TreeAsync()).Select(n => Model(n, AdminText.Percent))] };

    /// <summary>A category's rate to edit; null: there is no such category.</summary>
    public async Task<CategoryRateModel?> PrepareCategoryAsync(int categoryId)
    {
        var tree = await TreeAsync();
        return tree.FirstOrDefault(n => n.Category.Id == categoryId) is { } node ? await CompleteAsync(Model(node, AdminText.Number)) : null;
    }

    /// <summary>Adds what the page shows beside the fields, also to a model that comes back with errors.</summary>
    public async Task<CategoryRateModel> CompleteAsync(CategoryRateModel model)
    {
        var tree = await TreeAsync();
        if (tree.FirstOrDefault(n => n.Category.Id == model.Id) is not { } node)
            return model;

        var fresh = Model(node, AdminText.Number);
        model.Name = fresh.Name;
        model.InheritedRate = fresh.InheritedRate;
        model.InheritedFrom = fresh.InheritedFrom;
        model.ExcludedBy = fresh.ExcludedBy;
        model.Breadcrumb = await categories.GetFormattedBreadCrumbAsync(node.Category, [.. tree.Select(n => n.Category)], "»");
        return model;
    }

    /// <summary>The rate that the model says.</summary>
    /// <param name="model">As posted.</param>
    /// <param name="state">Takes what is wrong; the result is of no use where it is not valid afterwards.</param>
    public async Task<CategoryRate> ReadAsync(CategoryRateModel model, ModelStateDictionary state) => new()
    {
        CategoryId = model.Id,
        Rate = await RateAsync(nameof(model.Rate), model.Rate, state),
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
        var rates = (await rules.GetProductRatesAsync()).ToDictionary(r => r.ProductId);
        var page = search.WithRateOnly ? await WithRateAsync(search, rates.Keys)
            : await products.SearchProductsAsync(search.Page - 1, search.PageSize, keywords: search.SearchText, showHidden: true);
        return new ProductRateListModel().PrepareToGrid(search, page,
            () => page.Select(p => Model(p, rates.GetValueOrDefault(p.Id), AdminText.Percent)));
    }

    /// <summary>A product's rate to edit; null: there is no such product.</summary>
    public async Task<ProductRateModel?> PrepareProductAsync(int productId)
    {
        var product = await products.GetProductByIdAsync(productId);
        if (product is null || product.Deleted)
            return null;

        var rate = (await rules.GetProductRatesAsync()).FirstOrDefault(r => r.ProductId == productId);
        return Model(product, rate, AdminText.Number);
    }

    /// <summary>The rate that the model says.</summary>
    /// <param name="model">As posted.</param>
    /// <param name="state">Takes what is wrong; the result is of no use where it is not valid afterwards.</param>
    public async Task<ProductRate> ReadAsync(ProductRateModel model, ModelStateDictionary state) => new()
    {
        ProductId = model.Id,
        Rate = await RateAsync(nameof(model.Rate), model.Rate, state),
        Excluded = model.Excluded,
    };

    async Task<IReadOnlyList<CategoryPlace>> TreeAsync()
        => CategoryTree.Build(await categories.GetAllCategoriesAsync(showHidden: true), await rules.GetCategoryRatesAsync());

    async Task<decimal?> RateAsync(string field, string? text, ModelStateDictionary state)
        => await new TypedNumbers(state, await wallets.GetCurrencyAsync(), localization).OptionalNumberAsync(field, text, RuleSetValidator.MaxPercent);

    async Task<IPagedList<Product>> WithRateAsync(ProductRateSearchModel search, IEnumerable<int> productIds)
    {
        var text = (search.SearchText ?? "").Trim();
        var found = (await products.GetProductsByIdsAsync([.. productIds]))
            .Where(p => !p.Deleted && (Has(p.Name, text) || Has(p.Sku, text)))
            .OrderBy(p => p.Name, StringComparer.CurrentCulture).ToList();
        return new PagedList<Product>([.. found.Skip((search.Page - 1) * search.PageSize).Take(search.PageSize)], search.Page - 1, search.PageSize, found.Count);
    }

    static bool Has(string? value, string text) => (value ?? "").Contains(text, StringComparison.OrdinalIgnoreCase);

    static CategoryRateModel Model(CategoryPlace node, Func<decimal, string> text) => new()
    {
        Id = node.Category.Id,
        Name = node.Category.Name,
        Level = node.Level,
        Rate = node.Own?.Rate is { } own ? text(own) : null,
        Excluded = node.Own?.Excluded ?? false,
        InheritedRate = node.Inherited is { } above ? AdminText.Percent(above.Rate) : null,
        InheritedFrom = node.Inherited?.From.Name,
        ExcludedBy = node.ExcludedBy?.Name,
    };

    static ProductRateModel Model(Product product, ProductRate? rate, Func<decimal, string> text) => new()
    {
        Id = product.Id,
        Name = product.Name,
        Sku = product.Sku,
        Rate = rate?.Rate is { } own ? text(own) : null,
        Excluded = rate?.Excluded ?? false,
    };
}
