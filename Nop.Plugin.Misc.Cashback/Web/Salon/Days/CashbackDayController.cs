using Nop.Plugin.Misc.Cashback.Sales;
using Nop.Plugin.Misc.Cashback.Web.Shop;
using Nop.Web.Framework.Controllers;

namespace Nop.Plugin.Misc.Cashback.Web.Salon.Days;

/// <summary>The journal of a branch's day, and its end.</summary>
[SalonStaffOnly]
[AutoValidateAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class CashbackDayController(Actor actor, DayFactory factory, ISalonDays days, ActivityLines activity, IPublicTexts texts) : BasePluginController
{
    const string DayView = CashbackDefaults.ViewFolder + "/Salon/Day.cshtml";

    /// <summary>The journal of a day.</summary>
    /// <param name="branchId">The branch; 0: not chosen yet.</param>
    /// <param name="day">The day: 2026-11-30; empty: today.</param>
    [HttpGet]
    public async Task<IActionResult> Index(int branchId, string? day)
    {
        var clerkId = await actor.IdAsync();
        var (branch, asked) = await factory.ReadAsync(branchId, day, clerkId);
        return View(DayView, await factory.PrepareAsync(branch, asked, clerkId));
    }

    /// <summary>Closes a day.</summary>
    [HttpPost]
    public async Task<IActionResult> Close(DayEndForm form)
    {
        var clerkId = await actor.IdAsync();
        var (branch, day) = await factory.ReadAsync(form.BranchId, form.Day, clerkId);
        // What names no day, one that has not come, or a branch of others closes none.
        if (branch is null || branch.Id != form.BranchId || form.Day != DayFactory.Written(day))
            return RedirectToRoute(CashbackRoutes.DayAction, new { action = nameof(Index), branchId = branch?.Id });

        var (counted, error) = await texts.ReadCountedAsync(form.Counted);
        if (counted is not { } minor)
        {
            ModelState.AddModelError(nameof(form.Counted), error!);
            return View(DayView, await factory.PrepareAsync(branch, day, clerkId, form));
        }

        var result = await days.CloseAsync(branch, day, minor, form.Reason, clerkId);
        if (result is { Refusal: DayEndRefusal.None, End: { } end })
            await activity.WriteAsync(CashbackActivity.DayClosed, null, "Plugins.Misc.Cashback.ActivityLog.DayClosed", form.Day ?? "", branch.Name, await texts.AmountAsync(end.Expected), await texts.AmountAsync(end.Counted), end.Reason);
        // Who counts blind sees now what is expected: what was counted before stays known.
        if (result.Refusal == DayEndRefusal.ReasonRequired)
            await activity.WriteAsync(CashbackActivity.DayClosed, null, "Plugins.Misc.Cashback.ActivityLog.DayCounted", form.Day ?? "", branch.Name, await texts.AmountAsync(minor), await texts.AmountAsync(result.Expected));
        if (result.Refusal is DayEndRefusal.None or DayEndRefusal.Closed)
            return RedirectToRoute(CashbackRoutes.DayAction, new { action = nameof(Index), branchId = branch.Id, day = form.Day });

        ModelState.AddModelError(result.Refusal == DayEndRefusal.NotYet ? nameof(form.Counted) : nameof(form.Reason), await texts.TextAsync($"Day.Refused.{result.Refusal}"));
        return View(DayView, await factory.PrepareAsync(branch, day, clerkId, form, asksReason: true));
    }
}
