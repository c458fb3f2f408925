using Cashback.Preview.Web.Factories;
using Cashback.Preview.Web.Models;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Nop.Services.Catalog;
using Nop.Services.Localization;
using Nop.Web.Controllers;

namespace Cashback.Preview.Web.Controllers;

/// <summary>The first page, the language, and what is shown when something is wrong.</summary>
[AutoValidateAntiforgeryToken]
public sealed class HomeController(ICategoryService categories, IProductService products, CatalogModels catalog, IWorkContext work, ILanguageService languages,
    Nop.Services.Logging.ILogger log) : BasePublicController
{
    const int ProductsOfACategory = 4;

    /// <summary>A few products of each category.</summary>
    [HttpGet]
    public async Task<IActionResult> Index()
    {
        var lists = new List<ProductList>();
        foreach (var category in (await categories.GetAllCategoriesAsync()).Where(category => category.ParentCategoryId == 0))
        {
            int[] ids = [category.Id, .. await categories.GetChildCategoryIdsAsync(category.Id)];
            var rows = new List<Nop.Web.Models.Catalog.ProductOverviewModel>();
            foreach (var product in await products.SearchProductsAsync(0, ProductsOfACategory, ids))
                rows.Add(await catalog.OverviewAsync(product));
            if (rows.Count > 0)
                lists.Add(new(category.Name, category.Id, rows));
        }

        return View(lists);
    }

    /// <summary>Chooses the language and goes back.</summary>
    [HttpPost]
    public async Task<IActionResult> SetLanguage(int languageId, string? returnUrl)
    {
        if (await languages.GetLanguageByIdAsync(languageId) is { Published: true } language)
            await work.SetWorkingLanguageAsync(language);
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl! : "/");
    }

    /// <summary>Says in a sentence what went wrong.</summary>
    [IgnoreAntiforgeryToken]
    public async Task<IActionResult> Error(int code = 500)
    {
        if (HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error is { } exception)
            await log.ErrorAsync(exception.Message, exception);
        Response.StatusCode = code;
        return View(code);
    }
}
