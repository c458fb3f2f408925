using Nop.Plugin.Misc.Cashback.Web.Admin.Previews;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Rates;

/// <summary>The pages of category, product and manufacturer rates.</summary>
public sealed class CashbackRateController(
    AdminRateFactory factory,
    TriedItems items,
    EarnRuleService rules,
    PageKit kit) : AdminCashbackController(kit)
{
    const string FormId = "rate-form";

    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Categories() => Page("Rates/Categories", await factory.PrepareCategoriesAsync());

    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Category(int id)
        => await factory.PrepareCategoryAsync(id) is { } model ? Show(model) : RedirectToAction(nameof(Categories));

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Category(CategoryRateModel model)
    {
        if (await factory.FindCategoryAsync(model.Id) is not { } category)
            return RedirectToAction(nameof(Categories));

        var old = (await rules.GetCategoryRatesAsync()).FirstOrDefault(r => r.CategoryId == model.Id);
        var before = await DescribeAsync(old?.Rate, old?.Unit ?? 0, old?.Excluded ?? false);
        var rate = await factory.ReadAsync(model, ModelState);
        if (!ModelState.IsValid || !await AcceptAsync(await rules.SaveCategoryRateAsync(rate)))
            return await factory.PrepareCategoryAsync(model.Id, model) is { } shown ? Show(shown) : RedirectToAction(nameof(Categories));

        return await SavedAsync("Plugins.Misc.Cashback.ActivityLog.CategoryRateSaved", category.Name, model.Id, before, await DescribeAsync(rate.Rate, rate.Unit, rate.Excluded), nameof(Categories));
    }

    [CheckPermission(CashbackPermissions.Configure)]
    public IActionResult Products() => Page("Rates/Products", AdminRateFactory.PrepareSearch());

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> ProductList(ProductRateSearchModel searchModel) => Json(await factory.PrepareProductsAsync(searchModel));

    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Product(int id)
        => await factory.PrepareProductAsync(id) is { } model ? Show(model) : RedirectToAction(nameof(Products));

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Product(ProductRateModel model)
    {
        if (await factory.FindProductAsync(model.Id) is not { } product)
            return RedirectToAction(nameof(Products));

        var old = (await rules.GetProductRatesAsync()).FirstOrDefault(r => r.ProductId == model.Id);
        var before = await DescribeAsync(old?.Rate, old?.Unit ?? 0, old?.Excluded ?? false);
        var rate = await factory.ReadAsync(model, ModelState);
        if (!ModelState.IsValid || !await AcceptAsync(await rules.SaveProductRateAsync(rate)))
            return Show(await factory.CompleteAsync(model, product));

        return await SavedAsync("Plugins.Misc.Cashback.ActivityLog.ProductRateSaved", product.Name, model.Id, before, await DescribeAsync(rate.Rate, rate.Unit, rate.Excluded), nameof(Products));
    }

    [CheckPermission(CashbackPermissions.Configure)]
    public IActionResult Manufacturers() => Page("Rates/Manufacturers", AdminRateFactory.PrepareManufacturerSearch());

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> ManufacturerList(ManufacturerRateSearchModel searchModel) => Json(await factory.PrepareManufacturersAsync(searchModel));

    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Manufacturer(int id)
        => await factory.PrepareManufacturerAsync(id) is { } model ? Show(model) : RedirectToAction(nameof(Manufacturers));

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Manufacturer(ManufacturerRateModel model)
    {
        if (await factory.FindManufacturerAsync(model.Id) is not { } manufacturer)
            return RedirectToAction(nameof(Manufacturers));

        var old = (await rules.GetManufacturerRatesAsync()).FirstOrDefault(r => r.ManufacturerId == model.Id);
        var before = await DescribeAsync(old?.Rate, old?.Unit ?? 0);
        var rate = await factory.ReadAsync(model, ModelState);
        if (!ModelState.IsValid || !await AcceptAsync(await rules.SaveManufacturerRateAsync(model.Id, rate, (RateUnit)model.Unit)))
            return Show(await factory.CompleteAsync(model, manufacturer));

        return await SavedAsync("Plugins.Misc.Cashback.ActivityLog.ManufacturerRateSaved", manufacturer.Name, model.Id, before, await DescribeAsync(rate, model.Unit), nameof(Manufacturers));
    }

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Suggest(string? text) => Json(await items.SuggestAsync(text));

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> PreviewCategory(CategoryRateModel model)
    {
        var rate = await factory.ReadAsync(model, ModelState);
        await CheckAsync(rate.Rate, rate.Unit);
        return Part("_PreviewResult", await factory.PreviewAsync(model.Preview, rate, ModelState));
    }

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> PreviewProduct(ProductRateModel model)
    {
        var rate = await factory.ReadAsync(model, ModelState);
        await CheckAsync(rate.Rate, rate.Unit);
        return Part("_PreviewResult", await factory.PreviewAsync(model.Preview, rate, ModelState));
    }

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> PreviewManufacturer(ManufacturerRateModel model)
    {
        var rate = await factory.ReadAsync(model, ModelState);
        await CheckAsync(rate, model.Unit);
        return Part("_PreviewResult", await factory.PreviewAsync(model.Preview, model, rate, ModelState));
    }

    async Task<IActionResult> SavedAsync(string line, string? name, int id, string before, string after, string list)
    {
        await Activity.WriteChangeAsync(before, after, null, line, name ?? "", id, before, after);
        await NotifyAsync("Plugins.Misc.Cashback.Rates.Saved");
        return RedirectToAction(list);
    }

    async Task CheckAsync(decimal? rate, int unit)
    {
        if (ModelState.IsValid)
            await AcceptAsync(await rules.CheckRateAsync(rate, unit));
    }

    async Task<string> DescribeAsync(decimal? rate, int unit, bool excluded = false) => excluded
        ? await TextAsync("Plugins.Misc.Cashback.Rates.Excluded")
        : await factory.DescribeAsync(rate, unit) ?? "–";

    ViewResult Show(CategoryRateModel model) => Show(model, nameof(Category), new("Rates.EditCategory", CashbackMenuItems.CategoryRates, FormId, nameof(Category))
    {
        BackAction = nameof(Categories),
        BackKey = "Rates.BackToCategories",
    });

    ViewResult Show(ProductRateModel model) => Show(model, nameof(Product), new("Rates.EditProduct", CashbackMenuItems.ProductRates, FormId, nameof(Product))
    {
        BackAction = nameof(Products),
        BackKey = "Rates.BackToProducts",
    });

    ViewResult Show(ManufacturerRateModel model) => Show(model, nameof(Manufacturer), new("Rates.EditManufacturer", CashbackMenuItems.ManufacturerRates, FormId, nameof(Manufacturer))
    {
        BackAction = nameof(Manufacturers),
        BackKey = "Rates.BackToManufacturers",
    });

    ViewResult Show(RateFieldsModel model, string view, FormHeader header) => FormPage($"Rates/{view}", model, header);
}
