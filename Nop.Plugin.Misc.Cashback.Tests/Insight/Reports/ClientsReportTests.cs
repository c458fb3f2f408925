namespace Nop.Plugin.Misc.Cashback.Tests.Insight.Reports;

/// <summary>What clients bought and how, beside a plain reading of orders' accounts, sales and holds.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.MariaDb)]
public sealed class ClientsReportTests(DatabaseKind kind) : ReportsFixture(kind)
{
    [Test]
    public async Task Each_client_is_what_the_accounts_come_to()
    {
        var bought = (await BoughtAsync()).GroupBy(one => one.CustomerId).ToDictionary(group => group.Key, group => (Count: (long)group.Count(), Money: group.Sum(one => one.Money), Credit: group.Sum(one => one.Credit)));
        var rows = (await RunAsync("Clients", First, Last)).Tables[0].Rows;
        var wallets = (await Shop.RowsAsync<Nop.Plugin.Misc.Cashback.Ledger.Wallet>()).ToDictionary(wallet => $"~/Admin/CashbackWallet/Wallet/{wallet.Id}", wallet => wallet.CustomerId);
        Assert.That(rows.ToDictionary(row => wallets[row.Cells[0].Link!], row => (row.Cells[1].Number!.Value, row.Cells[2].Number!.Value, row.Cells[3].Number!.Value)), Is.EquivalentTo(bought));
        Assert.That(rows, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Clients_come_in_the_order_that_is_asked_for()
    {
        for (var order = 0; order < 4; order++)
        {
            var at = order;
            var cells = (await RunAsync("Clients", First, Last, filter => filter with { Order = at })).Tables[0].Rows.Select(row => row.Cells).ToList();
            var keys = cells.Select(row => order switch { 0 => -row[2].Number!.Value, 1 => -row[1].Number!.Value, 2 => -row[5].Date!.Value.DayNumber, _ => row[5].Date!.Value.DayNumber }).ToList();
            Assert.That(keys, Is.Ordered, $"order {order}");
        }
    }

    [Test]
    public async Task Only_the_clients_of_a_segment_are_shown_in_the_same_order_where_one_is_asked_for()
    {
        var segment = new Nop.Plugin.Misc.Cashback.Segments.Segment { Name = "Anna", Conditions = Nop.Plugin.Misc.Cashback.Segments.SegmentText.Of(SegmentNode.Of(SegmentJoin.All, SegmentNode.Of(new SegmentCondition { Fact = SegmentFact.Items, Days = 3650, Count = 1 }))) };
        await Shop.AskAsync<Nop.Plugin.Misc.Cashback.Segments.SegmentBook, RuleSaveResult>(segments => segments.SaveAsync(segment));
        for (var order = 0; order < 4; order++)
        {
            var at = order;
            var (all, some) = (await RunAsync("Clients", First, Last, filter => filter with { Order = at }), await RunAsync("Clients", First, Last, filter => filter with { Order = at, SegmentId = segment.Id }));
            Assert.That(some.Tables[0].Rows.Select(row => row.Cells[0].Text), Is.EqualTo(all.Tables[0].Rows.Select(row => row.Cells[0].Text)), $"order {order}");
        }

        var nobody = await RunAsync("Clients", First, Last, filter => filter with { SegmentId = 4711 });
        Assert.That(nobody.Tables[0].Rows, Is.Empty);
    }

    [Test]
    public async Task Who_came_again_and_who_used_shop_and_salon_is_counted_from_the_same_purchases()
    {
        var clients = (await BoughtAsync()).GroupBy(one => one.CustomerId).ToList();
        var report = await RunAsync("Habits", First, Last);
        var compared = clients.Select(client => (With: client.Where(one => one.Credit > 0).ToList(), Without: client.Where(one => one.Credit <= 0).ToList())).Where(client => client.With.Count > 0 && client.Without.Count > 0).ToList();
        var difference = compared.Sum(client => client.With.Average(one => (decimal)(one.Money + one.Credit)) - client.Without.Average(one => (decimal)(one.Money + one.Credit)));
        Assert.Multiple(() =>
        {
            Assert.That(report.Tables[0].Rows.Select(row => (row.Cells[1].Number, row.Cells[2].Number)), Is.EqualTo(new (long?, long?)[]
            {
                (clients.Count(client => client.Count() > 1), clients.Count), (clients.Count(client => client.Any(one => one.IsOrder) && client.Any(one => !one.IsOrder)), clients.Count),
            }));
            Assert.That(report.Tables[1].Rows.Select(row => (row.Cells[0].Number, row.Cells[3].Number)), Is.EqualTo(compared.Count == 0 ? [] : new (long?, long?)[] { (compared.Count, (long)Math.Round(difference / compared.Count, MidpointRounding.AwayFromZero)) }));
            Assert.That(report.Tables[0].Rows.Select(row => row.Cells[4].Text), Is.All.EqualTo("too few to say"));
        });
    }

    [Test]
    public async Task Those_who_bought_again_in_a_later_month_are_counted_month_by_month()
    {
        var months = (await BoughtAsync()).ToLookup(one => new DateOnly(one.Day.Year, one.Day.Month, 1), one => one.CustomerId);
        var rows = (await RunAsync("Habits", First, Last)).Tables[2].Rows;
        var expected = from month in months orderby month.Key
                       from later in Enumerable.Range(1, 12) where month.Key.AddMonths(later) <= Last
                       select (month.Key.ToString("MMM yyyy", CultureInfo.CurrentCulture), (long?)later, (long?)month.Distinct().Count(), (long?)month.Distinct().Intersect(months[month.Key.AddMonths(later)]).Count());
        Assert.That(rows.Select(row => (row.Cells[0].Text!, row.Cells[1].Number, row.Cells[2].Number, row.Cells[3].Number)), Is.EqualTo(expected));
    }

    [Test]
    public async Task Those_who_joined_in_a_month_are_worth_what_they_spent()
    {
        var spent = (await BoughtAsync()).ToLookup(one => one.CustomerId, one => one.Money);
        var joined = (await Shop.RowsAsync<Nop.Plugin.Misc.Cashback.Ledger.Wallet>()).GroupBy(wallet => ShopTime.Date(wallet.CreatedOnUtc, Rome) is var day ? new DateOnly(day.Year, day.Month, 1) : default).OrderBy(group => group.Key)
            .Select(group => ((long?)group.Count(), (long?)group.Sum(wallet => spent[wallet.CustomerId].Sum())));
        var from = First.AddDays(-1);
        Assert.That((await RunAsync("Habits", from, Last)).Tables[3].Rows.Select(row => (row.Cells[1].Number, row.Cells[2].Number)), Is.EqualTo(joined));
    }

    async Task<List<Bought>> BoughtAsync()
    {
        var (accounts, sales, returns, holds) = (await Shop.RowsAsync<OrderAccount>(), (await Shop.RowsAsync<Sale>()).ToDictionary(sale => -sale.Number), await Shop.RowsAsync<SaleReturn>(), await Shop.RowsAsync<Hold>());
        var owners = (await Shop.RowsAsync<Nop.Plugin.Misc.Cashback.Ledger.Wallet>()).ToDictionary(wallet => wallet.Id, wallet => wallet.CustomerId);
        return
        [
            .. accounts.Where(account => !account.Voided && (account.Refunded < account.Total || account.Total == 0)).Select(account =>
            {
                var credit = account.OrderId > 0 ? holds.Where(hold => hold.OrderId == account.OrderId).Sum(hold => hold.Captured - hold.Restored)
                    : sales[account.OrderId].Credit - returns.Where(back => back.SaleNumber == -account.OrderId).Sum(back => back.CreditBack);
                return new Bought(owners[account.WalletId], account.OrderId > 0, account.Total - account.Refunded - (account.OrderId > 0 ? 0 : credit), credit, ShopTime.Date(account.OrderId > 0 ? account.FrozenOnUtc : sales[account.OrderId].SoldOnUtc, Rome));
            }),
        ];
    }

    sealed record Bought(int CustomerId, bool IsOrder, long Money, long Credit, DateOnly Day);
}
