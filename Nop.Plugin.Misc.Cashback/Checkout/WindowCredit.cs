using Microsoft.AspNetCore.Http;

namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <summary>The credit that stood in the window from which an order is confirmed. Of two windows that show different totals only the window itself can tell: its script says it with the click.</summary>
/// <remarks>It can only make an order ask once more: what is taken is computed here. Without script, or in a theme that shows other totals, what was shown last counts.</remarks>
sealed class WindowCredit(IHttpContextAccessor http)
{
    /// <summary>Name of the cookie in which it comes; begins as the shop's own do, and lives for seconds.</summary>
    public const string Cookie = ".Nop.Cashback.Seen";

    /// <summary>Minor units; null: the window has not said.</summary>
    public long? Minor => long.TryParse(http.HttpContext?.Request.Cookies[Cookie], NumberStyles.None, CultureInfo.InvariantCulture, out var minor) ? minor : null;
}
