using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Plugin.Misc.Cashback.Components.Public;
using Nop.Plugin.Misc.Cashback.Factories.Public;
using Nop.Plugin.Misc.Cashback.Redemption;
using Nop.Services.Customers;
using Nop.Web.Components;
using Nop.Web.Controllers;
using Nop.Web.Framework.Infrastructure;
using Nop.Web.Models.ShoppingCart;

namespace Nop.Plugin.Misc.Cashback.Controllers.Public;

/// <summary>What the box in the cart posts. Works on the current customer's cart alone.</summary>
[AutoValidateAntiforgeryToken]
public class CashbackCartController(
    IWorkContext work,
    IStoreContext stores,
    ICustomerService customers,
    ICartCashbackFactory factory,
    ICheckoutCashback checkout,
    IPublicTexts texts) : BasePublicController
{
    /// <summary>Chooses an amount, or as much as possible; answers with the new totals.</summary>
    [HttpPost]
    public async Task<IActionResult> Apply(string? amount, bool asMuchAsPossible)
    {
        var customer = await work.GetCurrentCustomerAsync();
        if (!await customers.IsRegisteredAsync(customer))
            return Json(new { error = await texts.TextAsync("Checkout.Refused.Guest") });

        var (message, error) = await factory.ApplyAsync(customer, await stores.GetCurrentStoreAsync(), amount, asMuchAsPossible);
        return error is null ? await TotalsAsync(message!, applied: true) : Json(new { error });
    }

    /// <summary>Chooses to redeem nothing; answers with the new totals.</summary>
    [HttpPost]
    public async Task<IActionResult> Remove()
    {
        var customer = await work.GetCurrentCustomerAsync();
        await checkout.SetChoiceAsync(customer, (await stores.GetCurrentStoreAsync()).Id, null);
        return await TotalsAsync(await texts.TextAsync("Cart.Removed"), applied: false);
    }

    async Task<IActionResult> TotalsAsync(string message, bool applied) => Json(new
    {
        message,
        applied,
        totals = await RenderViewComponentToStringAsync(typeof(OrderTotalsViewComponent), new { isEditable = true }),
        // What credit pays earns nothing, so that the hint changes with the totals.
        earn = await RenderViewComponentToStringAsync(typeof(CartEarnComponent), new { widgetZone = PublicWidgetZones.OrderSummaryTotals, additionalData = new ShoppingCartModel() }),
    });
}
