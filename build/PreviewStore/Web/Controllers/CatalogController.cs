using Cashback.Preview.Web.Factories;
using Cashback.Preview.Web.Models;
using Microsoft.AspNetCore.Mvc;
using Nop.Services.Catalog;
using Nop.Web.Controllers;
using Nop.Web.Models.Catalog;

namespace Cashback.Preview.Web.Controllers;

/// <summary>Categories and products.</summary>
public sealed class CatalogController(ICategoryService categories, IProductService products, UnitPrices prices, CatalogModels catalog) : BasePublicController
{
    /// <summary>The products of a category and those below it.</summary>
    [HttpGet]
    public async Task<IActionResult> Category(int id)
    {
        if (await categories.GetCategoryByIdAsync(id) is not { Published: true, Deleted: false } category)
            return InvokeHttp404();
        int[] ids = [category.Id, .. await categories.GetChildCategoryIdsAsync(category.Id)];
        var rows = new List<ProductOverviewModel>();
        foreach (var product in await products.SearchProductsAsync(categoryIds: ids))
            rows.Add(await catalog.OverviewAsync(product));
        return View(new ProductList(category.Name, category.Id, rows));
    }

    /// <summary>A product.</summary>
    [HttpGet]
    public async Task<IActionResult> Product(int id)
    {
        if (await products.GetProductByIdAsync(id) is not { Published: true, Deleted: false } product)
            return InvokeHttp404();
        return View(new ProductPage(await catalog.DetailsAsync(product), product.FullDescription ?? product.ShortDescription, await WayAsync(product),
            [.. (await prices.OptionsOfAsync(product.Id)).Select(option => (option.Id, option.Name))]));
    }

    async Task<IReadOnlyList<(int Id, string Name)>> WayAsync(Product product)
    {
        var first = (await categories.GetProductCategoriesByProductIdAsync(product.Id)).FirstOrDefault();
        return first is null || await categories.GetCategoryByIdAsync(first.CategoryId) is not { } category
            ? []
            : [.. (await categories.GetCategoryBreadCrumbAsync(category)).Select(step => (step.Id, step.Name))];
    }
}
