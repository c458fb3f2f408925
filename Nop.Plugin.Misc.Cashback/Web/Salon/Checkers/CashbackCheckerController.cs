using Nop.Web.Framework.Controllers;

namespace Nop.Plugin.Misc.Cashback.Web.Salon.Checkers;

/// <summary>The checker of a branch as a page of the shop that can be installed and opens without a network. For who may use the counter.</summary>
[SalonStaffOnly]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class CashbackCheckerController(Actor actor, BranchStaff staff, CheckerFactory factory) : BasePluginController
{
    /// <summary>The page.</summary>
    /// <param name="branch">Of which branch; one that is not open, or not the clerk's, leads to the counter.</param>
    [HttpGet]
    public async Task<IActionResult> Index(int branch) => await OpenAsync(branch) is { } open
        ? Content(await factory.MakeAsync(open, Addresses(branch)), "text/html; charset=utf-8")
        : RedirectToRoute(CashbackRoutes.Counter);

    /// <summary>By which a phone installs it.</summary>
    /// <param name="branch">Of which branch.</param>
    [HttpGet]
    public async Task<IActionResult> Manifest(int branch) => await OpenAsync(branch) is { } open
        ? Content(await factory.ManifestAsync(open, Url.RouteUrl(CashbackRoutes.Checker, new { branch })!, Addresses(branch)), "application/manifest+json; charset=utf-8")
        : NotFound();

    /// <summary>The worker that keeps the page.</summary>
    [HttpGet]
    public IActionResult Worker()
    {
        // It lies beside the page and not above it.
        Response.Headers["Service-Worker-Allowed"] = Url.RouteUrl(CashbackRoutes.Checker);
        return Content(CheckerParts.Read("worker.js"), "text/javascript; charset=utf-8");
    }

    async Task<Branch?> OpenAsync(int branchId) => await staff.FindAsync(await actor.IdAsync(), branchId) is { Active: true } open ? open : null;

    CheckerAddresses Addresses(int branch) => new(
        Url.RouteUrl(CashbackRoutes.Checker)!,
        Url.RouteUrl(CashbackRoutes.CheckerAction, new { action = nameof(Worker) })!,
        Url.RouteUrl(CashbackRoutes.CheckerAction, new { action = nameof(Manifest), branch })!,
        Url.Content("~/Plugins/Misc.Cashback/Content/checker/icon.svg"));
}
