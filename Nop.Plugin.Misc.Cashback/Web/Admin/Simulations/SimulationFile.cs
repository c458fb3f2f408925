using Nop.Plugin.Misc.Cashback.Files;
using Nop.Plugin.Misc.Cashback.Insight.Simulation;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Simulations;

/// <summary>Writes the result of a simulation as CSV: headers in English, numbers the same in every culture, amounts in units of the currency.</summary>
static class SimulationFile
{
    static readonly FileColumns<Line> s_tables = new FileColumns<Line>("1")
        .Text("rules", line => line.Report.Name).Code("table", line => line.Table).Text("row", line => line.Name).Number("orders", line => line.Sums.Orders)
        .Number("sales", line => line.Units(line.Sums.Sales)).Number("earned", line => line.Units(line.Sums.Earned)).Number("taken_back", line => line.Units(line.Sums.TakenBack))
        .Number("cost", line => line.Units(line.Sums.Cost)).Number("cost_percent", line => line.Sums.CostShare).Code(FileNames.Currency, line => line.Report.Currency.Code);

    static readonly FileColumns<(Line Line, ClientRow Client)> s_clients = new FileColumns<(Line Line, ClientRow Client)>("1")
        .Text("rules", row => row.Line.Report.Name).Number("customer_id", row => row.Client.CustomerId).Number("orders", row => row.Client.Orders).Text("tier", row => row.Client.TierName)
        .Number("earned", row => row.Line.Units(row.Client.Earned)).Number("taken_back", row => row.Line.Units(row.Client.TakenBack))
        .Number("kept", row => row.Line.Units(row.Client.Earned - row.Client.TakenBack)).Code(FileNames.Currency, row => row.Line.Report.Currency.Code);

    /// <summary>Every table of every rule set: one row for each month, tier and category, and one for all; where sales in the salon are among them, one for these and one for the shop's orders.</summary>
    public static Task WriteAsync(Stream output, SimulationResult result, CancellationToken cancellationToken) =>
        s_tables.WriteAsync(output, new CsvFormat(), result.Reports.SelectMany(Lines), cancellationToken);

    /// <summary>Each client under each rule set.</summary>
    public static Task WriteClientsAsync(Stream output, SimulationResult result, CancellationToken cancellationToken) =>
        s_clients.WriteAsync(output, new CsvFormat(), result.Reports.Zip(result.Clients, (report, clients) => clients.Select(client => (new Line(report, "", "", default), client)))
            .SelectMany(rows => rows), cancellationToken);

    static IEnumerable<Line> Lines(SimulationReport report) =>
    [
        new(report, "all", "", report.Total),
        .. report.Salon.Orders == 0 ? [] : new Line[] { new(report, "channel", "shop", report.Shop), new(report, "channel", "salon", report.Salon) },
        .. report.Months.Select(month => new Line(report, "month", month.Key.ToString("yyyy-MM", CultureInfo.InvariantCulture), month.Sums)),
        .. report.Tiers.Select(tier => new Line(report, "tier", tier.Name, tier.Sums)),
        .. report.Categories.Select(category => new Line(report, "category", category.Name, category.Sums)),
    ];

    sealed record Line(SimulationReport Report, string Table, string Name, SimulationSums Sums)
    {
        public decimal Units(long minor) => new Money(minor, Report.Currency).ToDecimal();
    }
}
