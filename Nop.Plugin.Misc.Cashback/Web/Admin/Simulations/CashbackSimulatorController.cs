using Nop.Plugin.Misc.Cashback.Insight.Runs;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Simulations;

/// <summary>The page on which rules are tried on past orders. A run is the process's own: it goes on when the page is left, and nothing is written.</summary>
public sealed class CashbackSimulatorController(
    SimulatorFactory factory,
    SimulationRuns runs,
    PageKit kit) : AdminCashbackController(kit)
{
    const string Form = "Insight/Simulator";
    const string Csv = "text/csv; charset=utf-8";

    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Index(Guid? run = null) => Page(Form, await factory.PrepareAsync(run));

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Start(SimulatorModel model)
    {
        if (await factory.ReadAsync(model, ModelState) is not { } request)
            return Page(Form, await factory.CompleteAsync(model));
        if (runs.Start(request) is { } run)
            return RedirectToAction(nameof(Index), new { run = run.Id });

        await WarnAsync("Plugins.Misc.Cashback.Simulator.Busy");
        return RedirectToAction(nameof(Index));
    }

    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Progress(Guid run)
    {
        if (runs.Find(run) is not { State: SimulationState.Running } found)
            return Json(new { running = false, percent = 100, status = "" });

        var described = await factory.DescribeAsync(found);
        return Json(new { running = described.IsRunning, percent = described.Percent, status = described.Status });
    }

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public IActionResult Cancel(Guid run)
    {
        runs.Find(run)?.Cancel();
        return RedirectToAction(nameof(Index), new { run });
    }

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public IActionResult DownloadTable(Guid run) => runs.Find(run) is { Result: { } result }
        ? new StreamedFileResult(Csv, "cashback-simulation.csv", (output, stop) => SimulationFile.WriteAsync(output, result, stop))
        : RedirectToAction(nameof(Index), new { run });

    [HttpPost]
    [CheckPermission(CashbackPermissions.Export)]
    public async Task<IActionResult> DownloadClients(Guid run)
    {
        if (runs.Find(run) is not { Result: { } result })
            return RedirectToAction(nameof(Index), new { run });

        await Activity.WriteAsync(CashbackActivity.Exported, null, "Plugins.Misc.Cashback.ActivityLog.SimulationExported");
        return new StreamedFileResult(Csv, "cashback-simulation-clients.csv", (output, stop) => SimulationFile.WriteClientsAsync(output, result, stop));
    }
}
