using Nop.Services.Catalog;
using Nop.Services.Common;
using Nop.Services.Localization;
using Nop.Web.Models.Checkout;

namespace Cashback.Preview.Web.Factories;

/// <summary>The steps of the checkout as pages show them.</summary>
public sealed class CheckoutModels(IProductService products, CartPricing pricing, IPriceFormatter prices, IGenericAttributeService attributes, ILocalizationService localization)
{
    /// <summary>Generic attribute, by store: how the customer pays; empty: nothing is to be paid, or nothing was chosen yet.</summary>
    public const string Method = "SelectedPaymentMethod";

    /// <summary>A card whose bank says no.</summary>
    public const string Refused = "Payments.Refused";

    // Payment methods are called as the shop's list of them has it; the refused card is in none.
    static readonly (string Name, string Key, string Hint)[] Methods =
    [
        (PaymentMethods.AtOnce, $"Plugins.FriendlyName.{PaymentMethods.AtOnce}", "Checkout.PayNow.Hint"),
        (PaymentMethods.Later, $"Plugins.FriendlyName.{PaymentMethods.Later}", "Checkout.PayLater.Hint"),
        (Refused, "Checkout.PayRefused", "Checkout.PayRefused.Hint"),
    ];

    /// <summary>Whether somebody has to bring something.</summary>
    public async Task<bool> RequiresShippingAsync(IList<ShoppingCartItem> cart) =>
        (await products.GetProductsByIdsAsync([.. cart.Select(item => item.ProductId)])).Any(product => product.IsShipEnabled);

    /// <summary>The one way in which the shop sends things.</summary>
    public async Task<CheckoutShippingMethodModel> ShippingAsync(IList<ShoppingCartItem> cart) => new()
    {
        ShippingMethods =
        [
            new()
            {
                Name = await localization.GetResourceAsync("Checkout.ByPost"),
                ShippingRateComputationMethodSystemName = "Shipping.ByPost",
                Fee = await prices.FormatPriceAsync((await pricing.PriceAsync(cart)).Shipping),
                Selected = true,
            },
        ],
    };

    /// <summary>Ways to pay; the one that was chosen before, or else the first, is selected.</summary>
    public async Task<CheckoutPaymentMethodModel> PaymentAsync(Customer customer, int storeId)
    {
        var chosen = await MethodAsync(customer, storeId);
        var model = new CheckoutPaymentMethodModel();
        foreach (var (name, key, hint) in Methods)
        {
            model.PaymentMethods.Add(new()
            {
                PaymentMethodSystemName = name,
                Name = await localization.GetResourceAsync(key),
                Description = await localization.GetResourceAsync(hint),
                Selected = name == (chosen is "" ? PaymentMethods.AtOnce : chosen),
            });
        }

        return model;
    }

    /// <summary>How the customer pays; empty: see <see cref="Method"/>.</summary>
    public async Task<string> MethodAsync(Customer customer, int storeId) => await attributes.GetAttributeAsync<string>(customer, Method, storeId) ?? "";

    /// <summary>Whether there is such a way to pay.</summary>
    public static bool IsKnown(string? method) => Methods.Any(known => known.Name == method);

    /// <summary>Whether a way to pay asks for a card.</summary>
    public static bool NeedsCard(string method) => method != PaymentMethods.Later;

    /// <summary>The name of a way to pay.</summary>
    public Task<string> NameAsync(string method) => localization.GetResourceAsync(Methods.First(known => known.Name == method).Key);
}
