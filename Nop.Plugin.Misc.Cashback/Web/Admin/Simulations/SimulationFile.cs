using Nop.Plugin.Misc.Cashback.Files;
using Nop.Plugin.Misc.Cashback.Insight.Simulation;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Simulations;

/// <summary>Writes the result of a simulation as CSV: headers in English, numbers the same in every culture, amounts in units of the currency.</summary>
static class SimulationFile
{
    static readonly UTF8Encoding _withMark = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>Every table of every rule set: one row for each month, tier and category, and one for all.</summary>
    public static async Task WriteAsync(Stream output, SimulationResult result, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(output, _withMark, leaveOpen: true);
        await writer.WriteAsync(Csv.Row("rules", "table", "row", "orders", "sales", "earned", "taken_back", "cost", "cost_percent", "currency"));
        foreach (var report in result.Reports)
        {
            var rows = new List<string> { Row(report, "all", "", report.Total) };
            rows.AddRange(report.Months.Select(month => Row(report, "month", month.Key.ToString("yyyy-MM", CultureInfo.InvariantCulture), month.Sums)));
            rows.AddRange(report.Tiers.Select(tier => Row(report, "tier", tier.Name, tier.Sums)));
            rows.AddRange(report.Categories.Select(category => Row(report, "category", category.Name, category.Sums)));
            foreach (var row in rows)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await writer.WriteAsync(row);
            }
        }
    }

    /// <summary>Each client under each rule set.</summary>
    public static async Task WriteClientsAsync(Stream output, SimulationResult result, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(output, _withMark, leaveOpen: true);
        await writer.WriteAsync(Csv.Row("rules", "customer_id", "orders", "tier", "earned", "taken_back", "kept", "currency"));
        foreach (var (report, clients) in result.Reports.Zip(result.Clients))
        {
            var name = Csv.Text(report.Name);
            foreach (var client in clients)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await writer.WriteAsync(Csv.Row(name, Csv.Number(client.CustomerId), Csv.Number(client.Orders), Csv.Text(client.TierName),
                    Amount(client.Earned, report), Amount(client.TakenBack, report), Amount(client.Earned - client.TakenBack, report), report.Currency.Code));
            }
        }
    }

    static string Row(SimulationReport report, string table, string name, SimulationSums sums) => Csv.Row(
        Csv.Text(report.Name), table, Csv.Text(name), Csv.Number(sums.Orders), Amount(sums.Sales, report), Amount(sums.Earned, report),
        Amount(sums.TakenBack, report), Amount(sums.Cost, report), sums.CostShare?.ToString(CultureInfo.InvariantCulture) ?? "", report.Currency.Code);

    static string Amount(long minor, SimulationReport report) => new Money(minor, report.Currency).ToDecimal().ToString(CultureInfo.InvariantCulture);
}
