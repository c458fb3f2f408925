using System.Security.Claims;

namespace Cashback.Preview.Hosting;

/// <summary>Finds the customer behind a browser.</summary>
public interface IVisitor
{
    /// <summary>The customer; null: there is no browser.</summary>
    Task<Customer?> FindAsync();
}

/// <summary>The signed-in customer, or a guest known by a cookie; a new browser becomes a new guest.</summary>
public sealed class WebVisitor(IHttpContextAccessor http, ICustomerService customers, Registration registration) : IVisitor
{
    const string Cookie = "preview.visitor";

    /// <inheritdoc/>
    public async Task<Customer?> FindAsync()
    {
        if (http.HttpContext is not { } context)
            return null;
        if (context.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } id
            && await customers.GetCustomerByIdAsync(int.Parse(id, CultureInfo.InvariantCulture)) is { Active: true, Deleted: false } known)
            return known;
        if (Guid.TryParse(context.Request.Cookies[Cookie], out var guid) && await customers.GetCustomerByGuidAsync(guid) is { } returning && await customers.IsGuestAsync(returning))
            return returning;
        var guest = await registration.AddGuestAsync();
        if (!context.Response.HasStarted)
            context.Response.Cookies.Append(Cookie, guest.CustomerGuid.ToString("D"), new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true });
        return guest;
    }
}
