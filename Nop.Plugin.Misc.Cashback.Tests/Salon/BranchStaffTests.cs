using Nop.Plugin.Misc.Cashback.Salon;

namespace Nop.Plugin.Misc.Cashback.Tests.Salon;

/// <summary>Who is bound to branches works at these alone; who is bound to none, at all.</summary>
[TestFixture(null)]
[TestFixture(DatabaseKind.Sqlite)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
sealed class BranchStaffTests(DatabaseKind? kind) : SalonDeskFixture(kind)
{
    [Test]
    public async Task Who_is_bound_nowhere_takes_at_every_branch()
    {
        Assert.That(((await Desk.TakeAsync(100, "r1", SalonDesk.Rome)).Refusal, (await Desk.TakeAsync(100, "r1", SalonDesk.Milan)).Refusal), Is.EqualTo((SalonRefusal.None, SalonRefusal.None)));
        Assert.That((await Desk.Staff.BranchesAsync(SalonDesk.Clerk, activeOnly: true)).Select(branch => branch.Name), Is.EqualTo(new[] { "Milan", "Rome" }));
    }

    [Test]
    public async Task Who_is_bound_takes_at_the_own_branches_and_is_refused_at_others()
    {
        await Desk.Staff.BindAsync(SalonDesk.Clerk, SalonDesk.Milan);
        Assert.That(((await Desk.TakeAsync(100, "r1", SalonDesk.Rome)).Refusal, (await Desk.TakeAsync(100, "r1", SalonDesk.Milan)).Refusal), Is.EqualTo((SalonRefusal.WrongBranch, SalonRefusal.None)));
    }

    [Test]
    public async Task Vouchers_too_are_taken_at_the_own_branches_alone()
    {
        var code = await Desk.CodeAsync(500);
        await Desk.Staff.BindAsync(SalonDesk.Clerk, SalonDesk.Milan);
        Assert.That(((await Desk.RedeemAsync(code, 100, "r1", SalonDesk.Rome)).Refusal, (await Desk.RedeemAsync(code, 100, "r1", SalonDesk.Milan)).Refusal), Is.EqualTo((SalonRefusal.WrongBranch, SalonRefusal.None)));
    }

    [Test]
    public async Task A_voucher_of_another_branch_is_not_cancelled_in_the_admin_area()
    {
        var (ofRome, ofAll) = ((await Desk.IssueAsync(100, SalonDesk.Rome)).Hold!, (await Desk.IssueAsync(100)).Hold!);
        await Desk.Staff.BindAsync(SalonDesk.Clerk, SalonDesk.Milan);
        Assert.That(((await Desk.Vouchers.CancelAsync(ofRome, Channel.Admin, SalonDesk.Clerk)).Refusal, (await Desk.Vouchers.CancelAsync(ofAll, Channel.Admin, SalonDesk.Clerk)).Refusal), Is.EqualTo((SalonRefusal.WrongBranch, SalonRefusal.None)));
        Assert.That((await Desk.Vouchers.CancelAsync(ofRome, Channel.Shop, SalonDesk.Anna)).Refusal, Is.EqualTo(SalonRefusal.None));
    }

    [Test]
    public async Task What_was_taken_at_a_branch_is_not_undone_by_who_works_there_no_more()
    {
        var act = (await Desk.TakeAsync(100, "r1", SalonDesk.Rome)).Act;
        await Desk.Staff.BindAsync(SalonDesk.Clerk, SalonDesk.Milan);
        Assert.That((await Desk.UndoAsync(act), await Desk.UndoAsync(act, ofOthers: true)), Is.EqualTo((UndoRefusal.NotYours, UndoRefusal.NotYours)));
        await Desk.Staff.BindAsync(SalonDesk.Clerk, SalonDesk.Rome);
        Assert.That(await Desk.UndoAsync(act), Is.EqualTo(UndoRefusal.None));
    }

    [Test]
    public async Task Who_is_bound_twice_is_bound_once_and_who_is_unbound_works_everywhere_again()
    {
        Assert.That((await Desk.Staff.BindAsync(SalonDesk.Clerk, SalonDesk.Milan), await Desk.Staff.BindAsync(SalonDesk.Clerk, SalonDesk.Milan)), Is.EqualTo((true, false)));
        Assert.That((await Desk.Staff.OfBranchAsync(SalonDesk.Milan)).Single(), Is.EqualTo(SalonDesk.Clerk));
        Assert.That((await Desk.Staff.UnbindAsync(SalonDesk.Clerk, SalonDesk.Milan), await Desk.Staff.UnbindAsync(SalonDesk.Clerk, SalonDesk.Milan)), Is.EqualTo((true, false)));
        Assert.That(await Desk.Staff.MayAsync(SalonDesk.Clerk, SalonDesk.Rome), Is.True);
    }

    [Test]
    public async Task Who_is_bound_to_a_branch_that_was_closed_sees_no_open_one()
    {
        await Desk.Staff.BindAsync(SalonDesk.Clerk, SalonDesk.Closed);
        Assert.That(await Desk.Staff.BranchesAsync(SalonDesk.Clerk, activeOnly: true), Is.Empty);
    }

    [Test]
    public async Task A_till_is_bound_by_its_key_alone()
    {
        await Desk.Staff.BindAsync(SalonDesk.Clerk, SalonDesk.Milan);
        Assert.That((await Desk.Staff.MayAsync(-1, SalonDesk.Rome), await Desk.Staff.MayAsync(0, SalonDesk.Rome)), Is.EqualTo((true, true)));
    }
}
