using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Plugin.Misc.Cashback.Factories.Public;
using Nop.Web.Framework.Components;
using Nop.Web.Models.ShoppingCart;

namespace Nop.Plugin.Misc.Cashback.Components.Public;

/// <summary>"You will earn …" above the totals of the cart and of the last checkout step.</summary>
public class CartEarnComponent(IEarnHintFactory hints, IStoreContext stores, CashbackSettings settings) : NopViewComponent
{
    /// <summary>Renders the hint with its explanation, or nothing.</summary>
    public async Task<IViewComponentResult> InvokeAsync(string widgetZone, object additionalData)
    {
        var hint = settings is { Enabled: true, ShowInCart: true } && additionalData is ShoppingCartModel
            ? await hints.ForCartAsync(await stores.GetCurrentStoreAsync())
            : null;
        return hint is null ? Content("") : View(CashbackDefaults.ViewFolder + "/Public/Components/EarnHint.cshtml", hint);
    }
}
