using Nop.Plugin.Misc.Cashback.Insight.Overview;
using Nop.Plugin.Misc.Cashback.Insight.Reports;
using Nop.Plugin.Misc.Cashback.Ledger.Queries;

namespace Nop.Plugin.Misc.Cashback.Tests.Insight.Reports;

/// <summary>What salons did, beside a plain reading of sales, returns and entries.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.MariaDb)]
public sealed class SalonReportTests(DatabaseKind kind) : ReportsFixture(kind)
{
    static readonly string[] s_tables = ["branches", "clerks", "days"];

    static readonly string[] s_columns = ["sales", "sold", "returned", "sold_credit", "taken", "credit"];

    [Test]
    public async Task Branches_clerks_and_days_come_to_the_same()
    {
        var report = await RunAsync("Salon", First, Last);
        var sums = s_tables.Select(table => string.Join(' ', s_columns.Select(column => Sum(report, table, column))));
        Assert.That(sums.Distinct().ToList(), Has.Count.EqualTo(1));
        Assert.That(s_columns.Select(column => Sum(report, "days", column)), Has.All.GreaterThan(0));
    }

    [Test]
    public async Task Each_branch_is_what_its_rows_come_to()
    {
        var report = await RunAsync("Salon", First, Last);
        var (sales, returns, holds) = (await Shop.RowsAsync<Sale>(), await Shop.RowsAsync<SaleReturn>(), (await Shop.RowsAsync<Hold>()).ToDictionary(hold => (hold.WalletId, (int?)hold.Number)));
        var taken = Entries.Where(entry => entry.OrderId is null && entry.Kind is EntryKind.Capture or EntryKind.Restore && entry.OrderId is null).ToLookup(entry => holds[(entry.WalletId, entry.HoldNumber)].BranchId);
        var branches = new Dictionary<int, string> { [0] = "every branch", [Centro] = "Centro", [Porta] = "Porta" };
        Assert.Multiple(() =>
        {
            foreach (var (id, name) in branches)
            {
                var row = report.Tables[0].Rows.SingleOrDefault(one => one.Cells[0].Text == name);
                var (here, back) = (sales.Where(sale => sale.BranchId == id).ToList(), returns.Where(one => one.BranchId == id).ToList());
                long[] expected =
                [
                    here.Count, here.Sum(sale => sale.Gross), back.Sum(one => one.Amount), here.Sum(sale => sale.Credit) - back.Sum(one => one.CreditBack),
                    SumOf(taken[id], EntryKind.Capture) - SumOf(taken[id], EntryKind.Restore),
                ];
                Assert.That(row?.Cells.Skip(1).Take(5).Select(cell => cell.Number) ?? new long?[] { 0, 0, 0, 0, 0 }, Is.EqualTo(expected.Select(number => (long?)number)), name);
            }
        });
    }

    [Test]
    public async Task Credit_of_a_month_is_what_the_overview_calls_spent_in_the_salon()
    {
        var held = await Shop.AskAsync<FlowQueries, CreditHeld>(flows => flows.HeldAsync("EUR"));
        foreach (var month in (await Shop.AskAsync<CreditYear, IReadOnlyList<MonthOfCredit>>(year => year.ReadAsync("EUR", held))).Where(month => month.Month >= First.AddDays(-31)))
        {
            var last = month.Month.AddMonths(1).AddDays(-1);
            Assert.That(Sum(await RunAsync("Salon", month.Month, last), "branches", "credit"), Is.EqualTo(month.SpentInSalon), $"{month.Month}");
        }
    }

    [Test]
    public async Task Vouchers_that_are_open_at_the_end_are_those_of_before_and_issued_less_what_left_them()
    {
        var middle = First.AddDays((Last.DayNumber - First.DayNumber) / 2);
        var (before, after) = (await RunAsync("Salon", First, middle), await RunAsync("Salon", middle.AddDays(1), Last));
        var open = (await Shop.RowsAsync<Hold>()).Where(hold => hold.Purpose == HoldPurpose.Voucher).Sum(hold => hold.Left);
        Assert.Multiple(() =>
        {
            Assert.That(Open(before), Is.EqualTo(Sum(before, "vouchers", "open")));
            Assert.That(Sum(before, "vouchers", "open") + Open(after), Is.EqualTo(Sum(after, "vouchers", "open")));
            Assert.That(Sum(after, "vouchers", "open"), Is.EqualTo(open));
            Assert.That(Sum(before, "vouchers", "issued") + Sum(after, "vouchers", "issued"), Is.GreaterThan(0));
        });

        static long Open(Report report) =>
            Sum(report, "vouchers", "issued_amount") - Sum(report, "vouchers", "redeemed") - Sum(report, "vouchers", "lapsed") - Sum(report, "vouchers", "released");
    }

    [Test]
    public async Task Who_is_bound_to_a_branch_sees_that_one_alone()
    {
        var report = await RunAsync("Salon", First, Last, filter => filter with { Bound = [Porta] });
        Assert.That(report.Tables[0].Rows.Select(row => row.Cells[0].Text), Is.EqualTo(new[] { "Porta" }));
    }
}
