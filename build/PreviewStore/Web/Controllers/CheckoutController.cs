using Cashback.Preview.Web.Factories;
using Microsoft.AspNetCore.Mvc;
using Nop.Services.Common;
using Nop.Services.Localization;
using Nop.Services.Orders;
using Nop.Services.Payments;
using Nop.Web.Controllers;
using Nop.Web.Models.Checkout;

namespace Cashback.Preview.Web.Controllers;

/// <summary>Both of nopCommerce's checkouts: on one page, and in several. Addresses, which change nothing for cashback, are those of the account.</summary>
[AutoValidateAntiforgeryToken]
public sealed partial class CheckoutController(ShoppingCart carts, CheckoutModels models, IOrderProcessingService processing, IOrderService orders, CartTermsBook terms, IWorkContext work,
    IStoreContext stores, OrderSettings settings, ICustomerService customers, IGenericAttributeService attributes, ILocalizationService localization) : BasePublicController
{
    // In nopCommerce both are in the session.
    const string CardGiven = "PreviewCardGiven", Guid = "PreviewOrderGuid";

    /// <summary>Leads to the checkout that the shop has.</summary>
    [HttpGet]
    public async Task<IActionResult> Index()
    {
        var (customer, _, cart) = await MineAsync();
        return await RefuseAsync(customer, cart) ?? RedirectToRoute(settings.OnePageCheckoutEnabled ? "CheckoutOnePage" : "CheckoutBillingAddress");
    }

    /// <summary>Thanks.</summary>
    [HttpGet]
    public async Task<IActionResult> Completed(int orderId)
    {
        var order = await orders.GetOrderByIdAsync(orderId);
        return order is not { Deleted: false } || order.CustomerId != (await work.GetCurrentCustomerAsync()).Id
            ? RedirectToRoute("Homepage")
            : View(new CheckoutCompletedModel { OrderId = order.Id, CustomOrderNumber = order.CustomOrderNumber, OnePageCheckoutEnabled = settings.OnePageCheckoutEnabled });
    }

    // Keeps the way to pay where one is needed; whether it is, is asked after plugins have kept what was chosen in their part of the step.
    async Task<bool> ChoosePaymentAsync(Customer customer, int store, IList<ShoppingCartItem> cart, string? method)
    {
        var needed = await processing.IsPaymentWorkflowRequiredAsync(cart);
        await attributes.SaveAttributeAsync(customer, CheckoutModels.Method, needed ? method ?? "" : "", store);
        await attributes.SaveAttributeAsync(customer, CardGiven, needed && !CheckoutModels.NeedsCard(method ?? ""), store);
        return needed;
    }

    Task<bool> IsCardGivenAsync(Customer customer, int store) => attributes.GetAttributeAsync<bool>(customer, CardGiven, store);

    async Task<PlaceOrderResult> PlaceAsync(Customer customer, int store)
    {
        var method = await models.MethodAsync(customer, store);
        terms.Set(customer.Id, new CartTerms { GatewayFails = method == CheckoutModels.Refused });
        var placed = await processing.PlaceOrderAsync(new ProcessPaymentRequest
        {
            StoreId = store,
            CustomerId = customer.Id,
            OrderGuid = await OrderGuidAsync(customer, store),
            PaymentMethodSystemName = method,
        });
        terms.Clear(customer.Id);
        if (placed.Success)
        {
            await attributes.SaveAttributeAsync(customer, Guid, "", store);
            await attributes.SaveAttributeAsync(customer, CheckoutModels.Method, "", store);
            await attributes.SaveAttributeAsync(customer, CardGiven, false, store);
        }

        return placed;
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

    async Task<(Customer Customer, int Store, IList<ShoppingCartItem> Cart)> MineAsync()
    {
        var customer = await work.GetCurrentCustomerAsync();
        var store = (await stores.GetCurrentStoreAsync()).Id;
        return (customer, store, await carts.GetShoppingCartAsync(customer, ShoppingCartType.ShoppingCart, store));
    }
}
