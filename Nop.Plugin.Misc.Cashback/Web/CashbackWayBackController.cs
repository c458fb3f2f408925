using Nop.Web.Controllers;
using Nop.Web.Framework;

namespace Nop.Plugin.Misc.Cashback.Web;

/// <summary>Leads whoever opens the address of a form, as after a sign-in in the middle of one or from the browser's list of addresses, to the page that the form stands on.</summary>
public sealed class CashbackWayBackController : BasePublicController
{
    /// <summary>Leads there.</summary>
    /// <param name="to">Name of the page's route or, of a page of the admin area, its controller; the address's own route says it and no request; null: the shop's own route led here, and there is no such page.</param>
    /// <param name="at">Action of a page of the admin area; null: the page is not there.</param>
    [HttpGet]
    public IActionResult Lead([FromRoute] string? to, [FromRoute] string? at = null) =>
        string.IsNullOrEmpty(to) ? NotFound() : at is null ? RedirectToRoute(to) : RedirectToAction(at, to, new { area = AreaNames.ADMIN });
}
