using Microsoft.AspNetCore.Mvc;
using Nop.Services.Catalog;
using Nop.Services.Localization;
using Nop.Services.Messages;
using Nop.Web.Controllers;
using Nop.Web.Factories;
using Nop.Web.Models.ShoppingCart;

namespace Cashback.Preview.Web.Controllers;

/// <summary>The cart.</summary>
[AutoValidateAntiforgeryToken]
public sealed class ShoppingCartController(ShoppingCart carts, IShoppingCartModelFactory models, IProductService products, IProductAttributeParser attributes, IWorkContext work, IStoreContext stores,
    INotificationService notifications, ILocalizationService localization) : BasePublicController
{
    const int MostPieces = 99;

    /// <summary>Shows it.</summary>
    [HttpGet]
    public async Task<IActionResult> Cart() => View(await models.PrepareShoppingCartModelAsync(new ShoppingCartModel(), await MineAsync()));

    /// <summary>Takes over the numbers of pieces and takes ticked lines out, or goes to the checkout.</summary>
    [HttpPost]
    public async Task<IActionResult> Cart(IFormCollection form)
    {
        if (form.ContainsKey("checkout"))
            return RedirectToRoute("Checkout");
        var taken = form["removefromcart"].ToString().Split(',');
        foreach (var item in await MineAsync())
        {
            var typed = int.TryParse(form[$"itemquantity{item.Id}"], out var quantity) ? Math.Clamp(quantity, 0, MostPieces) : item.Quantity;
            await carts.SetQuantityAsync(item, taken.Contains(item.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)) ? 0 : typed);
        }

        return RedirectToRoute("ShoppingCart");
    }

    /// <summary>Puts pieces of a product in.</summary>
    [HttpPost]
    public async Task<IActionResult> Add(int productId, IFormCollection form)
    {
        if (await products.GetProductByIdAsync(productId) is not { Published: true, Deleted: false } product)
            return InvokeHttp404();
        await carts.AddAsync(await work.GetCurrentCustomerAsync(), product, attributes.ParseEnteredQuantity(product, form), (await stores.GetCurrentStoreAsync()).Id,
            await attributes.ParseProductAttributesAsync(product, form, []));
        notifications.SuccessNotification(string.Format(System.Globalization.CultureInfo.CurrentCulture, await localization.GetResourceAsync("ShoppingCart.Added"), System.Net.WebUtility.HtmlEncode(product.Name)));
        return RedirectToRoute("ShoppingCart");
    }

    async Task<IList<ShoppingCartItem>> MineAsync() =>
        await carts.GetShoppingCartAsync(await work.GetCurrentCustomerAsync(), ShoppingCartType.ShoppingCart, (await stores.GetCurrentStoreAsync()).Id);
}
