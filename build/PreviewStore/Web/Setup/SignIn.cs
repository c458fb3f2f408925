using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Nop.Services.Catalog;

namespace Cashback.Preview.Web.Setup;

/// <summary>Signs customers in and out by a cookie; what a guest put into the cart goes with them.</summary>
public sealed class SignIn(IHttpContextAccessor http, IWorkContext work, ICustomerService customers, ShoppingCart carts, IProductService products)
{
    HttpContext Context => http.HttpContext!;

    /// <summary>Signs a customer in.</summary>
    public async Task InAsync(Customer customer)
    {
        var before = await work.GetCurrentCustomerAsync();
        if (before.Id != customer.Id && await customers.IsGuestAsync(before))
            await MoveCartAsync(before, customer);

        var claims = new[]
        {
            new Claim(ClaimTypes.NameIdentifier, customer.Id.ToString(CultureInfo.InvariantCulture)),
            new Claim(ClaimTypes.Name, customer.Email ?? customer.Username),
        };
        await Context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme)),
            new AuthenticationProperties { IsPersistent = true });
        await work.SetCurrentCustomerAsync(customer);
    }

    /// <summary>Signs out.</summary>
    public Task OutAsync() => Context.SignOutAsync();

    async Task MoveCartAsync(Customer from, Customer to)
    {
        var cart = await carts.GetShoppingCartAsync(from, ShoppingCartType.ShoppingCart);
        foreach (var item in cart)
            await carts.AddAsync(to, await products.GetProductByIdAsync(item.ProductId), item.Quantity, item.StoreId);
        await carts.ClearAsync(cart);
    }
}
