namespace Nop.Plugin.Misc.Cashback.Insight.Reports;

/// <summary>Five figures on how clients buy: who comes again, what they buy with credit beside what the same clients buy without, who uses shop and salon, who stays month after month, what those are worth who joined in a month.</summary>
/// <remarks>They say how clients differ, never why: who spends credit may buy more because they like the shop.</remarks>
sealed class HabitsReport(PurchaseFigures purchases, IWalletDirectory wallets, Texts texts, ShopClock clock) : IReport
{
    const int MostMonths = 12;
    const int MostLater = 6;

    /// <inheritdoc/>
    public string Key => "Habits";

    /// <inheritdoc/>
    public ReportFields Fields => ReportFields.Period | ReportFields.Year;

    /// <inheritdoc/>
    public async Task<Report> RunAsync(ReportFilter filter, CancellationToken cancellationToken)
    {
        var currency = await wallets.GetCurrencyAsync();
        var span = new PurchaseSpan(currency.Code, filter.FromUtc, filter.ToUtc);
        var sums = await purchases.SumAsync(span, () => new Sums(), (all, client) => all.Add(client), cancellationToken);
        return new([await SharesAsync(sums), await TicketsAsync(sums, currency), await RetentionAsync(filter, currency, cancellationToken), await CohortsAsync(filter, currency, cancellationToken)]);
    }

    async Task<ReportTable> SharesAsync(Sums sums) => new("shares", await texts.GetAsync("Reports.Habits.Shares"),
        [
            new("figure", "Reports.Habits.Figure", ReportColumnKind.Text), new("some", "Reports.Habits.Some", ReportColumnKind.Count) { IsWideOnly = true }, new("of", "Reports.Habits.Of", ReportColumnKind.Count) { IsWideOnly = true },
            new("share", "Reports.Share", ReportColumnKind.Share), new("interval", "Reports.Interval", ReportColumnKind.Text),
        ],
        sums.Clients == 0 ? [] :
        [
            await ShareAsync("Reports.Habits.Repurchase", sums.Again, sums.Clients),
            await ShareAsync("Reports.Habits.Both", sums.Both, sums.Clients),
        ]);

    async Task<ReportRow> ShareAsync(string key, long some, long all) => new(null, [await texts.GetAsync(key), some, all, new ReportCell { Percent = Interval.PercentOf(some, all) }, await ShownAsync(Interval.OfShare(some, all))]);

    // The mean over clients who bought both ways, each with as much weight as any other.
    async Task<ReportTable> TicketsAsync(Sums sums, CurrencySpec currency)
    {
        var interval = Interval.OfMean(sums.Compared, sums.Difference, sums.Squares);
        return new("tickets", await texts.GetAsync("Reports.Habits.Tickets"),
            [
                new("clients", "Reports.Habits.ComparedClients", ReportColumnKind.Count), new("with", "Reports.Habits.With", ReportColumnKind.Amount) { IsWideOnly = true }, new("without", "Reports.Habits.Without", ReportColumnKind.Amount) { IsWideOnly = true },
                new("difference", "Day.Difference", ReportColumnKind.Amount), new("interval", "Reports.Interval", ReportColumnKind.Text),
            ],
            sums.Compared == 0 ? [] :
            [
                new(currency,
                [
                    sums.Compared, Interval.MeanOf(sums.With, sums.Compared), Interval.MeanOf(sums.Without, sums.Compared), Interval.MeanOf(sums.Difference, sums.Compared),
                    await ShownAsync(interval, currency),
                ]),
            ]);
    }

    // Of those who bought in a month: how many bought again in each of the months after it.
    async Task<ReportTable> RetentionAsync(ReportFilter filter, CurrencySpec currency, CancellationToken cancellationToken)
    {
        var months = MonthsOf(filter);
        var buyers = new List<HashSet<int>>();
        foreach (var month in months)
            buyers.Add(await purchases.BuyersAsync(new(currency.Code, BeginOf(month), BeginOf(month.AddMonths(1))), cancellationToken));
        var rows = new List<ReportRow>();
        for (var at = 0; at < months.Count - 1; at++)
        {
            if (buyers[at].Count == 0)
                continue;
            for (var later = at + 1; later < months.Count && later <= at + MostLater; later++)
            {
                var again = buyers[at].Count(buyers[later].Contains);
                rows.Add(new(null, [NameOf(months[at]), (long)(later - at), (long)buyers[at].Count, (long)again, new ReportCell { Percent = Interval.PercentOf(again, buyers[at].Count) }, await ShownAsync(Interval.OfShare(again, buyers[at].Count))]));
            }
        }

        return new("retention", await texts.GetAsync("Reports.Habits.Retention"),
            [
                new("month", "Overview.Month", ReportColumnKind.Text), new("after", "Reports.Habits.After", ReportColumnKind.Count), new("buyers", "Reports.Habits.Buyers", ReportColumnKind.Count) { IsWideOnly = true },
                new("again", "Reports.Habits.Again", ReportColumnKind.Count) { IsWideOnly = true }, new("share", "Reports.Share", ReportColumnKind.Share), new("interval", "Reports.Interval", ReportColumnKind.Text) { IsWideOnly = true },
            ],
            rows);
    }

    async Task<ReportTable> CohortsAsync(ReportFilter filter, CurrencySpec currency, CancellationToken cancellationToken)
    {
        var joined = await purchases.JoinedAsync(new(currency.Code, filter.FromUtc, filter.ToUtc), () => new SortedDictionary<DateOnly, (long Count, decimal Sum, decimal Squares)>(), (cohorts, on, spent) =>
        {
            var day = ShopTime.Date(on, clock.Zone);
            var month = new DateOnly(day.Year, day.Month, 1);
            var (count, sum, squares) = cohorts.GetValueOrDefault(month);
            cohorts[month] = (count + 1, sum + spent, squares + ((decimal)spent * spent));
        }, cancellationToken);
        var rows = new List<ReportRow>(joined.Count);
        foreach (var (month, (count, sum, squares)) in joined)
        {
            var interval = Interval.OfMean(count, sum, squares);
            rows.Add(new(currency,
            [
                NameOf(month), count, (long)sum, Interval.MeanOf(sum, count),
                await ShownAsync(interval, currency),
            ]));
        }

        return new("cohorts", await texts.GetAsync("Reports.Habits.Cohorts"),
            [
                new("joined", "Reports.Habits.Joined", ReportColumnKind.Text), new("clients", "Reports.ClientCount", ReportColumnKind.Count, true), new("spent", "Reports.Spent", ReportColumnKind.Amount, true) { IsWideOnly = true },
                new("mean", "Reports.Habits.EachSpent", ReportColumnKind.Amount), new("interval", "Reports.Interval", ReportColumnKind.Text) { IsWideOnly = true },
            ],
            rows)
        { Charted = [3] };
    }

    // The last twelve months of the time, the one that runs last.
    static List<DateOnly> MonthsOf(ReportFilter filter)
    {
        var months = new List<DateOnly>();
        for (var month = new DateOnly(filter.To.Year, filter.To.Month, 1); months.Count < MostMonths && month.AddMonths(1) > filter.From; month = month.AddMonths(-1))
            months.Insert(0, month);
        return months;
    }

    DateTime BeginOf(DateOnly month) => ShopTime.StartOfDay(month, clock.Zone);

    static string NameOf(DateOnly month) => month.ToString("MMM yyyy", CultureInfo.CurrentCulture);

    async Task<string> ShownAsync(Interval? interval, CurrencySpec currency) => interval is { } ends
        ? $"{Figures.Amount(Interval.Whole(ends.Low), currency)} – {Figures.Amount(Interval.Whole(ends.High), currency)}"
        : await texts.GetAsync("Reports.TooFew");

    async Task<string> ShownAsync(Interval? interval) => interval is { } ends
        ? $"{Figures.Percent(Math.Round(ends.Low, 1, MidpointRounding.AwayFromZero))} – {Figures.Percent(Math.Round(ends.High, 1, MidpointRounding.AwayFromZero))}"
        : await texts.GetAsync("Reports.TooFew");

    sealed class Sums
    {
        public long Clients { get; private set; }

        public long Again { get; private set; }

        public long Both { get; private set; }

        /// <summary>Clients who bought both with credit and without.</summary>
        public long Compared { get; private set; }

        public decimal With { get; private set; }

        public decimal Without { get; private set; }

        public decimal Difference { get; private set; }

        public decimal Squares { get; private set; }

        public void Add(ClientPurchases client)
        {
            Clients++;
            Again += client.Bought > 1 ? 1 : 0;
            Both += client.Online > 0 && client.Online < client.Bought ? 1 : 0;
            if (client.WithCredit == 0 || client.WithCredit == client.Bought)
                return;
            var (with, without) = ((decimal)client.ValueWithCredit / client.WithCredit, (decimal)(client.Value - client.ValueWithCredit) / (client.Bought - client.WithCredit));
            Compared++;
            With += with;
            Without += without;
            Difference += with - without;
            Squares += (with - without) * (with - without);
        }
    }
}
