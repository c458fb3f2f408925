using Cashback.Preview.Web.Factories;
using Microsoft.AspNetCore.Mvc;
using Nop.Web.Models.Checkout;

namespace Cashback.Preview.Web.Controllers;

// One page whose steps are loaded by script: each answer brings the next step alone, as in nopCommerce.
public sealed partial class CheckoutController
{
    /// <summary>The page, open at its first step.</summary>
    [HttpGet]
    public async Task<IActionResult> OnePageCheckout()
    {
        var (customer, _, cart) = await MineAsync();
        if (await RefuseAsync(customer, cart) is { } refusal)
            return refusal;
        return settings.OnePageCheckoutEnabled
            ? View(new OnePageCheckoutModel { ShippingRequired = await models.RequiresShippingAsync(cart) })
            : RedirectToRoute("Checkout");
    }

    /// <summary>After whom the bill goes to.</summary>
    [HttpPost]
    public Task<IActionResult> OpcSaveBilling() => AnswerAsync(async (customer, store, cart) => await models.RequiresShippingAsync(cart)
        ? await SectionAsync("shipping", "OpcShippingAddress", new CheckoutShippingAddressModel())
        : await PaymentSectionAsync(customer, store, cart));

    /// <summary>After where things go.</summary>
    [HttpPost]
    public Task<IActionResult> OpcSaveShipping() => AnswerAsync(async (_, _, cart) => await SectionAsync("shipping-method", "OpcShippingMethods", await models.ShippingAsync(cart)));

    /// <summary>After how they get there.</summary>
    [HttpPost]
    public Task<IActionResult> OpcSaveShippingMethod() => AnswerAsync(PaymentSectionAsync);

    /// <summary>After how to pay; what plugins put into the step they read themselves.</summary>
    [HttpPost]
    public Task<IActionResult> OpcSavePaymentMethod(string? paymentmethod, CheckoutPaymentMethodModel model) => AnswerAsync(async (customer, store, cart) =>
    {
        if (!CheckoutModels.IsKnown(paymentmethod))
            return await ErrorAsync("Checkout.SelectPaymentMethod");
        return await ChoosePaymentAsync(customer, store, cart, paymentmethod) && CheckoutModels.NeedsCard(paymentmethod!)
            ? await SectionAsync("payment-info", "OpcPaymentInfo", new CheckoutPaymentInfoModel())
            : await ConfirmSectionAsync();
    });

    /// <summary>After the card.</summary>
    [HttpPost]
    public Task<IActionResult> OpcSavePaymentInfo(string? cardNumber) => AnswerAsync(async (customer, store, _) =>
    {
        if (string.IsNullOrWhiteSpace(cardNumber))
            return await ErrorAsync("Checkout.CardNumber.Required");
        await attributes.SaveAttributeAsync(customer, CardGiven, true, store);
        return await ConfirmSectionAsync();
    });

    /// <summary>Places the order.</summary>
    [HttpPost]
    public Task<IActionResult> OpcConfirmOrder() => AnswerAsync(async (customer, store, cart) =>
    {
        if (!await IsCardGivenAsync(customer, store) && await processing.IsPaymentWorkflowRequiredAsync(cart))
            return await ErrorAsync("Checkout.CardNumber.Required");
        var placed = await PlaceAsync(customer, store);
        return placed.Success
            ? Json(new { success = 1, redirect = Url.RouteUrl("CheckoutCompleted", new { orderId = placed.PlacedOrder.Id }) })
            : await SectionAsync("confirm-order", "OpcConfirmOrder", new CheckoutConfirmModel { Warnings = placed.Errors });
    });

    async Task<IActionResult> PaymentSectionAsync(Customer customer, int store, IList<ShoppingCartItem> cart)
    {
        if (await processing.IsPaymentWorkflowRequiredAsync(cart, useRewardPoints: false))
            return await SectionAsync("payment-method", "OpcPaymentMethods", await models.PaymentAsync(customer, store));
        await attributes.SaveAttributeAsync(customer, CheckoutModels.Method, "", store);
        return await ConfirmSectionAsync();
    }

    Task<IActionResult> ConfirmSectionAsync() => SectionAsync("confirm-order", "OpcConfirmOrder", new CheckoutConfirmModel());

    async Task<IActionResult> SectionAsync(string name, string view, object model) => Json(new
    {
        update_section = new UpdateSectionJsonModel { name = name, html = await RenderPartialViewToStringAsync(view, model) },
        goto_section = name.Replace('-', '_'),
    });

    async Task<IActionResult> ErrorAsync(string key) => Json(new { error = 1, message = await localization.GetResourceAsync(key) });

    async Task<IActionResult> AnswerAsync(Func<Customer, int, IList<ShoppingCartItem>, Task<IActionResult>> step)
    {
        var (customer, store, cart) = await MineAsync();
        return await RefuseAsync(customer, cart) is null && settings.OnePageCheckoutEnabled
            ? await step(customer, store, cart)
            : Json(new { redirect = Url.RouteUrl("ShoppingCart") });
    }
}
