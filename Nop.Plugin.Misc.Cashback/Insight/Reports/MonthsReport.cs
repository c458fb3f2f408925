namespace Nop.Plugin.Misc.Cashback.Insight.Reports;

/// <summary>The months that the owner has closed, as they were closed.</summary>
sealed class MonthsReport(MonthClosing months, ReportPeople people, Texts texts) : IReport
{
    /// <summary>Its <see cref="IReport.Key"/>.</summary>
    public const string Name = "Months";

    /// <inheritdoc/>
    public string Key => Name;

    /// <inheritdoc/>
    public ReportFields Fields => ReportFields.None;

    /// <inheritdoc/>
    public async Task<Report> RunAsync(ReportFilter filter, CancellationToken cancellationToken)
    {
        var closed = await months.AllAsync();
        var names = await people.NamesAsync(closed.Select(row => row.ClosedBy));
        return new(
        [
            new("months", await texts.GetAsync("Reports.Months.Closed"),
                [
                    new("month", "Overview.Month", ReportColumnKind.Text), new("before", "Reports.Months.Before", ReportColumnKind.Amount) { IsWideOnly = true }, new("earned", "Overview.Earned", ReportColumnKind.Amount) { IsWideOnly = true },
                    new("given", "Overview.Given", ReportColumnKind.Amount) { IsWideOnly = true }, new("spent_online", "Overview.SpentOnline", ReportColumnKind.Amount) { IsWideOnly = true }, new("spent_salon", "Overview.SpentInSalon", ReportColumnKind.Amount) { IsWideOnly = true },
                    new("expired", "Overview.Expired", ReportColumnKind.Amount) { IsWideOnly = true }, new("taken_back", "Overview.TakenBack", ReportColumnKind.Amount) { IsWideOnly = true }, new("owed", "Overview.Owed", ReportColumnKind.Amount),
                    new("closed_by", "Day.ClosedBy", ReportColumnKind.Text) { IsWideOnly = true }, new("closed_on", "Reports.Months.ClosedOn", ReportColumnKind.Instant) { IsWideOnly = true }, new("seal", "Reports.Months.Seal", ReportColumnKind.Text) { IsWideOnly = true },
                ],
                [.. closed.Reverse().SelectMany(row => RowsOf(row, names[row.ClosedBy]))]),
        ]);
    }

    static IEnumerable<ReportRow> RowsOf(ClosedMonth row, string name)
    {
        var month = ClosedMonth.MonthOf(row.Month);
        foreach (var total in MonthTotals.Read(month, row.Totals))
        {
            var sums = total.Sums;
            yield return new(CurrencySpec.For(total.CurrencyCode),
            [
                month.ToString("MMM yyyy", CultureInfo.CurrentCulture), total.Before, sums.Earned, sums.Given, sums.SpentOnline, sums.SpentInSalon, sums.Expired, sums.TakenBack, sums.Owed,
                name,
                new ReportCell { OnUtc = row.ClosedOnUtc.AsUtc() },
                $"{row.SealNumber.ToString(CultureInfo.InvariantCulture)} {row.SealHash[..Math.Min(16, row.SealHash.Length)]}",
            ]);
        }
    }
}
