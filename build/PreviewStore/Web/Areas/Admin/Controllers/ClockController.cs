using Cashback.Preview.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Nop.Services.Security;
using Nop.Web.Areas.Admin.Controllers;
using Nop.Web.Framework.Mvc.Filters;

namespace Cashback.Preview.Web.Areas.Admin.Controllers;

/// <summary>Moves the shop's clock on, so that activation and expiry can be seen without waiting.</summary>
public sealed class ClockController(ClockKeeper keeper, TimeProvider clock) : BaseAdminController
{
    const int MostDays = 3660;

    /// <summary>What time it is.</summary>
    [HttpGet, CheckPermission(StandardPermission.Configuration.MANAGE_SETTINGS)]
    public IActionResult Index()
    {
        ViewBag.CanMove = keeper.CanMove;
        ViewBag.Ahead = keeper.Ahead;
        return View(clock.GetUtcNow());
    }

    /// <summary>Moves it on by whole days.</summary>
    [HttpPost, CheckPermission(StandardPermission.Configuration.MANAGE_SETTINGS)]
    public async Task<IActionResult> Move(int days)
    {
        await keeper.MoveAsync(TimeSpan.FromDays(Math.Clamp(days, 0, MostDays)));
        return RedirectToAction(nameof(Index));
    }
}
