using Cashback.Preview.Web.Factories;
using Microsoft.AspNetCore.Mvc;
using Nop.Web.Framework.Controllers;
using Nop.Web.Models.Checkout;

namespace Cashback.Preview.Web.Controllers;

// A page for each step; a form is taken only from the button of its page, as in nopCommerce.
public sealed partial class CheckoutController
{
    /// <summary>Whom the bill goes to.</summary>
    [HttpGet]
    public Task<IActionResult> BillingAddress() => StepAsync((_, _, _) => Shown(new CheckoutBillingAddressModel()));

    /// <summary>Goes on.</summary>
    [HttpPost, ActionName("BillingAddress"), FormValueRequired("nextstep")]
    public Task<IActionResult> TakeBillingAddress() => StepAsync(async (_, _, cart) =>
        RedirectToRoute(await models.RequiresShippingAsync(cart) ? "CheckoutShippingAddress" : "CheckoutPaymentMethod"));

    /// <summary>Where things go.</summary>
    [HttpGet]
    public Task<IActionResult> ShippingAddress() => StepAsync((_, _, _) => Shown(new CheckoutShippingAddressModel()));

    /// <summary>Goes on.</summary>
    [HttpPost, ActionName("ShippingAddress"), FormValueRequired("nextstep")]
    public Task<IActionResult> TakeShippingAddress() => StepAsync((_, _, _) => Task.FromResult<IActionResult>(RedirectToRoute("CheckoutShippingMethod")));

    /// <summary>How they get there.</summary>
    [HttpGet]
    public Task<IActionResult> ShippingMethod() => StepAsync(async (_, _, cart) => View(await models.ShippingAsync(cart)));

    /// <summary>Goes on.</summary>
    [HttpPost, ActionName("ShippingMethod"), FormValueRequired("nextstep")]
    public Task<IActionResult> TakeShippingMethod() => StepAsync((_, _, _) => Task.FromResult<IActionResult>(RedirectToRoute("CheckoutPaymentMethod")));

    /// <summary>How to pay. As in nopCommerce the step is left out where nothing is to be paid, tenders that can be changed there not counted.</summary>
    [HttpGet]
    public Task<IActionResult> PaymentMethod() => StepAsync(PaymentMethodAsync);

    /// <summary>Takes the choice; what plugins put into the step they read themselves.</summary>
    [HttpPost, ActionName("PaymentMethod"), FormValueRequired("nextstep")]
    public Task<IActionResult> TakePaymentMethod(string? paymentmethod, CheckoutPaymentMethodModel model) => StepAsync(async (customer, store, cart) =>
        await ChoosePaymentAsync(customer, store, cart, paymentmethod) && !CheckoutModels.IsKnown(paymentmethod)
            ? await PaymentMethodAsync(customer, store, cart)
            : RedirectToRoute("CheckoutPaymentInfo"));

    /// <summary>The card, where one is needed.</summary>
    [HttpGet]
    public Task<IActionResult> PaymentInfo() => StepAsync(async (customer, store, cart) =>
    {
        if (!await processing.IsPaymentWorkflowRequiredAsync(cart))
            return RedirectToRoute("CheckoutConfirm");
        var method = await models.MethodAsync(customer, store);
        if (method is "")
            return RedirectToRoute("CheckoutPaymentMethod");
        return CheckoutModels.NeedsCard(method) ? View(new CheckoutPaymentInfoModel()) : RedirectToRoute("CheckoutConfirm");
    });

    /// <summary>Takes the card.</summary>
    [HttpPost, ActionName("PaymentInfo"), FormValueRequired("nextstep")]
    public Task<IActionResult> TakePaymentInfo(string? cardNumber) => StepAsync(async (customer, store, _) =>
    {
        if (string.IsNullOrWhiteSpace(cardNumber))
        {
            ModelState.AddModelError("", await localization.GetResourceAsync("Checkout.CardNumber.Required"));
            return View("PaymentInfo", new CheckoutPaymentInfoModel());
        }

        await attributes.SaveAttributeAsync(customer, CardGiven, true, store);
        return RedirectToRoute("CheckoutConfirm");
    });

    /// <summary>The last look at the order.</summary>
    [HttpGet]
    public Task<IActionResult> Confirm() => StepAsync((_, _, _) => Shown(new CheckoutConfirmModel()));

    /// <summary>Places the order.</summary>
    [HttpPost, ActionName("Confirm")]
    public Task<IActionResult> TakeConfirm() => StepAsync(async (customer, store, cart) =>
    {
        if (!await IsCardGivenAsync(customer, store) && await processing.IsPaymentWorkflowRequiredAsync(cart))
            return RedirectToRoute("CheckoutPaymentInfo");
        var placed = await PlaceAsync(customer, store);
        return placed.Success
            ? RedirectToRoute("CheckoutCompleted", new { orderId = placed.PlacedOrder.Id })
            : View("Confirm", new CheckoutConfirmModel { Warnings = placed.Errors });
    });

    async Task<IActionResult> PaymentMethodAsync(Customer customer, int store, IList<ShoppingCartItem> cart)
    {
        if (await processing.IsPaymentWorkflowRequiredAsync(cart, useRewardPoints: false))
            return View("PaymentMethod", await models.PaymentAsync(customer, store));
        await attributes.SaveAttributeAsync(customer, CheckoutModels.Method, "", store);
        return RedirectToRoute("CheckoutPaymentInfo");
    }

    async Task<IActionResult> StepAsync(Func<Customer, int, IList<ShoppingCartItem>, Task<IActionResult>> step)
    {
        var (customer, store, cart) = await MineAsync();
        return await RefuseAsync(customer, cart) ?? (settings.OnePageCheckoutEnabled ? RedirectToRoute("CheckoutOnePage") : await step(customer, store, cart));
    }

    Task<IActionResult> Shown(object model) => Task.FromResult<IActionResult>(View(model));
}
