using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Cashback.Earning;
using Nop.Plugin.Misc.Cashback.Factories.Admin;
using Nop.Plugin.Misc.Cashback.Infrastructure;
using Nop.Plugin.Misc.Cashback.Models.Admin;
using Nop.Services.Localization;
using Nop.Services.Messages;
using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Plugin.Misc.Cashback.Controllers.Admin;

/// <summary>The pages of category and product rates.</summary>
public sealed class CashbackRateController(
    AdminRateFactory factory,
    IEarnRuleService rules,
    ActivityLines activity,
    ILocalizationService localization,
    INotificationService notifications) : AdminCashbackController(localization, notifications)
{
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Categories() => Page("Rates/Categories", await factory.PrepareCategoriesAsync());

    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Category(int id)
        => await factory.PrepareCategoryAsync(id) is { } model ? Page("Rates/Category", model) : RedirectToAction(nameof(Categories));

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Category(CategoryRateModel model)
    {
        if (await factory.PrepareCategoryAsync(model.Id) is not { } saved)
            return RedirectToAction(nameof(Categories));

        var rate = await factory.ReadAsync(model, ModelState);
        if (!ModelState.IsValid || !await AcceptAsync(await rules.SaveCategoryRateAsync(rate)))
            return Page("Rates/Category", await factory.CompleteAsync(model));

        await LogAsync("Plugins.Misc.Cashback.ActivityLog.CategoryRateSaved", saved.Name, model.Id, saved.Rate, saved.Excluded, model.Rate, model.Excluded);
        await NotifyAsync("Plugins.Misc.Cashback.Rates.Saved");
        return RedirectToAction(nameof(Categories));
    }

    [CheckPermission(CashbackPermissions.Configure)]
    public IActionResult Products() => Page("Rates/Products", AdminRateFactory.PrepareSearch());

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> ProductList(ProductRateSearchModel searchModel) => Json(await factory.PrepareProductsAsync(searchModel));

    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Product(int id)
        => await factory.PrepareProductAsync(id) is { } model ? Page("Rates/Product", model) : RedirectToAction(nameof(Products));

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Product(ProductRateModel model)
    {
        if (await factory.PrepareProductAsync(model.Id) is not { } saved)
            return RedirectToAction(nameof(Products));

        var rate = await factory.ReadAsync(model, ModelState);
        if (!ModelState.IsValid || !await AcceptAsync(await rules.SaveProductRateAsync(rate)))
            return Page("Rates/Product", model with { Name = saved.Name, Sku = saved.Sku });

        await LogAsync("Plugins.Misc.Cashback.ActivityLog.ProductRateSaved", saved.Name, model.Id, saved.Rate, saved.Excluded, model.Rate, model.Excluded);
        await NotifyAsync("Plugins.Misc.Cashback.Rates.Saved");
        return RedirectToAction(nameof(Products));
    }

    async Task LogAsync(string key, string? name, int id, string? rateBefore, bool excludedBefore, string? rateAfter, bool excludedAfter)
        => await activity.WriteAsync(CashbackActivity.RulesChanged, null, key, name ?? "", id,
            await DescribeAsync(rateBefore, excludedBefore), await DescribeAsync(rateAfter, excludedAfter));

    async Task<string> DescribeAsync(string? rate, bool excluded)
    {
        if (excluded)
            return await TextAsync("Plugins.Misc.Cashback.Rates.Excluded");
        return string.IsNullOrWhiteSpace(rate) ? "–" : rate.Trim() + " %";
    }
}
