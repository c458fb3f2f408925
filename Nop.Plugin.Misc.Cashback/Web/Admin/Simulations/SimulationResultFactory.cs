using Nop.Plugin.Misc.Cashback.Insight.Runs;
using Nop.Plugin.Misc.Cashback.Insight.Simulation;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Simulations;

/// <summary>Puts the result of a simulation into tables and bars.</summary>
public sealed class SimulationResultFactory(IStoreService stores, Texts texts, ShopClock clock)
{
    const int LongName = 12;

    /// <summary>The result of a run.</summary>
    public async Task<SimulationResultModel> PrepareAsync(SimulationResult result, SimulationRequest request)
    {
        var reports = result.Reports;
        return new()
        {
            Title = await TitleAsync(request),
            Names = [.. reports.Select(report => report.Name)],
            Counted = await texts.GetAsync("Simulator.Counted", reports[0].Shop.Orders, reports[0].Salon.Orders),
            Contrast = result.Contrast is { } contrast
                ? await texts.GetAsync("Simulator.Contrast", contrast.More, reports[1].Name, contrast.Less, contrast.Same)
                : null,
            Sums = await SumsAsync(reports),
            Chart = await ChartAsync(reports),
            Tables = await TablesAsync(reports),
        };
    }

    async Task<string> TitleAsync(SimulationRequest request)
    {
        var days = await texts.GetAsync("Simulator.Result", Day(request.FromUtc), Day(request.ToUtc.AddTicks(-1)));
        return request.StoreId != 0 && await stores.GetStoreByIdAsync(request.StoreId) is { } store ? $"{days} · {store.Name}" : days;
    }

    async Task<TableModel> SumsAsync(IReadOnlyList<SimulationReport> reports)
    {
        var rows = new List<IReadOnlyList<string>>();
        async Task AddAsync(string key, Func<SimulationReport, string> text) => rows.Add([await texts.GetAsync(key), .. reports.Select(text)]);
        await AddAsync("Simulator.Orders", report => Count(report.Total.Orders));
        await AddAsync("Simulator.Clients", report => Count(report.Clients));
        await AddAsync("Simulator.Sales", report => Amount(report.Total.Sales, report));
        await AddAsync("Simulator.Earned", report => Amount(report.Total.Earned, report));
        await AddAsync("Simulator.TakenBack", report => Amount(report.Total.TakenBack, report));
        await AddAsync("Simulator.Cost", report => Amount(report.Total.Cost, report));
        await AddAsync("Simulator.Share", report => Share(report.Total));
        return TableOf(["", .. reports.Select(report => report.Name)], rows);
    }

    async Task<ChartModel> ChartAsync(IReadOnlyList<SimulationReport> reports)
    {
        var highest = reports.SelectMany(report => report.Months).Select(month => month.Sums.Cost).DefaultIfEmpty().Max();
        var months = reports[0].Months.Select((month, at) => new ChartGroupModel(
            Month(month.Key),
            [.. reports.Select(report => (ChartModel.HeightOf(report.Months[at].Sums.Cost, highest), $"{report.Name}, {Month(month.Key)}: {Amount(report.Months[at].Sums.Cost, report)}"))]));
        return new() { Title = await texts.GetAsync("Simulator.CostByMonth"), Names = [.. reports.Select(report => report.Name)], Groups = [.. months] };
    }

    async Task<IList<(string Title, TableModel Table)>> TablesAsync(IReadOnlyList<SimulationReport> reports)
    {
        var cost = await texts.GetAsync("Simulator.Cost");
        var share = await texts.GetAsync("Simulator.Share");
        IEnumerable<string> ForEach(IReadOnlyList<SimulationReport> sets) =>
            sets.SelectMany(report => sets.Count == 1 ? [cost, share] : new[] { $"{report.Name}: {cost}", $"{report.Name}: {share}" });

        var tables = new List<(string Title, TableModel Table)>
        {
            (await texts.GetAsync("Simulator.ByMonth"), TableOf(
                [await texts.GetAsync("Simulator.Month"), await texts.GetAsync("Simulator.Orders"), await texts.GetAsync("Simulator.Sales"), .. ForEach(reports)],
                [.. reports[0].Months.Select((month, at) => (IReadOnlyList<string>)
                    [Month(month.Key), Count(month.Sums.Orders), Amount(month.Sums.Sales, reports[0]), .. reports.SelectMany(report => CostOf(report.Months[at].Sums, report))])])),
            (await texts.GetAsync("Simulator.ByCategory"), TableOf(
                [await texts.GetAsync("Simulator.Category"), await texts.GetAsync("Simulator.Goods"), .. ForEach(reports)],
                await CategoriesAsync(reports))),
        };
        if (reports[0].Salon.Orders > 0)
        {
            tables.Insert(0, (await texts.GetAsync("Simulator.ByChannel"), TableOf(
                [await texts.GetAsync("Simulator.Channel"), await texts.GetAsync("Simulator.Count"), await texts.GetAsync("Simulator.Sales"), .. ForEach(reports)],
                [await ChannelAsync("Simulator.Channel.Shop", reports, report => report.Shop), await ChannelAsync("Simulator.Channel.Salon", reports, report => report.Salon)])));
        }

        foreach (var report in reports)
        {
            tables.Add(await TiersAsync(report, reports.Count > 1));
            if (report.Programmes.Count > 0)
                tables.Add(await ProgrammesAsync(report, reports.Count > 1));
        }

        return tables;
    }

    async Task<IReadOnlyList<string>> ChannelAsync(string key, IReadOnlyList<SimulationReport> reports, Func<SimulationReport, SimulationSums> part) =>
        [await texts.GetAsync(key), Count(part(reports[0]).Orders), Amount(part(reports[0]).Sales, reports[0]), .. reports.SelectMany(report => CostOf(part(report), report))];

    async Task<IReadOnlyList<IReadOnlyList<string>>> CategoriesAsync(IReadOnlyList<SimulationReport> reports)
    {
        var none = await texts.GetAsync("Simulator.NoCategory");
        return [.. reports[0].Categories.Select(row => (IReadOnlyList<string>)
            [
                row.Key == 0 ? none : row.Name,
                Amount(row.Sums.Sales, reports[0]),
                .. reports.SelectMany(report => CostOf(report.Categories.FirstOrDefault(other => other.Key == row.Key)?.Sums ?? default, report)),
            ])];
    }

    async Task<(string Title, TableModel Table)> TiersAsync(SimulationReport report, bool named)
    {
        var none = await texts.GetAsync("Simulator.NoTier");
        return (await TitleAsync("Simulator.ByTier", report, named), TableOf(
            [await texts.GetAsync("Simulator.Tier"), await texts.GetAsync("Simulator.ClientsAtEnd"), await texts.GetAsync("Simulator.Orders"), await texts.GetAsync("Simulator.Sales"), await texts.GetAsync("Simulator.Cost"), await texts.GetAsync("Simulator.Share")],
            [.. report.Tiers.Select(tier => (IReadOnlyList<string>)
                [tier.TierId == 0 ? none : tier.Name, Count(tier.Clients), Count(tier.Sums.Orders), Amount(tier.Sums.Sales, report), .. CostOf(tier.Sums, report)])]));
    }

    async Task<(string Title, TableModel Table)> ProgrammesAsync(SimulationReport report, bool named) => (await TitleAsync("Simulator.ByProgramme", report, named), TableOf(
        [await texts.GetAsync("Simulator.Programme"), await texts.GetAsync("Simulator.Orders"), await texts.GetAsync("Simulator.Added"), await texts.GetAsync("Simulator.Budget")],
        [.. report.Programmes.Select(row => (IReadOnlyList<string>)
            [row.Name, Count(row.Orders), Amount(row.Added, report), row.Budget is { } budget ? Amount(budget, report) : "–"])]));

    async Task<string> TitleAsync(string key, SimulationReport report, bool named) => named ? $"{await texts.GetAsync(key)}: {report.Name}" : await texts.GetAsync(key);

    string Day(DateTime instantUtc) => ShopTime.Date(instantUtc, clock.Zone).ToString("d", CultureInfo.CurrentCulture);

    // The first column says what a row is about; where that is short, it stays in one line.
    static TableModel TableOf(IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<string>> rows) => new(
        [.. headings.Select((heading, at) => at > 0 ? Column.Named(heading, "text-right", "text-right text-nowrap") : Column.Named(heading, null, rows.All(row => row[0].Length < LongName) ? "text-nowrap" : null))],
        [.. rows.Select((row, at) => new TableRow(at, [.. row.Select(text => new TableCell(text))]))])
    { Action = null, Classes = "table-hover table-bordered table-sm" };

    static IEnumerable<string> CostOf(SimulationSums sums, SimulationReport report) => [Amount(sums.Cost, report), Share(sums)];

    static string Month(DateOnly month) => month.ToString("MMM yyyy", CultureInfo.CurrentCulture);

    static string Count(int number) => number.ToString("N0", CultureInfo.CurrentCulture);

    static string Amount(long minor, SimulationReport report) => Figures.Amount(minor, report.Currency);

    static string Share(SimulationSums sums) => sums.CostShare is { } share ? Figures.Percent(share) : "–";
}
