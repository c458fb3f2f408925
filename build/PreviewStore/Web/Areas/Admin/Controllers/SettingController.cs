using Microsoft.AspNetCore.Mvc;
using Nop.Web.Areas.Admin.Controllers;

namespace Cashback.Preview.Web.Areas.Admin.Controllers;

/// <summary>Which store's settings are edited.</summary>
public sealed class SettingController : BaseAdminController
{
    /// <summary>Remembers the choice in this browser.</summary>
    [HttpPost]
    public IActionResult ChangeStoreScopeConfiguration(int storeid, string? returnUrl)
    {
        Response.Cookies.Append("preview.storescope", storeid.ToString(CultureInfo.InvariantCulture), new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax });
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl! : "/Admin");
    }
}
