namespace Nop.Plugin.Misc.Cashback.Insight.Reports;

/// <summary>The table of what is owed that says how much will probably never be used, by the month in which it was given.</summary>
sealed class BreakageTable(VintageQueries vintages, Texts texts, ShopClock clock)
{
    /// <summary>Of fewer clients nothing is said.</summary>
    public const int FewestClients = Interval.Fewest;

    /// <summary>The table as of the end of a day. Its months end on that day of the month.</summary>
    public async Task<ReportTable> OfAsync(ReportFilter filter, CancellationToken cancellationToken)
    {
        var days = Enumerable.Range(0, VintageQueries.Months + 1).Select(month => filter.To.AddDays(1).AddMonths(-month)).ToList();
        var ends = days.ConvertAll(day => ShopTime.StartOfDay(day, clock.Zone));
        var rows = new List<ReportRow>();
        foreach (var ofCurrency in (await vintages.FlowsAsync(ends, cancellationToken)).GroupBy(flow => flow.CurrencyCode).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var breakage = new Breakage(ofCurrency);
            var clients = breakage.Through is [var newest, .., var oldest] ? (await vintages.ClientsAsync(ends[oldest + 1], ends[newest], cancellationToken)).GetValueOrDefault(ofCurrency.Key) : 0;
            var open = Enumerable.Range(0, VintageQueries.Months).Where(given => breakage.OpenOf(given) > 0).ToList();
            var estimates = open.Where(_ => clients >= FewestClients).Select(given => (Given: given, Estimate: breakage.Of(given))).Where(one => one.Estimate is not null).ToDictionary(one => one.Given, one => one.Estimate);
            // Months of which nothing is known stand in one row.
            foreach (var month in open.Where(estimates.ContainsKey))
                rows.Add(await RowAsync(CurrencySpec.For(ofCurrency.Key), (days[month + 1], days[month].AddDays(-1)), breakage.OpenOf(month), estimates[month], clients));
            if (open.FindAll(given => !estimates.ContainsKey(given)) is [var latest, ..] unknown)
                rows.Add(await RowAsync(CurrencySpec.For(ofCurrency.Key), (days[unknown[^1] + 1], days[latest].AddDays(-1)), unknown.Sum(breakage.OpenOf), null, clients));
        }

        return new("breakage", await texts.GetAsync("Reports.Owed.Breakage"),
        [
            new("given", "Reports.Owed.SinceGiven", ReportColumnKind.Text), new("open", "Reports.Owed.Open", ReportColumnKind.Amount, true), new("low", "Reports.Owed.Low", ReportColumnKind.Amount, true) { IsWideOnly = true },
            new("middle", "Reports.Owed.Middle", ReportColumnKind.Amount, true), new("high", "Reports.Owed.High", ReportColumnKind.Amount, true) { IsWideOnly = true },
            new("months", "Reports.Owed.FromMonths", ReportColumnKind.Count) { IsWideOnly = true }, new("clients", "Reports.Owed.FromClients", ReportColumnKind.Count) { IsWideOnly = true },
        ], rows);
    }

    async Task<ReportRow> RowAsync(CurrencySpec currency, (DateOnly From, DateOnly To) given, long open, BreakageEstimate? estimate, long clients)
    {
        ReportCell name = new() { Text = await texts.GetAsync("Reports.Owed.GivenFrom", given.From.ToString("d", CultureInfo.CurrentCulture), given.To.ToString("d", CultureInfo.CurrentCulture)), Note = estimate is null ? await texts.GetAsync("Reports.TooFew") : null };
        return new(currency, estimate is { } known ? [name, open, known.Low, known.Middle, known.High, (long)known.Months, clients] : [name, open, .. Enumerable.Repeat(ReportCell.None, 5)]);
    }
}
