using System.Text;
using Nop.Plugin.Misc.Cashback.Files.Reading;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Salon.Returns;

namespace Nop.Plugin.Misc.Cashback.Tests.Sales;

/// <summary>Sales of a file that has more than one day, at a branch whose receipt numbers start anew each day.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
public sealed class SalesAcrossDaysTests(DatabaseKind kind) : SaleShopFixture(kind)
{
    [SetUp]
    public Task CountAsync() => CountAsync(ReceiptSpan.Day);

    [Test]
    public async Task A_number_of_two_days_is_two_sales()
    {
        var batch = await BringAsync((40_00, 0, "r-17", -2), (20_00, 0, "R-17", -1), (5_00, 0, "R-17", -2));
        await ConfirmAsync(batch);
        var sales = (await Shop.RowsAsync<Sale>()).OrderBy(sale => sale.Number).Select(sale => sale.Gross);
        Assert.That((await OutcomesAsync(batch), string.Join(',', sales)), Is.EqualTo(("Taken,Taken,Taken", "4500,2000")));
    }

    [Test]
    public async Task Where_numbers_count_through_a_number_of_two_days_is_one_sale()
    {
        await CountAsync(ReceiptSpan.Never);
        var batch = await BringAsync((40_00, 0, "r-17", -2), (20_00, 0, "R-17", null));
        await ConfirmAsync(batch);
        Assert.That((await OutcomesAsync(batch), (await Shop.RowsAsync<Sale>()).Single().Gross), Is.EqualTo(("Taken,Taken", 60_00L)));
    }

    [Test]
    public async Task Of_a_number_with_a_row_that_has_no_time_no_sale_is_recorded()
    {
        var batch = await BringAsync((40_00, 0, "R-17", -1), (20_00, 0, "r-17", null), (10_00, 0, "R-18", -1));
        await ConfirmAsync(batch);
        Assert.That((await OutcomesAsync(batch), (await Shop.RowsAsync<Sale>()).Single().Gross), Is.EqualTo(("TimeMissing,TimeMissing,Taken", 10_00L)));
    }

    [TestCase(-1, 0, "Taken")]
    [TestCase(-1, -1, "CreditRefused")]
    public async Task Credit_is_off_on_the_day_on_which_it_was_sold(int sold, int off, string outcome)
    {
        await Shop.SetAsync(settings => settings.RedeemOffDays = Shop.Clock.UtcNow.AddDays(off).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var batch = await BringAsync((40_00, 5_00, "R-17", sold));
        await ConfirmAsync(batch);
        Assert.That(await OutcomesAsync(batch), Is.EqualTo(outcome));
    }

    Task CountAsync(ReceiptSpan span) => Shop.TellAsync<IRepository<Branch>>(async branches =>
    {
        var branch = await branches.GetByIdAsync(Centro);
        branch.ReceiptSpanId = (int)span;
        await branches.UpdateAsync(branch);
    });

    async Task<ReturnBatch> BringAsync(params (long Amount, long Credit, string Receipt, int? Day)[] rows)
    {
        var csv = "kind,client,amount,credit,receipt,category,taken_at,row\n" + string.Concat(rows.Select((row, at) => string.Create(CultureInfo.InvariantCulture,
            $"sale,{Anna.Email},{row.Amount / 100m:0.00},{row.Credit / 100m:0.00},{row.Receipt},Hair,{(row.Day is { } day ? Shop.Clock.UtcNow.AddDays(day).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) : "")},{at + 1}\n")));
        var branch = (await Shop.RowsAsync<Branch>()).Single(one => one.Id == Centro);
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(csv));
        var brought = await Shop.AskAsync<IReturnDesk, BroughtFile>(desk => desk.BringAsync(content, branch, (rows.Length, rows.Sum(row => row.Amount)), Clerk.Id));
        Assert.That(brought.Fault, Is.Null);
        return brought.Batch!;
    }

    Task ConfirmAsync(ReturnBatch batch) => Shop.AskAsync<IReturnDesk, bool>(desk => desk.ConfirmAsync(batch, Clerk.Id, TimeSpan.FromMinutes(1)));

    async Task<string> OutcomesAsync(ReturnBatch batch) => string.Join(',', (await Shop.AskAsync<IReturnDesk, IList<ReturnRow>>(desk => desk.RowsAsync(batch.Id, null, 0, 100))).Select(row => row.Outcome));
}
