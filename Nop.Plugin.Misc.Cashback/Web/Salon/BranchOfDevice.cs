namespace Nop.Plugin.Misc.Cashback.Web.Salon;

/// <summary>The branch at which a device stands: whoever opens the counter on it anew finds it chosen. It says where, and opens nothing.</summary>
static class BranchOfDevice
{
    /// <summary>Name of the cookie that keeps it; begins as the shop's own do.</summary>
    public const string Cookie = ".Nop.Cashback.Branch";

    const int Days = 365;

    /// <summary>The branch that was chosen last; 0: none.</summary>
    public static int Read(HttpRequest request) => int.TryParse(request.Cookies[Cookie], NumberStyles.None, CultureInfo.InvariantCulture, out var branchId) ? branchId : 0;

    /// <summary>Keeps what was chosen.</summary>
    public static void Keep(HttpResponse response, int branchId, DateTimeOffset now) => response.Cookies.Append(Cookie, branchId.ToString(CultureInfo.InvariantCulture), new CookieOptions
    {
        Expires = now.AddDays(Days),
        HttpOnly = true,
        Secure = response.HttpContext.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
    });
}
