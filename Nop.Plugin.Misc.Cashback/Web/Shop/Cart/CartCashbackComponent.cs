using Nop.Web.Framework.Components;
using Nop.Web.Framework.Infrastructure;
using Nop.Web.Models.Checkout;
using Nop.Web.Models.ShoppingCart;

namespace Nop.Plugin.Misc.Cashback.Web.Shop.Cart;

/// <summary>The box where a shopper chooses how much cashback to spend: in the cart and in the payment step.</summary>
public sealed class CartCashbackComponent(ICartCashbackFactory factory) : NopViewComponent
{
    /// <summary>Renders the box, or nothing for guests and where there is nothing to spend.</summary>
    public async Task<IViewComponentResult> InvokeAsync(string widgetZone, object additionalData)
    {
        if (PlaceOf(widgetZone, additionalData) is not { } place || await factory.PrepareAsync(place) is not { } model)
            return Content("");

        if (KeptChoice.Take(ViewComponentContext.TempData) is { } kept)
        {
            model = model with { Message = kept.Answer.Message, Error = kept.Answer.Error, Possible = kept.Answer.Possible, Offer = kept.Answer.Offer };
            if (kept.Answer.Error is not null)
                model = model with { Kind = kept.Typed.Kind, Amount = kept.Typed.Amount };
        }

        return View(CashbackDefaults.ViewFolder + "/Public/Components/CartCashback.cshtml", model);
    }

    static BoxPlace? PlaceOf(string widgetZone, object additionalData) => additionalData switch
    {
        // In the checkout in several pages the zone stands before the form of the page.
        CheckoutPaymentMethodModel => widgetZone == PublicWidgetZones.CheckoutPaymentMethodTop ? BoxPlace.PaymentPage : BoxPlace.PaymentStep,
        ShoppingCartModel { IsEditable: true } => BoxPlace.Cart,
        _ => null,
    };
}
