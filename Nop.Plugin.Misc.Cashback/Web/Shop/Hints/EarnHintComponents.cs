using Nop.Web.Framework.Components;
using Nop.Web.Models.Catalog;
using Nop.Web.Models.Checkout;
using Nop.Web.Models.ShoppingCart;

namespace Nop.Plugin.Misc.Cashback.Web.Shop.Hints;

/// <summary>"You will earn …" above the totals of the cart and of the last checkout step.</summary>
public sealed class CartEarnComponent(EarnHintFactory hints, IStoreContext stores, CashbackSettings settings) : NopViewComponent
{
    /// <summary>Renders the hint with its explanation, or a place for it where this cart earns nothing at present.</summary>
    public async Task<IViewComponentResult> InvokeAsync(string widgetZone, object additionalData)
    {
        if (settings is not { Enabled: true, ShowInCart: true } || additionalData is not ShoppingCartModel)
            return Content("");
        return View(CashbackDefaults.ViewFolder + "/Public/Components/CartEarn.cshtml", await hints.ForCartAsync(await stores.GetCurrentStoreAsync()));
    }
}

/// <summary>"You will earn …" or "You have earned …" on the page that thanks for an order.</summary>
public sealed class OrderCompletedComponent(EarnHintFactory hints) : NopViewComponent
{
    /// <summary>Renders the hint, or nothing.</summary>
    public async Task<IViewComponentResult> InvokeAsync(string widgetZone, object additionalData)
    {
        var hint = additionalData is CheckoutCompletedModel completed ? await hints.ForOrderAsync(completed.OrderId) : null;
        return hint is null ? Content("") : View(CashbackDefaults.ViewFolder + "/Public/Components/EarnHint.cshtml", hint);
    }
}

/// <summary>"You will earn …" at a product's price, in lists and on its page.</summary>
public sealed class ProductEarnComponent(EarnHintFactory hints, IStoreContext stores, CashbackSettings settings) : NopViewComponent
{
    /// <summary>Renders the hint, or nothing.</summary>
    public async Task<IViewComponentResult> InvokeAsync(string widgetZone, object additionalData)
    {
        var (price, wanted) = additionalData switch
        {
            ProductOverviewModel box => (box.ProductPrice, settings.ShowOnProductBox),
            ProductDetailsModel page => (page.ProductPrice, settings.ShowOnProductPage),
            _ => (null, false),
        };
        var productId = (additionalData as Nop.Web.Framework.Models.BaseNopEntityModel)?.Id ?? 0;
        var hint = settings.Enabled && wanted && price is not null
            ? await hints.ForProductAsync(productId, price, await stores.GetCurrentStoreAsync())
            : null;
        if (additionalData is ProductDetailsModel { ProductPrice: { CallForPrice: false, HidePrices: false } } && settings.Enabled && wanted)
            return View(CashbackDefaults.ViewFolder + "/Public/Components/ProductEarn.cshtml", new ProductEarnModel(productId, hint));
        return hint is null ? Content("") : View(CashbackDefaults.ViewFolder + "/Public/Components/EarnHint.cshtml", hint);
    }
}

/// <summary>The place of the hint on a product's page.</summary>
/// <param name="ProductId">The product.</param>
/// <param name="Hint">For the product as it is shown first; null: nothing is known yet, or it earns nothing.</param>
public sealed record ProductEarnModel(int ProductId, EarnHintModel? Hint);
