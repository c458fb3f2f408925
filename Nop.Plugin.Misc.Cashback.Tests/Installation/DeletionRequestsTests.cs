using Nop.Core.Domain.Logging;
using Nop.Plugin.Misc.Cashback.Installation;
using Nop.Plugin.Misc.Cashback.Oversight;
using Nop.Plugin.Misc.Cashback.Tests.Oversight;
using Nop.Plugin.Misc.Cashback.Web.Admin.Approvals;
using Nop.Plugin.Misc.Cashback.Web.Admin.Deletion;

namespace Nop.Plugin.Misc.Cashback.Tests.Installation;

/// <summary>Nobody deletes the ledger alone where another person has the right.</summary>
public sealed class DeletionRequestsTests : OversightFixture
{
    [SetUp]
    public Task TickAsync() => Shop.SetAsync(settings => settings.DeleteLedgerOnUninstall = true);

    [Test]
    public async Task Where_another_person_has_the_right_it_waits_for_that_person()
    {
        Assert.That(await AskAsync(Olivia), Is.EqualTo(DeletionOutcome.Proposed));
        Assert.That(((await StandingAsync()).ConfirmedOnUtc, (await NewestAsync()).State), Is.EqualTo(((DateTime?)null, ProposalState.Open)));
    }

    [Test]
    public async Task The_other_person_approves_it_and_both_are_named()
    {
        await AskAsync(Olivia);
        Assert.That((await ApproveAsync(Olivia), await ApproveAsync(Otto)), Is.EqualTo((ApprovalOutcome.OwnProposal, ApprovalOutcome.Done)));
        var standing = await StandingAsync();
        Assert.That((standing.ConfirmedBy, standing.ApprovedBy, standing.EndsUtc), Is.EqualTo((Olivia.Id, Otto.Id, Shop.Clock.UtcNow.AddHours(DeletionConsent.Hours))));
    }

    [Test]
    public async Task Asked_for_again_it_waits_once()
    {
        await AskAsync(Olivia);
        await AskAsync(Olivia);
        Assert.That(await Shop.RowsAsync<Proposal>(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Without_the_tick_it_is_not_approved_any_more()
    {
        await AskAsync(Olivia);
        await Shop.SetAsync(settings => settings.DeleteLedgerOnUninstall = false);
        Assert.That((await ApproveAsync(Otto), (await StandingAsync()).ConfirmedOnUtc), Is.EqualTo((ApprovalOutcome.Changed, (DateTime?)null)));
    }

    [Test]
    public async Task Who_takes_the_tick_away_ends_what_was_approved_and_setting_it_again_brings_nothing_back()
    {
        await AskAsync(Olivia);
        await ApproveAsync(Otto);
        await Shop.TellAsync<DeletionConsent>(consent => consent.NoteFileAsync(Shop.Clock.UtcNow));
        Assume.That((await StandingAsync()).Holds);
        await Shop.Store.RequestAsync(async services =>
        {
            await services.GetRequiredService<DeletionRequests>().EndAsync();
            return true;
        }, Otto.Id);
        await TickAsync();
        Assert.That(((await StandingAsync()).Holds, (await StandingAsync()).ConfirmedOnUtc), Is.EqualTo((false, (DateTime?)null)));
    }

    [Test]
    public async Task A_file_that_was_begun_before_the_approval_is_none()
    {
        await AskAsync(Olivia);
        var begun = Shop.Clock.UtcNow;
        Shop.Clock.Advance(TimeSpan.FromMinutes(1));
        await ApproveAsync(Otto);
        await Shop.TellAsync<DeletionConsent>(consent => consent.NoteFileAsync(begun));
        Assert.That((await StandingAsync()).HasFile, Is.False);
    }

    [Test]
    public async Task Approved_it_is_not_called_done_but_says_until_when_an_uninstallation_deletes()
    {
        await AskAsync(Olivia);
        await ApproveAsync(Otto);
        Assert.That(await StateAsync(), Does.StartWith("approved: an uninstallation until ").And.Contain("deletes the ledger"));
    }

    [TestCase(true, Description = "Withdrawn")]
    [TestCase(false, Description = "Run out")]
    public async Task Approved_and_over_it_says_that_nothing_was_deleted(bool isWithdrawn)
    {
        await AskAsync(Olivia);
        await ApproveAsync(Otto);
        if (isWithdrawn)
            await WithdrawAsync(Otto);
        else
            Shop.Clock.Advance(TimeSpan.FromHours(DeletionConsent.Hours));
        Assert.That(await StateAsync(), Is.EqualTo("approved, then withdrawn or run out: the ledger was not deleted"));
    }

    [Test]
    public async Task Who_asked_for_it_reads_on_its_page_that_it_was_declined_and_why()
    {
        await AskAsync(Olivia);
        await Shop.Store.RequestAsync(async services => await services.GetRequiredService<SecondPerson>().DeclineAsync(await NewestAsync(), "Not before the accountant has the file"), Otto.Id);
        Assert.That((await PageAsync(Olivia)).Declined, Does.StartWith($"Declined by {Otto.Email} on ").And.EndWith(": Not before the accountant has the file"));
    }

    [Test]
    public async Task The_activity_log_names_who_asked_and_who_approved()
    {
        await AskAsync(Olivia);
        await ApproveAsync(Otto);
        Assert.That((await Shop.RowsAsync<ActivityLog>()).Select(line => line.Comment), Has.One.Contains($"asked for by {Olivia.Email}, approved by {Otto.Email}"));
    }

    [TestCase(true, ProposalState.TakenBack)]
    [TestCase(false, ProposalState.Declined)]
    public async Task Withdrawn_it_waits_no_more_and_the_tick_is_gone(bool byProposer, ProposalState state)
    {
        await AskAsync(Olivia);
        await WithdrawAsync(byProposer ? Olivia : Otto);
        Assert.That(((await NewestAsync()).State, (await StandingAsync()).IsWanted), Is.EqualTo((state, false)));
    }

    [Test]
    public async Task Where_nobody_else_has_the_right_the_shops_name_is_enough_and_the_page_says_so()
    {
        await RetireAsync(Otto);
        var before = await PageAsync(Olivia);
        Assert.That((await AskAsync(Olivia), before.Second), Is.EqualTo((DeletionOutcome.Confirmed, "Nobody else has the right to approve it: the shop’s name, the last seal and the file are enough.")));
        Assert.That(((await StandingAsync()).ConfirmedBy, (await StandingAsync()).ApprovedBy), Is.EqualTo((Olivia.Id, 0)));
    }

    [Test]
    public async Task The_page_names_who_may_approve_it() => Assert.That((await PageAsync(Olivia)).Second, Does.Contain(Otto.Email).And.Not.Contain(Olivia.Email));

    async Task<string> StateAsync() =>
        await NewestAsync() is var (proposal, _, state) ? await Shop.Store.RequestAsync(services => services.GetRequiredService<AdminApprovalFactory>().StateAsync(proposal, state), Olivia.Id) : "";

    Task RetireAsync(Customer who) => Shop.TellAsync<IRepository<Customer>>(async rows =>
    {
        var row = await rows.GetByIdAsync(who.Id);
        row.Active = false;
        await rows.UpdateAsync(row);
    });

    Task<DeletionModel> PageAsync(Customer who) => Shop.Store.RequestAsync(services => services.GetRequiredService<DeletionFactory>().PrepareAsync(), who.Id);

    Task WithdrawAsync(Customer who) => Shop.Store.RequestAsync(async services =>
    {
        await services.GetRequiredService<DeletionRequests>().WithdrawAsync();
        return true;
    }, who.Id);

    Task<DeletionOutcome> AskAsync(Customer who) => Shop.Store.RequestAsync(async services =>
        await services.GetRequiredService<DeletionRequests>().AskAsync(await services.GetRequiredService<DeletionConsent>().ShopNameAsync()), who.Id);

    Task<DeletionStanding> StandingAsync() => Shop.AskAsync<DeletionConsent, DeletionStanding>(consent => consent.StandingAsync());
}
