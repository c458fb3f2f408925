using Nop.Plugin.Misc.Cashback.Web.Admin.Previews;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Rates;

/// <summary>The pages of category, product and manufacturer rates.</summary>
public sealed class CashbackRateController(
    CategoryRateTopic categories,
    ProductRateTopic products,
    ManufacturerRateTopic manufacturers,
    TriedItems items,
    EarnRuleService rules,
    PageKit kit) : AdminCashbackController(kit)
{
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Categories() => Page("Rates/Categories", await categories.ListAsync());

    [CheckPermission(CashbackPermissions.Configure)]
    public Task<IActionResult> Category(int id) => OpenAsync(categories, id);

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public Task<IActionResult> Category(CategoryRateModel model) => SaveAsync(categories, model);

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public Task<IActionResult> PreviewCategory(CategoryRateModel model) => TryAsync(categories, model);

    [CheckPermission(CashbackPermissions.Configure)]
    public IActionResult Products() => SearchPage(products.Several, new ProductRateSearchModel());

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> ProductList(ProductRateSearchModel searchModel) => Json(await products.ListAsync(searchModel));

    [CheckPermission(CashbackPermissions.Configure)]
    public Task<IActionResult> Product(int id) => OpenAsync(products, id);

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public Task<IActionResult> Product(ProductRateModel model) => SaveAsync(products, model);

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public Task<IActionResult> PreviewProduct(ProductRateModel model) => TryAsync(products, model);

    [CheckPermission(CashbackPermissions.Configure)]
    public IActionResult Manufacturers() => SearchPage(manufacturers.Several, new ManufacturerRateSearchModel());

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> ManufacturerList(ManufacturerRateSearchModel searchModel) => Json(await manufacturers.ListAsync(searchModel));

    [CheckPermission(CashbackPermissions.Configure)]
    public Task<IActionResult> Manufacturer(int id) => OpenAsync(manufacturers, id);

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public Task<IActionResult> Manufacturer(ManufacturerRateModel model) => SaveAsync(manufacturers, model);

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public Task<IActionResult> PreviewManufacturer(ManufacturerRateModel model) => TryAsync(manufacturers, model);

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Suggest(string? text) => Json(await items.SuggestAsync(text));

    ViewResult SearchPage(string view, BaseSearchModel search)
    {
        search.SetGridPageSize();
        return Page($"Rates/{view}", search);
    }

    async Task<IActionResult> OpenAsync<TItem, TModel>(RateTopic<TItem, TModel> topic, int id) where TItem : BaseEntity where TModel : OwnRateModel, new() =>
        await topic.FindAsync(id) is { } item ? Show(topic, await topic.OpenAsync(item)) : RedirectToAction(topic.Several);

    async Task<IActionResult> SaveAsync<TItem, TModel>(RateTopic<TItem, TModel> topic, TModel model) where TItem : BaseEntity where TModel : OwnRateModel, new()
    {
        if (await topic.FindAsync(model.Id) is not { } item)
            return RedirectToAction(topic.Several);

        var before = await DescribeAsync(topic, await topic.SavedAsync(model.Id));
        var rate = await topic.ReadAsync(model, ModelState);
        if (!ModelState.IsValid || !await AcceptAsync(await topic.SaveAsync(model.Id, rate)))
            return Show(topic, await topic.CompleteAsync(model, item));

        var after = await DescribeAsync(topic, rate);
        await Activity.WriteChangeAsync(before, after, null, $"Plugins.Misc.Cashback.ActivityLog.{topic.One}RateSaved", topic.NameOf(item), model.Id, before, after);
        await NotifyAsync("Plugins.Misc.Cashback.Rates.Saved");
        return RedirectToAction(topic.Several);
    }

    async Task<IActionResult> TryAsync<TItem, TModel>(RateTopic<TItem, TModel> topic, TModel model) where TItem : BaseEntity where TModel : OwnRateModel, new()
    {
        var rate = await topic.ReadAsync(model, ModelState);
        if (ModelState.IsValid)
            await AcceptAsync(await rules.CheckRateAsync(rate.Rate, rate.Unit));
        return Part("_PreviewResult", await topic.PreviewAsync(model.Preview, model.Id, rate, ModelState));
    }

    async Task<string> DescribeAsync<TItem, TModel>(RateTopic<TItem, TModel> topic, OwnRate rate) where TItem : BaseEntity where TModel : OwnRateModel, new() =>
        rate.Excluded ? await TextAsync("Plugins.Misc.Cashback.Rates.Excluded") : await topic.DescribeAsync(rate);

    ViewResult Show<TItem, TModel>(RateTopic<TItem, TModel> topic, TModel model) where TItem : BaseEntity where TModel : OwnRateModel, new() =>
        FormPage($"Rates/{topic.One}", model, new($"Rates.Edit{topic.One}", $"{CashbackMenuItems.Root}.{topic.One}Rates", RateTopic<TItem, TModel>.FormId, topic.One)
        {
            BackAction = topic.Several,
            BackKey = $"Rates.BackTo{topic.Several}",
        });
}
