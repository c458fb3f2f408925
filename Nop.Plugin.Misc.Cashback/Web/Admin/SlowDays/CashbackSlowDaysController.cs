using Nop.Plugin.Misc.Cashback.Insight.Runs;
using Nop.Plugin.Misc.Cashback.Web.Admin.Simulations;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.SlowDays;

/// <summary>The page that finds weekdays and hours with the fewest orders, and what a programme for them would have cost.</summary>
public sealed class CashbackSlowDaysController(
    SlowDaysFactory factory,
    SimulatorFactory simulator,
    SimulationRuns runs,
    PageKit kit) : AdminCashbackController(kit)
{
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> List() => Page("Insight/SlowDays", await factory.PrepareAsync());

    /// <summary>Tries a programme that doubles the cashback in some hours of a weekday on the days that the page looks at.</summary>
    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Predict(string? name, int day, int fromHour, int toHour)
    {
        if (day is < 0 or > 6 || fromHour is < 0 or > 23 || toHour <= fromHour || toHour > 24)
            return RedirectToAction(nameof(List));
        if (runs.Start(await simulator.DoubledAsync(name ?? "", (DayOfWeek)day, fromHour, toHour, SlowDaysFactory.Days)) is { } run)
            return RedirectToAction("Index", "CashbackSimulator", new { run = run.Id });

        await WarnAsync("Plugins.Misc.Cashback.Simulator.Busy");
        return RedirectToAction(nameof(List));
    }
}
