using Nop.Plugin.Misc.Cashback.Sales;
using Nop.Plugin.Misc.Cashback.Salon;

namespace Nop.Plugin.Misc.Cashback.Tests.Sales;

[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.MariaDb)]
public sealed class SalonDaysTests(DatabaseKind kind) : SaleShopFixture(kind)
{
    // 5 January 2026, 9:00 at the shop.
    static readonly DateOnly s_today = new(2026, 1, 5);

    [Test]
    public async Task A_day_has_what_was_taken_sold_returned_and_undone_with_totals_for_each_clerk()
    {
        await TakeAsync(3_00, "r1", Clerk);
        var other = await Shop.Store.RegisterAsync("other@example.org");
        await TakeAsync(2_00, "r2", other);
        var undone = await TakeAsync(1_00, "r3", Clerk);
        await Shop.AskAsync<IRedemptions, UndoRefusal>(redemptions => redemptions.UndoAsync(undone.Act, "mistyped", 1, Clerk.Id, ofOthers: false));
        var number = await SoldAsync("r4", 20_00, OfHair(100_00));
        await ReturnAsync(number, 25_00);
        await UndoAsync(await SoldAsync("r5", 4_00, OfHair(40_00)));

        var journal = await JournalAsync();
        Assert.That(journal.Acts.Select(act => (act.Kind, act.Receipt, act.Goods, act.Credit, act.Money)), Is.EquivalentTo(new[]
        {
            (DayActKind.Taken, "r1", 0L, 3_00L, 0L),
            (DayActKind.Taken, "r2", 0L, 2_00L, 0L),
            (DayActKind.Taken, "r3", 0L, 1_00L, 0L),
            (DayActKind.GivenBack, "r3", 0L, -1_00L, 0L),
            (DayActKind.Sold, "r4", 100_00L, 20_00L, 80_00L),
            (DayActKind.Returned, "r4", -25_00L, -5_00L, -20_00L),
            (DayActKind.Sold, "r5", 40_00L, 4_00L, 36_00L),
            (DayActKind.SaleUndone, "r5", -40_00L, -4_00L, -36_00L),
        }));
        Assert.That(journal.Clerks, Is.EquivalentTo(new[]
        {
            new ClerkTotals(Clerk.Id, Taken: 4_00, Sales: 2, Sold: 140_00, SoldCredit: 24_00, Returned: -25_00, ReturnedCredit: -5_00, Undone: -5_00),
            new ClerkTotals(other.Id, Taken: 2_00, Sales: 0, Sold: 0, SoldCredit: 0, Returned: 0, ReturnedCredit: 0, Undone: 0),
        }));
        Assert.That((journal.Expected, journal.Total.Credit), Is.EqualTo((20_00L, 20_00L)));
    }

    [Test]
    public async Task What_is_taken_from_a_voucher_stands_in_the_day_of_the_branch_that_took_it()
    {
        var porto = await AddBranchAsync("Porto");
        var voucher = await Shop.AskAsync<IVoucherService, SalonResult>(vouchers => vouchers.IssueAsync(Anna.Id, 1, 5_00, 0, null, Channel.Shop, Anna.Id));
        await Shop.AskAsync<IVoucherService, SalonResult>(vouchers => vouchers.RedeemAsync(voucher.Hold!, 2_00, porto, "v1", Clerk.Id));
        Assert.That(((await JournalAsync()).Acts.Count, (await JournalAsync(branchId: porto)).Expected), Is.EqualTo((0, 2_00L)));
    }

    [Test]
    public async Task A_day_begins_and_ends_at_midnight_of_the_branch()
    {
        await ChangeBranchAsync(branch => branch.ZoneId = "Asia/Tokyo");
        // 23:59 and 00:00 in Tokyo.
        Shop.Clock.UtcNow = new DateTime(2026, 1, 5, 14, 59, 0, DateTimeKind.Utc);
        await TakeAsync(1_00, "r1", Clerk);
        Shop.Clock.UtcNow = new DateTime(2026, 1, 5, 15, 0, 0, DateTimeKind.Utc);
        await TakeAsync(2_00, "r2", Clerk);
        Assert.That(((await JournalAsync()).Expected, (await JournalAsync(s_today.AddDays(1))).Expected), Is.EqualTo((1_00L, 2_00L)));
    }

    [Test]
    public async Task A_day_is_closed_without_a_reason_where_nothing_differs()
    {
        await TakeAsync(3_00, "r1", Clerk);
        var closed = await CloseAsync(3_00, reason: "of no use");
        Assert.That((closed.Refusal, closed.End!.Expected, closed.End.Counted, closed.End.Reason, closed.End.ClosedBy), Is.EqualTo((DayEndRefusal.None, 3_00L, 3_00L, "", Clerk.Id)));
    }

    [Test]
    public async Task A_difference_needs_its_reason()
    {
        await TakeAsync(3_00, "r1", Clerk);
        Assert.That((await CloseAsync(2_00), await CloseAsync(2_00, " ")) is ({ Refusal: DayEndRefusal.ReasonRequired, Expected: 3_00 }, { Refusal: DayEndRefusal.ReasonRequired }), Is.True);
        var closed = await CloseAsync(2_00, " a receipt is missing ");
        Assert.That((closed.Refusal, closed.End!.Counted, closed.End.Reason), Is.EqualTo((DayEndRefusal.None, 2_00L, "a receipt is missing")));
    }

    [Test]
    public async Task A_day_is_closed_once_whoever_does_it_how_often()
    {
        var closings = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => CloseAsync(0))));
        Assert.That((closings.Count(closing => closing.Refusal == DayEndRefusal.None), closings.Count(closing => closing.Refusal == DayEndRefusal.Closed), (await Shop.RowsAsync<DayEnd>()).Count), Is.EqualTo((1, 7, 1)));
    }

    [Test]
    public async Task What_is_done_after_it_was_closed_is_late_and_not_expected()
    {
        await TakeAsync(3_00, "r1", Clerk);
        await CloseAsync(3_00);
        Shop.Clock.Advance(TimeSpan.FromMinutes(1));
        await TakeAsync(1_00, "r2", Clerk);
        var journal = await JournalAsync();
        Assert.That((journal.Expected, string.Join(' ', journal.Acts.Select(act => $"{act.Receipt}:{act.IsLate}"))), Is.EqualTo((3_00L, "r1:False r2:True")));
        Assert.That((journal.Total.Credit, journal.Clerks.Sum(clerk => clerk.Credit), journal.Late!.Credit), Is.EqualTo((3_00L, 3_00L, journal.Acts[1].Credit)));
    }

    [Test]
    public async Task A_day_that_has_not_begun_is_not_closed() => Assert.That((await CloseAsync(0, day: s_today.AddDays(1))).Refusal, Is.EqualTo(DayEndRefusal.NotYet));

    [Test]
    public async Task Closed_days_are_listed_the_newest_first()
    {
        await CloseAsync(0, day: s_today.AddDays(-1));
        await CloseAsync(0);
        Assert.That((await Shop.AskAsync<ISalonDays, IReadOnlyList<DayEnd>>(days => days.ClosedAsync(BranchReach.All, 10))).Select(end => end.Day), Is.EqualTo(new[] { 20260105, 20260104 }));
    }

    Task<SalonResult> TakeAsync(long amount, string receipt, Customer clerk) =>
        Shop.AskAsync<ICounterService, SalonResult>(counter => counter.TakeAsync(Anna.Id, 1, amount, Centro, receipt, clerk.Id));

    Task<DayJournal> JournalAsync(DateOnly? day = null, int branchId = 0) => Shop.Store.RequestAsync(async services =>
    {
        var branch = await services.GetRequiredService<IBranchService>().GetByIdAsync(branchId > 0 ? branchId : Centro);
        return await services.GetRequiredService<ISalonDays>().JournalAsync(branch!, day ?? s_today);
    });

    Task<DayEndResult> CloseAsync(long counted, string? reason = null, DateOnly? day = null) => Shop.Store.RequestAsync(async services =>
    {
        var branch = await services.GetRequiredService<IBranchService>().GetByIdAsync(Centro);
        return await services.GetRequiredService<ISalonDays>().CloseAsync(branch!, day ?? s_today, counted, reason, Clerk.Id);
    });

    Task ChangeBranchAsync(Action<Branch> change) => Shop.TellAsync<IRepository<Branch>>(async branches =>
    {
        var branch = await branches.GetByIdAsync(Centro);
        change(branch);
        await branches.UpdateAsync(branch);
    });
}
