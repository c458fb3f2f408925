using Nop.Web.Controllers;

namespace Nop.Plugin.Misc.Cashback.Web.Shop.Hints;

/// <summary>The hint on a product's page, when something is chosen there that changes the price. Tells no more than the shop's own answer to the same choice does.</summary>
[AutoValidateAntiforgeryToken]
public sealed class CashbackProductController(
    EarnHintFactory hints,
    IProductService products,
    IProductAttributeParser attributes,
    IPermissionService permissions,
    IStoreContext stores,
    CashbackSettings settings) : BasePublicController
{
    /// <summary>The hint for what the product's form says; empty where there is none.</summary>
    [HttpPost]
    public async Task<IActionResult> Hint(int productId, IFormCollection form)
    {
        if (settings is not { Enabled: true, ShowOnProductPage: true }
            || await products.GetProductByIdAsync(productId) is not { Published: true, Deleted: false, CallForPrice: false } product
            || !await permissions.AuthorizeAsync(StandardPermission.PublicStore.DISPLAY_PRICES))
            return Content("");

        attributes.ParseRentalDates(product, form, out var start, out var end);
        // A rent without its days has no price yet.
        if (product.IsRental && (start is null || end is null))
            return Content("");

        var choice = new ProductChoice(
            Math.Max(1, attributes.ParseEnteredQuantity(product, form)),
            await attributes.ParseProductAttributesAsync(product, form, []),
            await attributes.ParseCustomerEnteredPriceAsync(product, form),
            start,
            end);
        return await hints.ForChoiceAsync(product, choice, await stores.GetCurrentStoreAsync()) is { } hint
            ? PartialView(CashbackDefaults.ViewFolder + "/Public/Components/EarnHint.cshtml", hint)
            : Content("");
    }
}
