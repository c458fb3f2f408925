using Nop.Web.Controllers;

namespace Nop.Plugin.Misc.Cashback.Web;

/// <summary>Leads whoever opens the address of a form, as after a sign-in in the middle of one or from the browser's list of addresses, to the page that the form stands on.</summary>
public sealed class CashbackWayBackController : BasePublicController
{
    /// <summary>Leads there.</summary>
    /// <param name="to">Name of the page's route, which the address's own route says and no request; null: the shop's own route led here, and there is no such page.</param>
    [HttpGet]
    public IActionResult Lead([FromRoute] string? to) => string.IsNullOrEmpty(to) ? NotFound() : RedirectToRoute(to);
}
