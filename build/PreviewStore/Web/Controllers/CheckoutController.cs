using Cashback.Preview.Services;
using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Services.Common;
using Nop.Services.Customers;
using Nop.Services.Localization;
using Nop.Services.Orders;
using Nop.Services.Payments;
using Nop.Web.Controllers;
using Nop.Web.Models.Checkout;

namespace Cashback.Preview.Web.Controllers;

/// <summary>The checkout in its steps. Addresses and ways of delivery, which change nothing for cashback, are left out.</summary>
[AutoValidateAntiforgeryToken]
public sealed class CheckoutController(ShoppingCart carts, IOrderProcessingService processing, IOrderService orders, CartTermsBook terms, IWorkContext work, IStoreContext stores,
    ICustomerService customers, IGenericAttributeService attributes, ILocalizationService localization) : BasePublicController
{
    /// <summary>A card whose bank says no.</summary>
    public const string Refused = "Payments.Refused";

    const string Chosen = "SelectedPaymentMethod";
    const string Guid = "PreviewOrderGuid";

    /// <summary>How to pay. As in nopCommerce the step is left out where nothing is left to pay.</summary>
    [HttpGet]
    public async Task<IActionResult> PaymentMethod()
    {
        var (customer, store, cart) = await MineAsync();
        if (await RefuseAsync(customer, cart) is { } refusal)
            return refusal;
        if (!await processing.IsPaymentWorkflowRequiredAsync(cart, useRewardPoints: false))
            return RedirectToRoute("CheckoutConfirm");
        var chosen = await attributes.GetAttributeAsync<string>(customer, Chosen, store) ?? PaymentMethods.AtOnce;
        return View(await MethodsAsync(chosen));
    }

    /// <summary>Takes the choice; what plugins put into the step they read themselves when the model is received.</summary>
    [HttpPost]
    public async Task<IActionResult> PaymentMethod(string? paymentmethod, CheckoutPaymentMethodModel model)
    {
        var (customer, store, cart) = await MineAsync();
        if (await RefuseAsync(customer, cart) is { } refusal)
            return refusal;
        if (!(await MethodsAsync("")).PaymentMethods.Any(method => method.PaymentMethodSystemName == paymentmethod))
            ModelState.AddModelError("", await localization.GetResourceAsync("Checkout.SelectPaymentMethod"));
        if (!ModelState.IsValid)
            return View(await MethodsAsync(paymentmethod ?? ""));
        await attributes.SaveAttributeAsync(customer, Chosen, paymentmethod, store);
        return RedirectToRoute("CheckoutConfirm");
    }

    /// <summary>The last look at the order.</summary>
    [HttpGet]
    public async Task<IActionResult> Confirm()
    {
        var (customer, _, cart) = await MineAsync();
        return await RefuseAsync(customer, cart) ?? View(new CheckoutConfirmModel());
    }

    /// <summary>Places the order.</summary>
    [HttpPost]
    public async Task<IActionResult> Confirm(CheckoutConfirmModel model)
    {
        var (customer, store, cart) = await MineAsync();
        if (await RefuseAsync(customer, cart) is { } refusal)
            return refusal;

        var method = await attributes.GetAttributeAsync<string>(customer, Chosen, store);
        if (await processing.IsPaymentWorkflowRequiredAsync(cart) && string.IsNullOrEmpty(method))
            return RedirectToRoute("Checkout");

        terms.Set(customer.Id, new CartTerms { GatewayFails = method == Refused });
        var request = new ProcessPaymentRequest
        {
            StoreId = store,
            CustomerId = customer.Id,
            OrderGuid = await OrderGuidAsync(customer, store),
            PaymentMethodSystemName = method ?? "",
        };
        var placed = await processing.PlaceOrderAsync(request);
        terms.Clear(customer.Id);
        if (placed.Success)
        {
            await attributes.SaveAttributeAsync(customer, Guid, "", store);
            return RedirectToRoute("CheckoutCompleted", new { orderId = placed.PlacedOrder.Id });
        }

        foreach (var error in placed.Errors)
            model.Warnings.Add(error);
        return View(model);
    }

    /// <summary>Thanks.</summary>
    [HttpGet]
    public async Task<IActionResult> Completed(int orderId)
    {
        var order = await orders.GetOrderByIdAsync(orderId);
        return order is not { Deleted: false } || order.CustomerId != (await work.GetCurrentCustomerAsync()).Id
            ? RedirectToRoute("Homepage")
            : View(new CheckoutCompletedModel { OrderId = order.Id, CustomOrderNumber = order.CustomOrderNumber, OnePageCheckoutEnabled = true });
    }

    async Task<IActionResult?> RefuseAsync(Customer customer, IList<ShoppingCartItem> cart)
    {
        if (cart.Count == 0)
            return RedirectToRoute("ShoppingCart");
        return await customers.IsGuestAsync(customer) ? RedirectToRoute("Login", new { returnUrl = Url.RouteUrl("Checkout") }) : null;
    }

    // One checkout keeps its GUID over several tries, as nopCommerce's does in the session.
    async Task<Guid> OrderGuidAsync(Customer customer, int store)
    {
        var kept = await attributes.GetAttributeAsync<string>(customer, Guid, store);
        if (System.Guid.TryParse(kept, out var guid))
            return guid;
        guid = System.Guid.NewGuid();
        await attributes.SaveAttributeAsync(customer, Guid, guid.ToString("D"), store);
        return guid;
    }

    async Task<CheckoutPaymentMethodModel> MethodsAsync(string chosen)
    {
        var model = new CheckoutPaymentMethodModel();
        foreach (var (name, key) in new[] { (PaymentMethods.AtOnce, "Checkout.PayNow"), (PaymentMethods.Later, "Checkout.PayLater"), (Refused, "Checkout.PayRefused") })
        {
            model.PaymentMethods.Add(new()
            {
                PaymentMethodSystemName = name,
                Name = await localization.GetResourceAsync(key),
                Description = await localization.GetResourceAsync(key + ".Hint"),
                Selected = name == chosen,
            });
        }

        return model;
    }

    async Task<(Customer Customer, int Store, IList<ShoppingCartItem> Cart)> MineAsync()
    {
        var customer = await work.GetCurrentCustomerAsync();
        var store = (await stores.GetCurrentStoreAsync()).Id;
        return (customer, store, await carts.GetShoppingCartAsync(customer, ShoppingCartType.ShoppingCart, store));
    }
}
