using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.Oversight;
using Nop.Plugin.Misc.Cashback.Web.Admin.Approvals;
using Nop.Plugin.Misc.Cashback.Web.Admin.GiftRuns;

namespace Nop.Plugin.Misc.Cashback.Tests.Oversight;

/// <summary>Where nobody may approve something, nobody is asked for it, and the reader is told what the reader can do.</summary>
public sealed class ApproversTextTests : OversightFixture
{
    static readonly Proposal s_adjustment = new() { KindId = (int)ProposalKind.Adjustment, SubjectId = 1 };

    [Test]
    public async Task Who_may_approve_it_is_named() => Assert.That(await SayAsync(Olivia), Is.EqualTo(new ApproversLine(true, "May approve it: otto@example.com.")));

    [Test]
    public async Task Who_may_give_rights_and_configure_is_told_both_ways()
    {
        await RetireAsync(Otto);
        Assert.That((await SayAsync(Olivia)).Words, Does.StartWith("Nobody else has the right").And.Contain("Access control list). Or: Change").And.Contain("under Cashback, Configuration"));
    }

    [Test]
    public async Task Who_may_only_configure_is_not_told_of_a_page_that_is_closed_to_them()
    {
        await RetireAsync(Otto);
        await RetireAsync(Olivia);
        var zoe = await EmployAsync("zoe", CashbackPermissions.AdjustWallets, CashbackPermissions.Configure);
        Assert.That((await SayAsync(zoe)).Words, Does.Contain("under Cashback, Configuration").And.Not.Contain("Access control list"));
    }

    [Test]
    public async Task Who_can_change_nothing_is_told_whom_to_ask()
    {
        await RetireAsync(Otto);
        await RetireAsync(Olivia);
        await EmployAsync("boss", CashbackPermissions.Configure);
        var zoe = await EmployAsync("zoe", CashbackPermissions.AdjustWallets);
        Assert.That((await SayAsync(zoe)).Words, Does.EndWith("Ask somebody who can change that: boss@example.com.").And.Not.Contain("Configuration"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_gift_run_above_the_limit_is_proposed_only_where_somebody_may_approve_it(bool isThere)
    {
        await Shop.SetAsync(settings => settings.GiftRunMaximum = 1);
        if (!isThere)
            await RetireAsync(Otto);
        var page = await Shop.Store.RequestAsync(async services =>
        {
            var run = new GiftRun { Name = "Spring", Amount = 7_00 };
            await services.GetRequiredService<GiftRunService>().SaveAsync(run);
            return await services.GetRequiredService<AdminGiftRunFactory>().PreparePageAsync(run.Id);
        }, Olivia.Id);
        Assert.That((page!.NeedsSecond, page.CanBeApproved), Is.EqualTo((true, isThere)));
    }

    Task<ApproversLine> SayAsync(Customer reader) => Shop.Store.RequestAsync(services =>
        services.GetRequiredService<ApproversText>().SayAsync(new() { KindId = s_adjustment.KindId, SubjectId = s_adjustment.SubjectId, ProposedBy = reader.Id }), reader.Id);

    Task RetireAsync(Customer who) => Shop.TellAsync<IRepository<Customer>>(async rows =>
    {
        var row = await rows.GetByIdAsync(who.Id);
        row.Active = false;
        await rows.UpdateAsync(row);
    });
}
