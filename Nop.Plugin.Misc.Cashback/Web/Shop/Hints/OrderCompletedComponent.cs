using Nop.Web.Framework.Components;
using Nop.Web.Models.Checkout;

namespace Nop.Plugin.Misc.Cashback.Web.Shop.Hints;

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
