using Nop.Plugin.Misc.Cashback.Files;
using Nop.Plugin.Misc.Cashback.Insight.Reports;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Reports;

/// <summary>The pages of reports.</summary>
public sealed class CashbackReportController(ReportPages pages, IMonthClosing months, Actor actor, PageKit kit) : AdminCashbackController(kit)
{
    [CheckPermission(CashbackPermissions.ViewWallets)]
    public async Task<IActionResult> List() => Page("Reports/List", await pages.ListAsync());

    [CheckPermission(CashbackPermissions.ViewWallets)]
    public async Task<IActionResult> Show(ReportQuestion asked, CancellationToken cancellationToken) => pages.Find(asked.Key) is { } report
        ? Page("Reports/Report", await pages.ShowAsync(report, asked, ModelState, cancellationToken))
        : RedirectToAction(nameof(List));

    [HttpPost]
    [CheckPermission(CashbackPermissions.ViewWallets)]
    [CheckPermission(CashbackPermissions.Export)]
    public async Task<IActionResult> Download(ReportQuestion asked, string table, string format, CancellationToken cancellationToken)
    {
        if (pages.Find(asked.Key) is not { } report || FileFormats.Find(format) is not { } kind)
            return RedirectToAction(nameof(List));
        if (await pages.ReadAsync(report, asked, ModelState) is not { } filter)
            return Page("Reports/Report", await pages.ShowAsync(report, asked, ModelState, cancellationToken));
        if ((await report.RunAsync(filter, cancellationToken)).Tables.FirstOrDefault(one => one.Name == table) is not { } chosen)
            return RedirectToAction(nameof(Show), new { asked.Key });

        var name = string.Create(CultureInfo.InvariantCulture, $"cashback-{report.Key.ToLowerInvariant()}-{chosen.Name}-{filter.To:yyyy-MM-dd}.{kind.Extension}");
        await Activity.WriteAsync(CashbackActivity.Exported, null, "Plugins.Misc.Cashback.ActivityLog.ReportFile", name);
        return new StreamedFileResult(kind.ContentType, name, (output, stop) => ReportTables.FileOf(chosen).WriteAsync(output, kind, chosen.Rows, stop));
    }

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> CloseMonth(int month, CancellationToken cancellationToken)
    {
        // What the page did not offer is not the next one.
        if (await months.NextAsync() is { } next && ClosedMonth.NumberOf(next) == month && await months.CloseAsync(next, await actor.IdAsync(), cancellationToken))
        {
            var name = next.ToString("MMM yyyy", CultureInfo.CurrentCulture);
            await Activity.WriteAsync(CashbackActivity.MonthClosed, null, "Plugins.Misc.Cashback.ActivityLog.MonthClosed", name);
            await NotifyAsync("Plugins.Misc.Cashback.Reports.Months.Done", name);
        }
        else
        {
            await WarnAsync("Plugins.Misc.Cashback.Reports.Months.NotNext");
        }

        return RedirectToAction(nameof(Show), new { key = MonthsReport.Name });
    }
}
