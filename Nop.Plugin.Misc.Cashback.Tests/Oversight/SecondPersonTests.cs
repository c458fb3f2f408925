using Nop.Plugin.Misc.Cashback.Oversight;

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
        await AdjustAsync(Olivia, Anna, -21_00);
        var first = await ApproveAsync(Otto);
        await Shop.SetAsync(settings => settings.AdjustmentMaximum = 0);
        await AdjustAsync(Olivia, Anna, 40_00);
        await Shop.SetAsync(settings => settings.AdjustmentMaximum = 20);
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
}
