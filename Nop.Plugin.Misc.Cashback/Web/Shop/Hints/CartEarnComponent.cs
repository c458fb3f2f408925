using Nop.Web.Framework.Components;
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
