using Nop.Plugin.Misc.Cashback.Oversight;
using Nop.Plugin.Misc.Cashback.Web.Admin.Approvals;
using Nop.Plugin.Misc.Cashback.Web.Admin.Wallets;

namespace Nop.Plugin.Misc.Cashback.Tests.Oversight;

public sealed class SecondPersonTests : OversightFixture
{
    [SetUp]
    public async Task ProposeAsync()
    {
        await Shop.SetAsync(settings => settings.AdjustmentMaximum = 20);
        await AdjustAsync(Olivia, Anna, 30_00);
    }

    [Test]
    public async Task Another_person_approves_and_it_is_done_in_the_name_of_who_proposed_it()
    {
        Assert.That(await ApproveAsync(Otto), Is.EqualTo(ApprovalOutcome.Done));
        var entry = (await Shop.RowsAsync<LedgerEntry>()).Last();
        Assert.That((entry.Kind, entry.Amount, entry.ActorId, entry.Reason, (await NewestAsync()).State), Is.EqualTo((EntryKind.Adjust, 30_00L, Olivia.Id, "a gesture", ProposalState.Done)));
    }

    [Test]
    public async Task Who_proposed_it_neither_approves_nor_declines_it()
    {
        Assert.That((await ApproveAsync(Olivia), await DeclineAsync(Olivia)), Is.EqualTo((ApprovalOutcome.OwnProposal, ApprovalOutcome.OwnProposal)));
        Assert.That((await AddedAsync(), (await NewestAsync()).State), Is.EqualTo((0, ProposalState.Open)));
    }

    [Test]
    public async Task Nobody_approves_what_goes_to_the_own_wallet()
    {
        await AdjustAsync(Olivia, Otto, 30_00);
        Assert.That(await ApproveAsync(Otto), Is.EqualTo(ApprovalOutcome.OwnWallet));
    }

    [Test]
    public async Task Who_has_not_the_right_to_do_it_does_not_approve_it()
    {
        var clerk = await Shop.Store.RegisterAsync("clerk@example.com");
        Assert.That(await ApproveAsync(clerk), Is.EqualTo(ApprovalOutcome.NotAllowed));
        Assert.That(await AddedAsync(), Is.Zero);
    }

    [Test]
    public async Task What_is_declined_is_kept_and_not_done()
    {
        Assert.That((await DeclineAsync(Otto), await ApproveAsync(Otto)), Is.EqualTo((ApprovalOutcome.Declined, ApprovalOutcome.NotOpen)));
        Assert.That((await AddedAsync(), (await NewestAsync()).State), Is.EqualTo((0, ProposalState.Declined)));
    }

    [TestCase("")]
    [TestCase("   ")]
    public async Task Nobody_declines_without_a_reason(string reason)
    {
        Assert.That(await DeclineAsync(Otto, reason), Is.EqualTo(ApprovalOutcome.ReasonRequired));
        Assert.That((await NewestAsync()).State, Is.EqualTo(ProposalState.Open));
    }

    [Test]
    public async Task Who_proposed_it_reads_who_declined_it_and_why()
    {
        await DeclineAsync(Otto, "Anna got one in May");
        var standing = await NewestAsync();
        var (page, list) = await Shop.Store.RequestAsync(async services =>
        {
            var factory = services.GetRequiredService<AdminApprovalFactory>();
            return (await factory.PrepareAsync(standing), await factory.ListAsync());
        }, Olivia.Id);
        Assert.That((page.DecidedBy, page.DecidedWhy), Is.EqualTo((Otto.Email, "Anna got one in May")));
        Assert.That(list.Rows.Single().Cells.SelectMany(cell => new[] { cell.Text, cell.Note }), Is.SupersetOf(new[] { "a gesture", "Anna got one in May", Otto.Email }));
    }

    [Test]
    public async Task What_was_done_tells_in_the_wallet_who_approved_it()
    {
        await ApproveAsync(Otto);
        var wallet = await WalletAsync(Anna);
        var rows = await Shop.AskAsync<AdminEntryFactory, EntryListModel>(entries => entries.PrepareAsync(new() { WalletId = wallet.Id, Length = 10 }));
        Assert.That(rows.Data.First().Actor, Is.EqualTo("olivia@example.com (Admin area), approved by otto@example.com"));
    }

    [Test]
    public async Task After_seven_days_it_lapses_and_is_kept()
    {
        Shop.Clock.Advance(TimeSpan.FromDays(7));
        Assert.That((await ApproveAsync(Otto), (await NewestAsync()).State, await CountAsync(Otto)), Is.EqualTo((ApprovalOutcome.NotOpen, ProposalState.Lapsed, 0)));
        Assert.That(await AddedAsync(), Is.Zero);
    }

    [Test]
    public async Task Approved_many_times_at_once_it_is_done_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ApproveAsync(Otto)));
        Assert.That((await AddedAsync(), (await NewestAsync()).State, (await Shop.RowsAsync<ProposalDecision>()).Count), Is.EqualTo((30_00, ProposalState.Done, 1)));
    }

    [Test]
    public async Task What_could_not_be_done_can_be_tried_again()
    {
        await ProposeMoreThanThereIsAsync();
        var first = await ApproveAsync(Otto);
        await AdjustAloneAsync(40_00);
        Assert.That((first, await ApproveAsync(Otto), await AddedAsync()), Is.EqualTo((ApprovalOutcome.Insufficient, ApprovalOutcome.Done, 19_00)));
    }

    [Test]
    public async Task Open_ones_are_counted() => Assert.That(await CountAsync(Otto), Is.EqualTo(1));

    [Test]
    public async Task Who_may_only_release_gift_runs_neither_sees_nor_counts_an_adjustment()
    {
        var gifts = await EmployAsync("gifts", CashbackPermissions.ReleaseGifts);
        var id = (await NewestAsync()).Proposal.Id;
        var (listed, found) = await Shop.Store.RequestAsync(async services =>
        {
            var second = services.GetRequiredService<SecondPerson>();
            return ((await second.NewestAsync(10)).Count, await second.FindAsync(id));
        }, gifts.Id);
        Assert.That((listed, found, await CountAsync(gifts)), Is.EqualTo((0, (ProposalStanding?)null, 0)));
    }

    Task<int> CountAsync(Customer who) => Shop.Store.RequestAsync(services => services.GetRequiredService<SecondPerson>().CountOpenAsync(), who.Id);

    [Test]
    public async Task What_could_not_be_done_can_be_declined()
    {
        await ProposeMoreThanThereIsAsync();
        await ApproveAsync(Otto);
        Assert.That((await DeclineAsync(Otto), (await NewestAsync()).State, await ApproveAsync(Otto)), Is.EqualTo((ApprovalOutcome.Declined, ProposalState.Declined, ApprovalOutcome.NotOpen)));
    }

    [Test]
    public async Task What_could_not_be_done_lapses_as_the_others()
    {
        await ProposeMoreThanThereIsAsync();
        await ApproveAsync(Otto);
        Shop.Clock.Advance(TimeSpan.FromDays(ProposalBook.Days));
        Assert.That(((await NewestAsync()).State, await ApproveAsync(Otto), await DeclineAsync(Otto)), Is.EqualTo((ProposalState.Lapsed, ApprovalOutcome.NotOpen, ApprovalOutcome.NotOpen)));
    }

    [Test]
    public async Task What_was_done_and_broke_off_before_that_was_noted_is_done_and_not_declined()
    {
        await ApproveAsync(Otto);
        var decision = (await Shop.RowsAsync<ProposalDecision>()).Single();
        decision.DoneOnUtc = null;
        await Shop.UpdateSignedAsync(decision);
        Assert.That(((await NewestAsync()).State, await DeclineAsync(Otto)), Is.EqualTo((ProposalState.Done, ApprovalOutcome.NotOpen)));
    }

    [Test]
    public async Task Approved_and_declined_at_once_it_is_one_of_the_two()
    {
        await Task.WhenAll(ApproveAsync(Otto), DeclineAsync(Otto), ApproveAsync(Otto), DeclineAsync(Otto));
        Assert.That((await AddedAsync(), (await NewestAsync()).State), Is.EqualTo((30_00, ProposalState.Done)).Or.EqualTo((0, ProposalState.Declined)));
    }

    [Test]
    public async Task Who_proposed_it_takes_it_back()
    {
        Assert.That((await TakeBackAsync(Olivia), (await NewestAsync()).State, await ApproveAsync(Otto)), Is.EqualTo((ApprovalOutcome.TakenBack, ProposalState.TakenBack, ApprovalOutcome.NotOpen)));
    }

    [Test]
    public async Task Nobody_else_takes_it_back() => Assert.That((await TakeBackAsync(Otto), (await NewestAsync()).State), Is.EqualTo((ApprovalOutcome.NotAllowed, ProposalState.Open)));

    [TestCase("olivia@example.com", true)]
    [TestCase("otto@example.com", false)]
    public async Task Its_page_offers_to_take_it_back_to_who_proposed_it(string reader, bool offered)
    {
        var standing = await NewestAsync();
        var page = await Shop.Store.RequestAsync(services => services.GetRequiredService<AdminApprovalFactory>().PrepareAsync(standing), reader == Olivia.Email ? Olivia.Id : Otto.Id);
        Assert.That(page.CanTakeBack, Is.EqualTo(offered));
    }

    // By the time that somebody approves it one euro is left.
    async Task ProposeMoreThanThereIsAsync()
    {
        await AdjustAloneAsync(40_00);
        await AdjustAsync(Olivia, Anna, -21_00);
        await AdjustAloneAsync(-40_00);
    }

    async Task AdjustAloneAsync(long amount)
    {
        await Shop.SetAsync(settings => settings.AdjustmentMaximum = 0);
        await AdjustAsync(Olivia, Anna, amount);
        await Shop.SetAsync(settings => settings.AdjustmentMaximum = 20);
    }
}
