using Microsoft.AspNetCore.Mvc;
using Nop.Web.Framework;
using Nop.Web.Framework.Controllers;

namespace Cashback.Preview.Web.Areas.Admin.Controllers;

/// <summary>Says that somebody may not.</summary>
[Area(AreaNames.ADMIN)]
public sealed class SecurityController : BaseController
{
    /// <summary>The page that permission checks lead to.</summary>
    public IActionResult AccessDenied(string? pageUrl) => View(model: pageUrl);
}
