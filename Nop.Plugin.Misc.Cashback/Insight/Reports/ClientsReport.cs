namespace Nop.Plugin.Misc.Cashback.Insight.Reports;

/// <summary>Clients by what they buy: who spends most, who comes most often, who was here last, who has not been for longest. Each leads to the wallet, and to a gift.</summary>
sealed class ClientsReport(PurchaseFigures purchases, SegmentMembers segments, IWalletDirectory wallets, ICustomerService customers, ClientNames names, Texts texts, ShopClock clock) : IReport
{
    const int Most = 200;

    static readonly (ClientOrder Order, string Key)[] s_orders =
    [
        (ClientOrder.Spent, "Reports.Clients.BySpend"), (ClientOrder.Bought, "Reports.Clients.ByCount"), (ClientOrder.Newest, "Reports.Clients.ByNewest"), (ClientOrder.Quiet, "Reports.Clients.ByQuiet"),
    ];

    /// <inheritdoc/>
    public string Key => "Clients";

    /// <inheritdoc/>
    public ReportFields Fields => ReportFields.Period | ReportFields.Year | ReportFields.Segment;

    /// <inheritdoc/>
    public IReadOnlyList<string> Orders { get; } = [.. s_orders.Select(order => order.Key)];

    /// <inheritdoc/>
    public async Task<Report> RunAsync(ReportFilter filter, CancellationToken cancellationToken)
    {
        var currency = await wallets.GetCurrencyAsync();
        var (span, order) = (new PurchaseSpan(currency.Code, filter.FromUtc, filter.ToUtc), s_orders[filter.Order].Order);
        var first = filter.SegmentId == 0 ? await purchases.FirstAsync(span, order, Most, cancellationToken)
            : await FirstAsync(span, order, await segments.IdsAsync(filter.SegmentId, cancellationToken), cancellationToken);
        var people = (await customers.GetCustomersByIdsAsync([.. first.Select(client => client.CustomerId)])).ToDictionary(customer => customer.Id);
        var gift = await texts.GetAsync("Reports.Clients.Gift");
        var rows = new List<ReportRow>(first.Count);
        foreach (var client in first)
            rows.Add(RowOf(client, await names.NameAsync(people.GetValueOrDefault(client.CustomerId), client.CustomerId), gift, filter, currency));
        return new(
        [
            new("clients", await texts.GetAsync("Reports.Clients.First", Most),
                [
                    new("client", "Wallets.Customer", ReportColumnKind.Text), new("purchases", "Reports.Purchases", ReportColumnKind.Count, true), new("spent", "Reports.Spent", ReportColumnKind.Amount, true),
                    new("credit", "Reports.Credit", ReportColumnKind.Amount, true) { IsWideOnly = true }, new("mean", "Reports.Mean", ReportColumnKind.Amount) { IsWideOnly = true }, new("last", "Reports.Clients.Last", ReportColumnKind.Date) { IsWideOnly = true },
                    new("days", "Reports.Clients.Days", ReportColumnKind.Count) { IsWideOnly = true }, new("gift", "Reports.Clients.GiftHead", ReportColumnKind.Text) { IsWideOnly = true },
                ],
                rows),
        ]);
    }

    // Those of a segment who come first, in the order in which the database would have them.
    async Task<List<ClientPurchases>> FirstAsync(PurchaseSpan span, ClientOrder order, IReadOnlySet<int> inside, CancellationToken cancellationToken)
    {
        var found = await purchases.SumAsync(span, () => new List<ClientPurchases>(), (some, client) =>
        {
            if (!inside.Contains(client.CustomerId))
                return;
            some.Add(client);
            if (some.Count == 10 * Most)
                Cut(some, order);
        }, cancellationToken);
        Cut(found, order);
        return found;
    }

    static void Cut(List<ClientPurchases> some, ClientOrder order)
    {
        some.Sort((one, other) => (order switch
        {
            ClientOrder.Bought => other.Bought.CompareTo(one.Bought),
            ClientOrder.Newest => other.LastOnUtc.CompareTo(one.LastOnUtc),
            ClientOrder.Quiet => one.LastOnUtc.CompareTo(other.LastOnUtc),
            _ => other.Spent.CompareTo(one.Spent),
        }, one.CustomerId.CompareTo(other.CustomerId)) is var (first, second) && first != 0 ? first : second);
        if (some.Count > Most)
            some.RemoveRange(Most, some.Count - Most);
    }

    ReportRow RowOf(ClientPurchases client, string name, string gift, ReportFilter filter, CurrencySpec currency)
    {
        var (wallet, last) = (string.Create(CultureInfo.InvariantCulture, $"~/Admin/CashbackWallet/Wallet/{client.WalletId}"), ShopTime.Date(client.LastOnUtc, clock.Zone));
        return new(currency,
        [
            new ReportCell { Text = name, Link = wallet }, client.Bought, client.Spent, client.Credit, Interval.MeanOf(client.Value, client.Bought), last, (long)(filter.To.DayNumber - last.DayNumber), new ReportCell { Text = gift, Link = $"{wallet}#adjust" },
        ]);
    }
}
