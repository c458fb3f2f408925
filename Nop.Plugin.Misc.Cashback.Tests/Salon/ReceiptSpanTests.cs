using System.Text;
using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Salon.Returns;

namespace Nop.Plugin.Misc.Cashback.Tests.Salon;

/// <summary>Receipts of branches whose numbers start anew. Anna has 10.00; it is 10:00 of 2 March in Rome.</summary>
[TestFixture(null)]
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
sealed class ReceiptSpanTests(DatabaseKind? kind) : SalonDeskFixture(kind)
{
    [TestCase(ReceiptSpan.Never, 24, false)]
    [TestCase(ReceiptSpan.Day, 13, false)]
    [TestCase(ReceiptSpan.Day, 24, true)]
    [TestCase(ReceiptSpan.Year, 24, false)]
    [TestCase(ReceiptSpan.Year, 24 * 310, true)]
    public async Task A_number_is_another_receipt_where_numbers_have_started_anew(ReceiptSpan span, int hours, bool isAnother)
    {
        Count(span);
        await Desk.TakeAsync(100, "17");
        await PassAsync(hours);
        var again = await Desk.TakeAsync(100, "17");
        Assert.That((again.IsDone, again.Repeated, (await Shop.BalanceAsync()).Usable), Is.EqualTo((true, !isAnother, isAnother ? 800L : 900L)));
    }

    [Test]
    public async Task A_day_begins_at_midnight_of_the_branch()
    {
        Count(ReceiptSpan.Day);
        Desk.BranchRows[0].ZoneId = "Pacific/Auckland";
        await Desk.TakeAsync(100, "17");
        // 22:00 there, and 2 h 30 min later the next day.
        await PassAsync(2.5);
        Assert.That((await Desk.TakeAsync(100, "17")).Repeated, Is.False);
    }

    [Test]
    public async Task Within_the_day_another_amount_for_the_number_is_refused()
    {
        Count(ReceiptSpan.Day);
        await Desk.TakeAsync(100, "17");
        Assert.That((await Desk.TakeAsync(200, "17")).Refusal, Is.EqualTo(SalonRefusal.ReceiptUsed));
    }

    [Test]
    public async Task What_was_undone_leaves_the_number_of_the_day_free()
    {
        Count(ReceiptSpan.Day);
        await Desk.UndoAsync((await Desk.TakeAsync(100, "17")).Act);
        Assert.That(((await Desk.TakeAsync(200, "17")).Repeated, (await Shop.BalanceAsync()).Usable), Is.EqualTo((false, 800L)));
    }

    [Test]
    public async Task Vouchers_too_are_taken_once_for_a_number_of_the_day_and_the_branch_is_known()
    {
        Count(ReceiptSpan.Day);
        var code = await Desk.CodeAsync(500);
        var first = await Desk.RedeemAsync(code, 100, "17");
        var again = await Desk.RedeemAsync(code, 100, "17");
        await PassAsync(24);
        var another = await Desk.RedeemAsync(code, 100, "17");
        Assert.That((first.Repeated, again.Repeated, another.Repeated), Is.EqualTo((false, true, false)));
        foreach (var act in new[] { first.Act, another.Act })
            Assert.That((await Desk.Redemptions.BranchOfAsync((await Desk.Redemptions.FindAsync(act))!))?.Id, Is.EqualTo(SalonDesk.Rome));
    }

    [Test]
    public async Task Names_of_periods_are_tried_last_and_only_of_branches_that_count_or_have_counted_in_them()
    {
        const int turns = 8, periods = 3 + 400;
        var code = await Desk.CodeAsync(500);
        var taken = (await Desk.Redemptions.FindAsync((await Desk.RedeemAsync(code, 100, "17", SalonDesk.Milan)).Act))!;
        List<string> Keys() => [.. Receipts.KeysOf(taken, "17", Desk.BranchRows).Select(name => name.Key)];

        Assert.That((Keys().Count, (await Desk.Redemptions.BranchOfAsync(taken))?.Id), Is.EqualTo((3 * turns, SalonDesk.Milan)));
        Count(ReceiptSpan.Day);
        Assert.That(Keys(), Has.Count.EqualTo((3 + periods) * turns));
        Assert.That(Keys().Take(3 * turns), Has.None.Contains("\nof "));
        Count(ReceiptSpan.Never, changedOnUtc: Shop.Clock.NowUtc);
        Assert.That(Keys(), Has.Count.EqualTo((3 + periods) * turns));
    }

    [TestCase(ReceiptSpan.Day, 6, true)]
    [TestCase(ReceiptSpan.Day, 14 * 60, true)]
    [TestCase(ReceiptSpan.Day, 16 * 60, false)]
    [TestCase(ReceiptSpan.Year, 6, true)]
    [TestCase(ReceiptSpan.Year, 16 * 60, false)]
    public async Task What_is_pressed_again_just_after_a_period_has_begun_is_not_taken_again(ReceiptSpan span, int seconds, bool isSame)
    {
        Count(span);
        Shop.Clock.NowUtc = new(PlayedShop.Spring.Year, 12, 31, 22, 59, 59, DateTimeKind.Utc);
        var code = await Desk.CodeAsync(500);
        await Desk.TakeAsync(100, "17");
        await Desk.RedeemAsync(code, 100, "18");
        await PassAsync(seconds / 3600.0);
        Assert.That(((await Desk.TakeAsync(100, "17")).Repeated, (await Desk.RedeemAsync(code, 100, "18")).Repeated, (await Shop.BalanceAsync()).Usable), Is.EqualTo((isSame, isSame, isSame ? 400L : 300L)));
    }

    [Test]
    public async Task A_number_that_comes_again_just_after_midnight_is_another_where_the_last_was_long_ago_or_was_undone()
    {
        Count(ReceiptSpan.Day);
        await Desk.TakeAsync(100, "17");
        Shop.Clock.NowUtc = PlayedShop.Spring.Date.AddHours(22).AddMinutes(59);
        await Desk.UndoAsync((await Desk.TakeAsync(100, "18")).Act);
        await PassAsync(2 / 60.0);
        Assert.That(((await Desk.TakeAsync(100, "17")).Repeated, (await Desk.TakeAsync(200, "18")).Repeated, (await Shop.BalanceAsync()).Usable), Is.EqualTo((false, false, 600L)));
        Assert.That((await Desk.TakeAsync(100, "17")).Repeated, Is.True);
    }

    [Test]
    public async Task What_was_taken_offline_just_after_midnight_is_of_its_own_day()
    {
        Count(ReceiptSpan.Day);
        var token = await Desk.TokenAsync(500);
        Shop.Clock.NowUtc = PlayedShop.Spring.Date.AddHours(22).AddMinutes(59);
        await Desk.RedeemAsync(token, 100, "17");
        await PassAsync(3 / 60.0);
        var batch = await BringAsync($"1,{token},1.00,17,2026-03-02T23:01:00Z");
        await Desk.Returns.ConfirmAsync(batch, 80, TimeSpan.FromMinutes(1));
        Assert.That(((await OutcomesAsync(batch)), (await Desk.Finder.FindAsync(token))!.Left), Is.EqualTo(("Taken", 300L)));
    }

    [TestCase(ReceiptSpan.Never, ReceiptSpan.Day)]
    [TestCase(ReceiptSpan.Never, ReceiptSpan.Year)]
    [TestCase(ReceiptSpan.Day, ReceiptSpan.Never)]
    [TestCase(ReceiptSpan.Day, ReceiptSpan.Year)]
    [TestCase(ReceiptSpan.Year, ReceiptSpan.Day)]
    public async Task What_was_taken_before_the_setting_was_changed_is_not_taken_again(ReceiptSpan before, ReceiptSpan after)
    {
        Count(before);
        await Desk.TakeAsync(100, "17");
        Count(after, changedOnUtc: Shop.Clock.NowUtc);
        Assert.That(((await Desk.TakeAsync(100, "17")).Repeated, (await Shop.BalanceAsync()).Usable), Is.EqualTo((true, 900L)));
    }

    [Test]
    public async Task On_the_day_after_the_setting_was_changed_the_number_is_another()
    {
        await Desk.TakeAsync(100, "17");
        Count(ReceiptSpan.Day, changedOnUtc: Shop.Clock.NowUtc);
        await PassAsync(24);
        Assert.That((await Desk.TakeAsync(100, "17")).Repeated, Is.False);
    }

    [Test]
    public async Task A_branch_keeps_when_its_setting_was_changed_and_other_changes_do_not()
    {
        async Task SaveAsync(string name, ReceiptSpan span) => await Desk.Branches.SaveAsync(new Branch { Id = SalonDesk.Rome, Name = name, ReceiptSpanId = (int)span });

        await SaveAsync("Rome", ReceiptSpan.Never);
        Assert.That(Desk.BranchRows[0].ReceiptSpanSetOnUtc, Is.Null);
        await SaveAsync("Rome", ReceiptSpan.Day);
        var changed = Desk.BranchRows[0].ReceiptSpanSetOnUtc;
        await PassAsync(1);
        await SaveAsync("Roma", ReceiptSpan.Day);
        Assert.That((changed, Desk.BranchRows[0].ReceiptSpanSetOnUtc), Is.EqualTo((PlayedShop.Spring, PlayedShop.Spring)));
    }

    [Test]
    public async Task What_was_taken_offline_belongs_to_the_day_on_which_it_was_taken()
    {
        Count(ReceiptSpan.Day);
        var token = await Desk.TokenAsync(500);
        await Desk.RedeemAsync(token, 100, "17");
        await PassAsync(24);
        // 17 of yesterday had been taken at the counter already; 17 of today has not.
        var batch = await BringAsync($"1,{token},1.00,17,2026-03-02T11:00:00Z\n2,{token},1.00,17,2026-03-03T08:00:00Z");
        await Desk.Returns.ConfirmAsync(batch, 80, TimeSpan.FromMinutes(1));
        Assert.That(((await OutcomesAsync(batch)), (await Desk.Finder.FindAsync(token))!.Left), Is.EqualTo(("Already,Taken", 300L)));
    }

    [Test]
    public async Task Rows_without_a_time_are_a_difference_and_take_nothing_that_the_counter_took_the_day_before()
    {
        Count(ReceiptSpan.Day);
        var token = await Desk.TokenAsync(500);
        await Desk.RedeemAsync(token, 100, "17");
        await PassAsync(24);
        var batch = await BringAsync($"1,{token},1.00,17,\n2,{token},1.00,18,\n3,{token},1.00,17,2026-03-02T11:00:00Z");
        await Desk.Returns.ConfirmAsync(batch, 80, TimeSpan.FromMinutes(1));
        Assert.That(((await OutcomesAsync(batch)), (await Desk.Finder.FindAsync(token))!.Left), Is.EqualTo(("TimeMissing,TimeMissing,Already", 400L)));
    }

    [Test]
    public async Task Nothing_is_proposed_for_a_row_without_a_time()
    {
        Count(ReceiptSpan.Day);
        var code = await Desk.CodeAsync(100);
        var batch = await BringAsync($"1,{(code[0] == '2' ? '3' : '2')}{code[1..]},1.00,17,");
        var row = (await Desk.Returns.RowsAsync(batch.Id, null, 0, 1)).Single();
        Assert.That((row.Outcome, row.NearReference), Is.EqualTo((ReturnOutcome.Unknown, "")));
    }

    void Count(ReceiptSpan span, DateTime? changedOnUtc = null) => (Desk.BranchRows[0].ReceiptSpanId, Desk.BranchRows[0].ReceiptSpanSetOnUtc) = ((int)span, changedOnUtc);

    Task PassAsync(double hours)
    {
        Shop.Clock.NowUtc = Shop.Clock.NowUtc.AddHours(hours);
        return Task.CompletedTask;
    }

    async Task<ReturnBatch> BringAsync(string rows)
    {
        var lines = rows.Split('\n');
        var csv = "version,batch,branch,row,voucher,amount,receipt,taken_at\n" + string.Join('\n', lines.Append($"total,{lines.Length},{lines.Length}.00,,").Select(line => $"1,b1,{SalonDesk.Rome},{line}"));
        var brought = await Desk.Returns.BringAsync(new MemoryStream(Encoding.UTF8.GetBytes(csv)), Desk.BranchRows[0], (null, null), 80);
        Assert.That(brought.Fault, Is.Null);
        return brought.Batch!;
    }

    async Task<string> OutcomesAsync(ReturnBatch batch) => string.Join(',', (await Desk.Returns.RowsAsync(batch.Id, null, 0, 100)).Select(row => row.Outcome));
}
