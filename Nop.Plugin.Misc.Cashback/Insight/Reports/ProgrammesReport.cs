namespace Nop.Plugin.Misc.Cashback.Insight.Reports;

/// <summary>What each programme gave beside the permanent rates: for how many purchases, how much of it came back, what it costs per sale, what is left of its budget.</summary>
sealed class ProgrammesReport(ChargeQueries charges, IRepository<Programme> programmes, IWalletDirectory wallets, Texts texts) : IReport
{
    /// <inheritdoc/>
    public string Key => "Programmes";

    /// <inheritdoc/>
    public ReportFields Fields => ReportFields.Period | ReportFields.Year;

    /// <inheritdoc/>
    public async Task<Report> RunAsync(ReportFilter filter, CancellationToken cancellationToken)
    {
        var currency = await wallets.GetCurrencyAsync();
        var given = await charges.GivenAsync(currency.Code, filter.FromUtc, filter.ToUtc);
        var known = (await programmes.GetAllAsync(all => all)).ToDictionary(programme => programme.Id);
        var spent = await charges.SpentAsync();
        return new(
        [
            new("programmes", await texts.GetAsync("Menu.Programmes"),
                [
                    new("programme", "Programmes.Name", ReportColumnKind.Text), new("purchases", "Reports.Purchases", ReportColumnKind.Count) { IsWideOnly = true }, new("sales", "Reports.Programmes.Sales", ReportColumnKind.Amount) { IsWideOnly = true },
                    new("given", "Reports.Programmes.Given", ReportColumnKind.Amount), new("taken_back", "Overview.TakenBack", ReportColumnKind.Amount) { IsWideOnly = true },
                    new("per_sale", "Reports.Programmes.PerSale", ReportColumnKind.Amount) { IsWideOnly = true }, new("share", "Reports.Programmes.Share", ReportColumnKind.Share),
                    new("budget", "Reports.Programmes.Budget", ReportColumnKind.Amount) { IsWideOnly = true }, new("left", "Reports.Programmes.Left", ReportColumnKind.Amount) { IsWideOnly = true },
                ],
                [.. given.OrderByDescending(one => one.Given).Select(one => RowOf(one, known.GetValueOrDefault(one.ProgrammeId), spent.GetValueOrDefault(one.ProgrammeId), currency))])
            { Charted = [3] },
        ]);
    }

    static ReportRow RowOf(ProgrammeFigures one, Programme? programme, long spent, CurrencySpec currency)
    {
        var kept = one.Given - Interval.Whole(one.TakenBack);
        return new(currency,
        [
            new ReportCell
            {
                Text = programme?.Name ?? $"#{one.ProgrammeId.ToString(CultureInfo.InvariantCulture)}",
                Link = programme is null ? null : string.Create(CultureInfo.InvariantCulture, $"~/Admin/CashbackProgramme/Edit/{programme.Id}"),
            },
            (long)one.Purchases, one.Sales, one.Given, one.Given - kept, Interval.MeanOf(kept, one.Purchases), new ReportCell { Percent = Interval.PercentOf(kept, one.Sales) },
            ReportCell.Of(programme?.Budget), ReportCell.Of(programme?.Budget - spent),
        ]);
    }
}
