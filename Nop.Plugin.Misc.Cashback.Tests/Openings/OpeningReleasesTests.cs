using System.Text;
using Nop.Plugin.Misc.Cashback.Openings;
using Nop.Plugin.Misc.Cashback.Oversight;
using Nop.Plugin.Misc.Cashback.Tests.Oversight;
using Nop.Services.Customers;

namespace Nop.Plugin.Misc.Cashback.Tests.Openings;

/// <summary>Opening balances make credit as adjustments do, within the same limits and with the same second person.</summary>
public sealed class OpeningReleasesTests : OversightFixture
{
    int _batchId;

    // Anna 5.00 and Otto 7.00, brought by Olivia: 12.00.
    [SetUp]
    public async Task BringAsync() => _batchId = await BringAsync("email;amount\nanna@example.com;5\notto@example.com;7\n");

    [TestCase(0, HandOutcome.Done)]
    [TestCase(12, HandOutcome.Done)]
    [TestCase(11.99, HandOutcome.Proposed)]
    public async Task A_file_goes_as_far_as_the_limit_of_one_adjustment(decimal limit, HandOutcome outcome)
    {
        await Shop.SetAsync(settings => settings.AdjustmentMaximum = limit);
        Assert.That((await ReleaseAsync(), await SumAsync()), Is.EqualTo((outcome, outcome == HandOutcome.Done ? 12_00L : 0L)));
    }

    [Test]
    public async Task What_was_confirmed_and_what_was_adjusted_count_together_on_a_day()
    {
        await Shop.SetAsync(settings => settings.AdjustmentMaximumPerDay = 20);
        var first = await ReleaseAsync();
        var second = await BringAsync("email;amount\nanna@example.com;5\notto@example.com;7\n");
        Assert.That((first, await AdjustAsync(Olivia, Anna, 8_00), await AdjustAsync(Olivia, Anna, 1)), Is.EqualTo((HandOutcome.Done, HandOutcome.Done, HandOutcome.Proposed)));
        Assert.That(await ReleaseAsync(second), Is.EqualTo(HandOutcome.Proposed));
    }

    [Test]
    public async Task Another_day_is_another_sum()
    {
        await Shop.SetAsync(settings => settings.AdjustmentMaximumPerDay = 20);
        await ReleaseAsync();
        Shop.Clock.Advance(TimeSpan.FromDays(1));
        Assert.That(await AdjustAsync(Olivia, Anna, 20_00), Is.EqualTo(HandOutcome.Done));
    }

    [Test]
    public async Task Above_it_a_second_person_confirms_it_and_gets_nothing_by_it()
    {
        await Shop.SetAsync(settings => settings.AdjustmentMaximum = 1);
        await ReleaseAsync();
        var own = await ApproveAsync(Olivia);
        var approved = await ApproveAsync(Otto);
        var posted = (await Shop.RowsAsync<LedgerEntry>()).Where(entry => entry.Kind == EntryKind.Opening).Select(entry => (entry.Amount, entry.ActorId));
        Assert.That((own, approved, (await NewestAsync()).State), Is.EqualTo((ApprovalOutcome.OwnProposal, ApprovalOutcome.Done, ProposalState.Done)));
        Assert.That((posted, (await BatchAsync()).ApprovedBy), Is.EqualTo((new[] { (5_00L, Olivia.Id) }, Otto.Id)));
    }

    [Test]
    public async Task What_a_second_person_approved_is_not_ones_own_alone()
    {
        await Shop.SetAsync(settings => (settings.AdjustmentMaximum, settings.AdjustmentMaximumPerDay) = (10, 10));
        await ReleaseAsync();
        await ApproveAsync(Otto);
        Assert.That(await AdjustAsync(Olivia, Anna, 10_00), Is.EqualTo(HandOutcome.Done));
    }

    [Test]
    public async Task Pressed_again_it_waits_in_one_proposal()
    {
        await Shop.SetAsync(settings => settings.AdjustmentMaximum = 1);
        await ReleaseAsync();
        await ReleaseAsync();
        Assert.That((await Shop.RowsAsync<Proposal>()).Count, Is.EqualTo(1));
    }

    [Test]
    public async Task Thrown_away_it_waits_no_more()
    {
        await Shop.SetAsync(settings => settings.AdjustmentMaximum = 1);
        await ReleaseAsync();
        await Shop.AskAsync<IOpeningDesk, bool>(desk => desk.DiscardAsync(_batchId));
        Assert.That(((await NewestAsync()).State, await ApproveAsync(Otto)), Is.EqualTo((ProposalState.Overtaken, ApprovalOutcome.NotOpen)));
    }

    [Test]
    public async Task Declined_it_may_be_proposed_again()
    {
        await Shop.SetAsync(settings => settings.AdjustmentMaximum = 1);
        await ReleaseAsync();
        await DeclineAsync(Otto);
        Assert.That((await ReleaseAsync(), (await NewestAsync()).State), Is.EqualTo((HandOutcome.Proposed, ProposalState.Open)));
    }

    [Test]
    public async Task Who_may_not_adjust_may_not_approve_it()
    {
        await Shop.SetAsync(settings => settings.AdjustmentMaximum = 1);
        await ReleaseAsync();
        var clerk = await EmployAsync("clerk", CashbackPermissions.ViewWallets);
        Assert.That(await ApproveAsync(clerk), Is.EqualTo(ApprovalOutcome.NotAllowed));
    }

    [Test]
    public async Task A_tier_needs_the_right_to_give_tiers()
    {
        var manager = await EmployAsync("manager", CashbackPermissions.AdjustWallets);
        await BringAsync("email;amount;tier\nanna@example.com;5;Gold\n", manager);
        Assert.That((await Shop.RowsAsync<OpeningRow>()).OrderBy(row => row.Id).Last().Outcome, Is.EqualTo(OpeningOutcome.TierNotAllowed));
    }

    async Task<int> BringAsync(string csv, Customer? who = null) => (await Shop.Store.RequestAsync(services =>
        services.GetRequiredService<IOpeningDesk>().BringAsync(new MemoryStream(Encoding.UTF8.GetBytes(csv)), "balances.csv", (who ?? Olivia).Id), (who ?? Olivia).Id)).Batch!.Id;

    async Task<HandOutcome> ReleaseAsync(int? batchId = null) => (await Shop.Store.RequestAsync(services => services.GetRequiredService<IOpeningReleases>().ReleaseAsync(batchId ?? _batchId), Olivia.Id)).Outcome;

    async Task<OpeningBatch> BatchAsync() => (await Shop.RowsAsync<OpeningBatch>()).Single(batch => batch.Id == _batchId);

    async Task<long> SumAsync() => (await BatchAsync()).Sum;
}
