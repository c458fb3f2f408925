using Nop.Plugin.Misc.Cashback.Web.Shop.Hints;
using Nop.Web.Components;
using Nop.Web.Controllers;
using Nop.Web.Framework.Infrastructure;
using Nop.Web.Models.ShoppingCart;

namespace Nop.Plugin.Misc.Cashback.Web.Shop.Cart;

/// <summary>Takes the posts of the box in the cart and in the payment step. Works on the current customer's cart alone.</summary>
[AutoValidateAntiforgeryToken]
public sealed class CashbackCartController(ICartCashbackFactory factory) : BasePublicController
{
    const string CartRoute = "ShoppingCart", PaymentRoute = "CheckoutPaymentMethod";

    /// <summary>Keeps a choice, for the script of the box; answers with what became of it and the new totals.</summary>
    /// <param name="inCheckout">In the payment step, where the totals have no buttons.</param>
    [HttpPost]
    public async Task<IActionResult> Apply(bool inCheckout)
    {
        var answer = await factory.ApplyAsync(await TypedAsync(), inCheckout);
        return answer.Error is { } error
            ? Json(new { error, possible = answer.Possible, offer = answer.Offer })
            : Json(new
            {
                message = answer.Message,
                applied = answer.Applied,
                nothingToPay = answer.NothingToPay,
                totals = await RenderViewComponentToStringAsync(typeof(OrderTotalsViewComponent), new { isEditable = !inCheckout }),
                // What credit pays earns nothing, so that the hint changes with the totals.
                earn = await RenderViewComponentToStringAsync(typeof(CartEarnComponent), new { widgetZone = PublicWidgetZones.OrderSummaryTotals, additionalData = new ShoppingCartModel() }),
            });
    }

    /// <summary>Keeps a choice where no script runs, and shows the page of the box again.</summary>
    /// <param name="inCheckout">The box stands on the payment page.</param>
    [HttpPost]
    public async Task<IActionResult> Choose(bool inCheckout)
    {
        var typed = await TypedAsync();
        new KeptChoice(typed, await factory.ApplyAsync(typed, inCheckout)).Keep(TempData);
        return RedirectToRoute(inCheckout ? PaymentRoute : CartRoute);
    }

    async Task<TypedChoice> TypedAsync() =>
        (Request.HasFormContentType ? TypedChoice.Read(await Request.ReadFormAsync(HttpContext.RequestAborted)) : null) ?? new(TypedChoice.SomeAmount, "", "");
}
