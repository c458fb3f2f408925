using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Tests.Ledger;

namespace Nop.Plugin.Misc.Cashback.Tests.Salon;

/// <summary>What was taken at the counter by mistake is given back by who took it.</summary>
[TestFixture(null)]
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
sealed class UndoTests(DatabaseKind? kind) : SalonDeskFixture(kind)
{
    ManualClock Clock => Shop.Clock;

    protected override async Task GiveAsync()
    {
        await Shop.GiveAsync(SalonDesk.Anna, 400, Clock.NowUtc.AddDays(5));
        await Shop.GiveAsync(SalonDesk.Anna, 600);
    }

    [Test]
    public async Task What_was_taken_goes_back_to_the_lots_that_it_came_from()
    {
        var before = (await Shop.BalanceAsync()).Lots.Select(lot => (lot.Number, lot.Available, lot.ExpiresOnUtc)).ToList();
        Assert.That(await Desk.UndoAsync((await Desk.TakeAsync(500, "r1")).Act), Is.EqualTo(UndoRefusal.None));
        Assert.That((await Shop.BalanceAsync()).Lots.Select(lot => (lot.Number, lot.Available, lot.ExpiresOnUtc)), Is.EqualTo(before));
    }

    [Test]
    public async Task What_came_from_a_lot_that_is_past_its_date_by_now_can_still_be_spent()
    {
        Clock.NowUtc = Clock.NowUtc.AddDays(5).AddMinutes(-1);
        var taken = await Desk.TakeAsync(400, "r1");
        Clock.NowUtc = Clock.NowUtc.AddMinutes(5);
        await Desk.UndoAsync(taken.Act);
        Assert.That((await Shop.BalanceAsync()).Usable, Is.EqualTo(1000));
    }

    [Test]
    public async Task A_reason_with_a_sign_that_no_database_ends_a_text_with_is_kept()
    {
        var taken = await Desk.TakeAsync(500, "r1");
        Assert.That(await Desk.UndoAsync(taken.Act, "wrong\0client"), Is.EqualTo(UndoRefusal.None));
        Assert.That((await Desk.Redemptions.FindAsync(taken.Act))!.Undone!.Reason, Is.EqualTo("wrong\uFFFDclient"));
    }

    [Test]
    public async Task A_part_of_a_voucher_goes_back_to_the_voucher()
    {
        var code = await Desk.CodeAsync(600);
        await Desk.RedeemAsync(code, 100, "r1");
        var taken = await Desk.RedeemAsync(code, null, "r2");
        Assert.That(await Desk.UndoAsync(taken.Act), Is.EqualTo(UndoRefusal.None));
        var voucher = (await Desk.Vouchers.FindAsync(code))!;
        Assert.That((voucher.State, voucher.Left, (await Shop.BalanceAsync()).Usable), Is.EqualTo((HoldState.Open, 500L, 400L)));
        Assert.That((await Desk.RedeemAsync(code, 500, "r3")).Hold!.State, Is.EqualTo(HoldState.Used));
    }

    [Test]
    public async Task A_part_of_a_voucher_that_was_cancelled_since_goes_back_to_the_wallet()
    {
        var code = await Desk.CodeAsync(600);
        var taken = await Desk.RedeemAsync(code, 450, "r1");
        await Desk.Vouchers.CancelAsync(code, Channel.Admin, 1);
        Assert.That(await Desk.UndoAsync(taken.Act), Is.EqualTo(UndoRefusal.None));
        Assert.That(((await Desk.Vouchers.FindAsync(code))!.State, (await Shop.BalanceAsync()).Usable), Is.EqualTo((HoldState.Released, 1000L)));
    }

    [Test]
    public async Task Afterwards_the_receipt_can_be_used_again_and_the_journal_shows_both()
    {
        await Desk.UndoAsync((await Desk.TakeAsync(500, "r1")).Act);
        var second = await Desk.TakeAsync(50, "r1");
        Assert.That((second.Refusal, second.Amount, second.Repeated), Is.EqualTo((SalonRefusal.None, 50L, false)));
        Assert.That((await Desk.TakeAsync(50, "r1")).Repeated, Is.True);
        Assert.That(Shop.Rows.Entries.Where(entry => entry.Kind is EntryKind.Capture or EntryKind.Restore).OrderBy(entry => entry.Sequence).Select(entry => (entry.Kind, entry.Amount, entry.Reason)),
            Is.EqualTo(new[] { (EntryKind.Capture, 500L, "r1"), (EntryKind.Restore, 500L, "mistyped"), (EntryKind.Capture, 50L, "r1") }));
    }

    [Test]
    public async Task A_vouchers_receipt_can_be_used_again_too()
    {
        var code = await Desk.CodeAsync(600);
        await Desk.UndoAsync((await Desk.RedeemAsync(code, 600, "r1")).Act);
        var second = await Desk.RedeemAsync(code, 60, "r1");
        Assert.That((second.Amount, second.Repeated, second.Hold!.Left), Is.EqualTo((60L, false, 540L)));
        Assert.That((await Desk.Redemptions.BranchOfAsync((await Desk.Redemptions.FindAsync(second.Act))!))?.Id, Is.EqualTo(SalonDesk.Rome));
    }

    [Test]
    public async Task It_is_undone_once_however_often_and_by_how_many()
    {
        var act = (await Desk.TakeAsync(500, "r1")).Act;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => Desk.UndoAsync(act, $"mistyped {i % 2}"))));
        Assert.That(outcomes, Has.All.AnyOf(UndoRefusal.None, UndoRefusal.Undone).And.Some.EqualTo(UndoRefusal.None));
        Assert.That((await Shop.BalanceAsync()).Usable, Is.EqualTo(1000));
        Assert.That(await Desk.UndoAsync(act), Is.EqualTo(UndoRefusal.Undone));
    }

    [TestCase(15, 14, UndoRefusal.None)]
    [TestCase(15, 15, UndoRefusal.TooLate)]
    [TestCase(60, 59, UndoRefusal.None)]
    [TestCase(0, 0, UndoRefusal.TooLate)]
    public async Task It_is_possible_for_as_long_as_the_shop_sets(int setting, int minutesLater, UndoRefusal outcome)
    {
        Shop.Settings.CounterUndoMinutes = setting;
        var act = (await Desk.TakeAsync(500, "r1")).Act;
        Clock.NowUtc = Clock.NowUtc.AddMinutes(minutesLater);
        Assert.That(await Desk.UndoAsync(act), Is.EqualTo(outcome));
    }

    [TestCase(71, false, UndoRefusal.NotYours)]
    [TestCase(71, true, UndoRefusal.None)]
    public async Task Another_clerk_cannot_and_a_manager_can(int actor, bool ofOthers, UndoRefusal outcome) =>
        Assert.That(await Desk.UndoAsync((await Desk.TakeAsync(500, "r1")).Act, actorId: actor, ofOthers: ofOthers), Is.EqualTo(outcome));

    [TestCase(null, UndoRefusal.ReasonRequired)]
    [TestCase("  ", UndoRefusal.ReasonRequired)]
    public async Task A_reason_is_required(string? reason, UndoRefusal outcome) =>
        Assert.That(await Desk.UndoAsync((await Desk.TakeAsync(500, "r1")).Act, reason), Is.EqualTo(outcome));

    [Test]
    public async Task A_reason_has_an_end() =>
        Assert.That(await Desk.UndoAsync((await Desk.TakeAsync(500, "r1")).Act, new string('x', IRedemptions.MostReason + 1)), Is.EqualTo(UndoRefusal.ReasonTooLong));

    [Test]
    public async Task What_was_not_taken_in_the_salon_cannot_be_undone_there()
    {
        var gift = Shop.Rows.Entries.First(entry => entry.Kind == EntryKind.Bonus);
        Assert.That(await Desk.UndoAsync(PostingContext.ActOf(gift.IdempotencyKey)), Is.EqualTo(UndoRefusal.Unknown));
        Assert.That(await Desk.UndoAsync(""), Is.EqualTo(UndoRefusal.Unknown));
    }

    [Test]
    public async Task A_clerk_sees_what_was_taken_today_newest_first_and_what_of_it_was_undone()
    {
        await Desk.TakeAsync(100, "yesterday");
        Clock.NowUtc = Clock.NowUtc.AddDays(1);
        var code = await Desk.CodeAsync(200);
        await Desk.TakeAsync(100, "r1");
        Clock.NowUtc = Clock.NowUtc.AddMinutes(1);
        await Desk.UndoAsync((await Desk.RedeemAsync(code, 50, "r2")).Act);
        await Desk.Counter.TakeAsync(SalonDesk.Anna, 1, 10, SalonDesk.Rome, "r3", actorId: 71);
        var today = await Desk.Redemptions.TodayAsync(SalonDesk.Clerk);
        Assert.That(today.Select(taken => (taken.Entry.Reason, taken.Entry.Amount, taken.Undone is not null)), Is.EqualTo(new[] { ("r2", 50L, true), ("r1", 100L, false) }));
    }

    [Test]
    public async Task An_act_that_first_activated_credit_is_found_and_undone_whole()
    {
        var order = new OrderFacts(900, true, 2000, 0, false, Clock.NowUtc, ShortfallPolicy.Debt, (at, _, _) => new(at, null), Clock.NowUtc.AddDays(30));
        var key = await Shop.Wallets.KeyAsync(SalonDesk.Anna, 1);
        await Shop.Ledger.PostOrderAsync(key, order, () => Task.FromResult(new FrozenEarning(new(300, 1), new(3000, 1), new Dictionary<int, (long, long)>(), 1, null, 0, "{}")), new PostingContext(Channel.System, 0, Clock.NowUtc));
        var taken = await Desk.TakeAsync(1200, "r1");
        Assert.That(Shop.Rows.Entries.Count(entry => PostingContext.ActOf(entry.IdempotencyKey) == taken.Act), Is.EqualTo(3), "activated, held, captured");
        Assert.That(await Desk.UndoAsync(taken.Act), Is.EqualTo(UndoRefusal.None));
        Assert.That((await Shop.BalanceAsync()).Usable, Is.EqualTo(1300));
    }
}
