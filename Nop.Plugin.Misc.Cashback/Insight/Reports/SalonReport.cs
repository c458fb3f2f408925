using Nop.Plugin.Misc.Cashback.Salon.Exports;
using Nop.Plugin.Misc.Cashback.Salon.Returns;

namespace Nop.Plugin.Misc.Cashback.Insight.Reports;

/// <summary>What salons did: by branch, by who did it and by day; what became of vouchers; the files that went to branches and came back.</summary>
sealed class SalonReport(
    BranchFigures figures,
    IBranchService branches,
    IRepository<ReturnBatch> batches,
    IRepository<ReturnRow> rows,
    IRepository<ExportBatch> exports,
    ReportPeople people,
    IWalletDirectory wallets,
    Texts texts,
    ShopClock clock) : IReport
{
    const int MostDays = 62;
    const int MostFiles = 200;

    const int Taken = (int)ReturnOutcome.Taken;
    const int Already = (int)ReturnOutcome.Already;
    const int Ready = (int)ReturnOutcome.Ready;

    /// <inheritdoc/>
    public string Key => "Salon";

    /// <inheritdoc/>
    public ReportFields Fields => ReportFields.Period | ReportFields.Branch;

    /// <inheritdoc/>
    public async Task<Report> RunAsync(ReportFilter filter, CancellationToken cancellationToken)
    {
        var currency = await wallets.GetCurrencyAsync();
        var spans = new List<(DateOnly From, ClerkFigures[] Figures)>();
        foreach (var (from, to) in SpansOf(filter))
        {
            cancellationToken.ThrowIfCancellationRequested();
            spans.Add((from, [.. (await figures.ClerksAsync(currency.Code, ShopTime.StartOfDay(from, clock.Zone), ShopTime.StartOfDay(to, clock.Zone))).Where(row => filter.Sees(row.BranchId))]));
        }

        var names = (await branches.GetAllAsync()).ToDictionary(branch => branch.Id, branch => branch.Name);
        var everyBranch = await texts.GetAsync("Vouchers.EveryBranch");
        string NameOf(int id) => id == 0 ? everyBranch : names.GetValueOrDefault(id, $"#{id.ToString(CultureInfo.InvariantCulture)}");
        var all = spans.SelectMany(span => span.Figures).ToList();
        var clerks = await people.NamesAsync(all.Select(row => row.ClerkId));
        var days = spans.Where(span => span.Figures.Length > 0).Select(span => RowOf(IsDaily(filter) ? (ReportCell)span.From : (ReportCell)span.From.ToString("MMM yyyy", CultureInfo.CurrentCulture), span.Figures, currency));
        return new(
        [
            new("branches", await texts.GetAsync("Reports.Salon.Branches"), Columns(new("branch", "Reports.Branch", ReportColumnKind.Text)), [.. all.GroupBy(row => row.BranchId).OrderBy(group => NameOf(group.Key), StringComparer.CurrentCulture).Select(group => RowOf(NameOf(group.Key), group, currency))]),
            new("clerks", await texts.GetAsync("Reports.Salon.Clerks"), Columns(new("clerk", "Day.Clerk", ReportColumnKind.Text)), [.. all.GroupBy(row => row.ClerkId).OrderBy(group => clerks[group.Key], StringComparer.CurrentCulture).Select(group => RowOf(clerks[group.Key], group, currency))]),
            new("days", await texts.GetAsync("Reports.Salon.Days"), Columns(IsDaily(filter) ? new("day", "Day.Day", ReportColumnKind.Date) : new("month", "Overview.Month", ReportColumnKind.Text)), [.. days]) { Charted = [6] },
            await VouchersAsync(filter, currency, NameOf),
            await ReturnsAsync(filter, currency, NameOf),
            await ExportsAsync(filter, NameOf),
        ]);
    }

    static bool IsDaily(ReportFilter filter) => filter.To.DayNumber - filter.From.DayNumber < MostDays;

    // Each day by itself; of a longer time each month, the first and the last one cut where the time begins and ends.
    static IEnumerable<(DateOnly From, DateOnly To)> SpansOf(ReportFilter filter)
    {
        for (var from = filter.From; from <= filter.To;)
        {
            var next = IsDaily(filter) ? from.AddDays(1) : new DateOnly(from.Year, from.Month, 1).AddMonths(1);
            var to = next > filter.To ? filter.To.AddDays(1) : next;
            yield return (from, to);
            from = to;
        }
    }

    static ReportColumn[] Columns(ReportColumn first) =>
    [
        first, new("sales", "Day.Sales", ReportColumnKind.Count, true) { IsWideOnly = true }, new("sold", "Reports.Salon.Sold", ReportColumnKind.Amount, true) { IsWideOnly = true },
        new("returned", "Day.Returned", ReportColumnKind.Amount, true) { IsWideOnly = true }, new("sold_credit", "Day.SoldCredit", ReportColumnKind.Amount, true) { IsWideOnly = true },
        new("taken", "Day.Taken", ReportColumnKind.Amount, true) { IsWideOnly = true }, new("credit", "Day.Credit", ReportColumnKind.Amount, true),
    ];

    static ReportRow RowOf(ReportCell first, IEnumerable<ClerkFigures> figures, CurrencySpec currency)
    {
        var sum = BranchFigures.SumOf(figures, 0, 0);
        return new(currency, [first, sum.Sales, sum.Sold, sum.Returned, sum.SoldCredit, sum.Taken, sum.Credit]);
    }

    async Task<ReportTable> VouchersAsync(ReportFilter filter, CurrencySpec currency, Func<int, string> nameOf)
    {
        var vouchers = (await figures.VouchersAsync(currency.Code, filter.FromUtc, filter.ToUtc)).Where(row => filter.Sees(row.BranchId)).OrderBy(row => nameOf(row.BranchId), StringComparer.CurrentCulture);
        return new("vouchers", await texts.GetAsync("Reports.Salon.Vouchers"),
            [
                new("branch", "Reports.Branch", ReportColumnKind.Text), new("issued", "Reports.Salon.Issued", ReportColumnKind.Count, true) { IsWideOnly = true }, new("issued_amount", "Reports.Salon.IssuedAmount", ReportColumnKind.Amount, true) { IsWideOnly = true },
                new("redeemed", "Reports.Salon.Redeemed", ReportColumnKind.Amount, true), new("given_back", "Reports.Salon.GivenBack", ReportColumnKind.Amount, true) { IsWideOnly = true },
                new("lapsed", "Reports.Salon.Lapsed", ReportColumnKind.Amount, true) { IsWideOnly = true }, new("released", "Reports.Salon.Released", ReportColumnKind.Amount, true) { IsWideOnly = true }, new("open", "Reports.Salon.Open", ReportColumnKind.Amount, true),
            ],
            [.. vouchers.Select(row => new ReportRow(currency, [nameOf(row.BranchId), (long)row.Issued, row.IssuedAmount, row.Redeemed, row.GivenBack, row.Lapsed, row.Released, row.Open]))]);
    }

    async Task<ReportTable> ReturnsAsync(ReportFilter filter, CurrencySpec currency, Func<int, string> nameOf)
    {
        var (from, to, bound, everywhere) = (filter.FromUtc.AsStored(), filter.ToUtc.AsStored(), filter.Bound.ToList(), filter.Bound.Count == 0);
        var found = await batches.GetAllAsync(all => all.Where(batch => batch.BroughtOnUtc >= from && batch.BroughtOnUtc < to && (filter.BranchId == 0 || batch.BranchId == filter.BranchId) && (everywhere || bound.Contains(batch.BranchId)))
            .OrderByDescending(batch => batch.Id).Take(MostFiles));
        var ids = found.Select(batch => batch.Id).ToList();
        var outcomes = (await rows.Table.Where(row => ids.Contains(row.BatchId)).GroupBy(row => new { row.BatchId, row.OutcomeId, row.SettledBy })
            .Select(some => new { some.Key.BatchId, some.Key.OutcomeId, some.Key.SettledBy, Count = some.Count(), Amount = some.Sum(row => row.Amount) }).ToListAsync()).ToLookup(row => row.BatchId);
        return new("returns", await texts.GetAsync("Returns.Title"),
            [
                new("file", "Reports.Salon.File", ReportColumnKind.Text), new("branch", "Reports.Branch", ReportColumnKind.Text) { IsWideOnly = true }, new("brought", "Reports.Salon.Brought", ReportColumnKind.Instant) { IsWideOnly = true },
                new("rows", "Reports.Salon.Rows", ReportColumnKind.Count, true) { IsWideOnly = true }, new("taken", "Reports.Salon.RowsTaken", ReportColumnKind.Count, true) { IsWideOnly = true }, new("amount", "Reports.Salon.AmountTaken", ReportColumnKind.Amount, true),
                new("waiting", "Reports.Salon.RowsWaiting", ReportColumnKind.Count, true) { IsWideOnly = true }, new("settled", "Reports.Salon.RowsSettled", ReportColumnKind.Count, true) { IsWideOnly = true }, new("open", "Reports.Salon.RowsOpen", ReportColumnKind.Count, true),
            ],
            [
                .. found.Select(batch => (batch, of: outcomes[batch.Id].ToList())).Select(file => new ReportRow(currency,
                [
                    new ReportCell { Text = file.batch.Name, Link = string.Create(CultureInfo.InvariantCulture, $"~/Admin/CashbackReturn/Watch/{file.batch.Id}") },
                    nameOf(file.batch.BranchId),
                    new ReportCell { OnUtc = file.batch.BroughtOnUtc.AsUtc() },
                    (long)file.batch.Rows,
                    (long)file.of.Where(row => row.OutcomeId is Taken or Already).Sum(row => row.Count),
                    file.of.Where(row => row.OutcomeId is Taken or Already).Sum(row => row.Amount),
                    (long)file.of.Where(row => row.OutcomeId == Ready).Sum(row => row.Count),
                    (long)file.of.Where(row => row.OutcomeId is not (Taken or Already or Ready) && row.SettledBy > 0).Sum(row => row.Count),
                    (long)file.of.Where(row => row.OutcomeId is not (Taken or Already or Ready) && row.SettledBy == 0).Sum(row => row.Count),
                ])),
            ]);
    }

    async Task<ReportTable> ExportsAsync(ReportFilter filter, Func<int, string> nameOf)
    {
        var (from, to, bound, everywhere) = (ShopTime.NumberOf(filter.From), ShopTime.NumberOf(filter.To), filter.Bound.ToList(), filter.Bound.Count == 0);
        var found = await exports.GetAllAsync(all => all.Where(batch => batch.Day >= from && batch.Day <= to && (filter.BranchId == 0 || batch.BranchId == filter.BranchId) && (everywhere || bound.Contains(batch.BranchId)))
            .OrderByDescending(batch => batch.Day).ThenBy(batch => batch.BranchId).Take(MostFiles));
        return new("exports", await texts.GetAsync("Reports.Salon.Exports"),
            [
                new("day", "Day.Day", ReportColumnKind.Date), new("branch", "Reports.Branch", ReportColumnKind.Text), new("file", "Reports.Salon.File", ReportColumnKind.Text) { IsWideOnly = true },
                new("rows", "Reports.Salon.Rows", ReportColumnKind.Count, true), new("written", "Reports.Salon.Written", ReportColumnKind.Instant) { IsWideOnly = true },
            ],
            [
                .. found.Select(batch => new ReportRow(null,
                [
                    new DateOnly(batch.Day / 10_000, batch.Day / 100 % 100, batch.Day % 100), nameOf(batch.BranchId), batch.Name, (long)batch.Rows, new ReportCell { OnUtc = batch.DoneOnUtc.AsUtc() },
                ])),
            ]);
    }
}
