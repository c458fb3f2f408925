using Nop.Plugin.Misc.Cashback.Ledger.Queries;
using Nop.Plugin.Misc.Cashback.Sales;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Services.Helpers;

namespace Nop.Plugin.Misc.Cashback.Tests.Sales;

/// <summary>Sales of a branch whose receipt numbers start anew each day.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.MariaDb)]
public sealed class SaleReceiptSpanTests(DatabaseKind kind) : SaleShopFixture(kind)
{
    [SetUp]
    public Task CountByDayAsync() => CountAsync(ReceiptSpan.Day);

    [Test]
    public async Task A_number_is_a_sale_each_day_and_one_a_day()
    {
        var first = await SoldAsync("17", 0, OfHair(10_00));
        var again = await RecordAsync(Sale("17", 0, OfHair(10_00)));
        Shop.Clock.UtcNow = Shop.Clock.UtcNow.AddDays(1);
        var next = await SoldAsync("17", 5_00, OfHair(20_00));
        Assert.That((again.Repeated, again.Sale!.Sale.Number, next > first), Is.EqualTo((true, first, true)));
    }

    [Test]
    public async Task Found_by_its_number_is_the_sale_of_today_or_else_the_newest_and_by_a_day_that_of_the_day()
    {
        var first = await SoldAsync("r-17", 0, OfHair(10_00));
        var today = await DayAsync();
        Shop.Clock.UtcNow = Shop.Clock.UtcNow.AddDays(1);
        var newest = await FindAsync("R-17");
        var next = await SoldAsync("R-17", 0, OfHair(20_00));
        Assert.That((newest?.Sale.Number, (await FindAsync("R-17"))?.Sale.Number, (await FindAsync("R-17", today))?.Sale.Number, await FindAsync("R-17", today.AddDays(-1))), Is.EqualTo(((int?)first, (int?)next, (int?)first, (RecordedSale?)null)));
    }

    [Test]
    public async Task A_sale_of_before_is_found_where_numbers_start_anew_no_longer()
    {
        var first = await SoldAsync("17", 0, OfHair(10_00));
        Shop.Clock.UtcNow = Shop.Clock.UtcNow.AddDays(1);
        await CountAsync(ReceiptSpan.Never);
        var before = await FindAsync("17");
        var next = await SoldAsync("17", 0, OfHair(20_00));
        Assert.That((before?.Sale.Number, (await FindAsync("17"))?.Sale.Number), Is.EqualTo(((int?)first, (int?)next)));
    }

    [Test]
    public async Task A_sale_pressed_again_just_after_midnight_is_the_same()
    {
        var zone = await Shop.AskAsync<IDateTimeHelper, TimeZoneInfo>(times => Task.FromResult(times.DefaultStoreTimeZone));
        Shop.Clock.UtcNow = ShopTime.StartOfDay((await DayAsync()).AddDays(1), zone).AddSeconds(-1);
        var first = await SoldAsync("17", 5_00, OfHair(20_00));
        Shop.Clock.UtcNow = Shop.Clock.UtcNow.AddSeconds(6);
        var again = await RecordAsync(Sale("17", 5_00, OfHair(20_00)));
        Assert.That((again.Repeated, again.Sale?.Sale.Number, (await Shop.RowsAsync<Sale>()).Count), Is.EqualTo((true, (int?)first, 1)));
    }

    [Test]
    public async Task Credit_that_was_taken_for_the_number_yesterday_is_not_that_of_todays_sale()
    {
        await Shop.TellAsync<ICounterService>(counter => counter.TakeAsync(Anna.Id, 1, 5_00, Centro, "17", Clerk.Id));
        Assert.That((await RecordAsync(Sale("17", 5_00, OfHair(20_00)))).Refusal, Is.EqualTo(SalonRefusal.ReceiptUsed));
        Shop.Clock.UtcNow = Shop.Clock.UtcNow.AddDays(1);
        Assert.That((await RecordAsync(Sale("17", 5_00, OfHair(20_00)))).IsDone, Is.True);
    }

    Task CountAsync(ReceiptSpan span) => Shop.TellAsync<IBranchService>(async branches =>
    {
        var branch = (await branches.GetByIdAsync(Centro))!;
        await branches.SaveAsync(new Branch { Id = Centro, Name = branch.Name, ReceiptSpanId = (int)span });
    });

    Task<RecordedSale?> FindAsync(string receipt, DateOnly? day = null) => Shop.AskAsync<ISalonSales, RecordedSale?>(sales => sales.FindAsync(Centro, receipt, day));

    Task<DateOnly> DayAsync() => Shop.AskAsync<IServiceProvider, DateOnly>(async services =>
        services.GetRequiredService<ISalonDays>().Today((await services.GetRequiredService<IBranchService>().GetByIdAsync(Centro))!));
}
