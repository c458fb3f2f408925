using Nop.Plugin.Misc.Cashback.Insight.Overview;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Ledger.Queries;
using Nop.Plugin.Misc.Cashback.Oversight;
using Nop.Plugin.Misc.Cashback.Salon;

namespace Nop.Plugin.Misc.Cashback.Tests.Oversight;

/// <summary>Wallets are merged by others than their owners, above limits by two people, and seen; whoever shows the old card finds the wallet that stays.</summary>
public sealed class HandMergesTests : OversightFixture
{
    [Test]
    public async Task Nobody_merges_from_or_into_the_own_wallet() =>
        Assert.That(((await MergeAsync(Olivia, Olivia, Anna)).Outcome, (await MergeAsync(Olivia, Anna, Olivia)).Outcome), Is.EqualTo((HandOutcome.Own, HandOutcome.Own)));

    [Test]
    public async Task What_goes_over_is_in_the_other_wallet_and_the_old_one_is_closed()
    {
        var bea = await BeaAsync();
        Assert.That(await MergeAsync(Olivia, bea, Anna), Is.EqualTo(new AdjustmentResult(HandOutcome.Done, 5_00)));
        var (old, kept) = (await WalletAsync(bea), await WalletAsync(Anna));
        Assert.That((old.State, old.MergedIntoId, kept.Available), Is.EqualTo((WalletState.Closed, (int?)kept.Id, 6_00L)));
    }

    [Test]
    public async Task Above_the_limit_a_second_person_approves_just_what_was_proposed()
    {
        await Shop.SetAsync(settings => settings.AdjustmentMaximum = 2);
        var bea = await BeaAsync();
        Assert.That((await MergeAsync(Olivia, bea, Anna)).Outcome, Is.EqualTo(HandOutcome.Proposed));
        Assert.That((await WalletAsync(Anna)).Available, Is.EqualTo(1_00), "nothing goes over while it waits");
        Assert.That(await ApproveAsync(Olivia), Is.EqualTo(ApprovalOutcome.OwnProposal));
        Assert.That(await ApproveAsync(Otto), Is.EqualTo(ApprovalOutcome.Done));
        Assert.That(((await WalletAsync(Anna)).Available, (await NewestAsync()).State), Is.EqualTo((6_00L, ProposalState.Done)));
    }

    [Test]
    public async Task What_was_given_after_the_proposal_was_not_approved()
    {
        await Shop.SetAsync(settings => settings.AdjustmentMaximum = 2);
        var bea = await BeaAsync();
        await MergeAsync(Olivia, bea, Anna);
        await Shop.GiveAsync(bea, 1_00);
        Assert.That((await ApproveAsync(Otto), (await WalletAsync(Anna)).Available), Is.EqualTo((ApprovalOutcome.Changed, 1_00L)));
    }

    [Test]
    public async Task A_merge_counts_towards_what_one_person_takes_on_a_day()
    {
        await Shop.SetAsync(settings => settings.AdjustmentMaximumTakenPerDay = 6);
        var bea = await BeaAsync();
        await MergeAsync(Olivia, bea, Anna);
        Assert.That((await AdjustAsync(Olivia, Anna, -1_01), await AdjustAsync(Olivia, Anna, -1_00)), Is.EqualTo((HandOutcome.Proposed, HandOutcome.Done)));
    }

    [Test]
    public async Task The_same_form_again_moves_nothing_more()
    {
        var (bea, attempt) = (await BeaAsync(), Guid.NewGuid());
        await MergeAsync(Olivia, bea, Anna, attempt);
        var again = await MergeAsync(Olivia, bea, Anna, attempt);
        Assert.That((again.Outcome, again.First is null, (await WalletAsync(Anna)).Available), Is.EqualTo((HandOutcome.Done, false, 6_00L)));
    }

    [Test]
    public async Task Undone_it_is_as_before_also_above_the_limits()
    {
        var bea = await BeaAsync();
        await MergeAsync(Olivia, bea, Anna);
        await Shop.SetAsync(settings => settings.AdjustmentMaximum = 2);
        Assert.That((await UndoAsync(Otto, bea, Anna)).Outcome, Is.EqualTo(HandOutcome.Done));
        Assert.That(((await WalletAsync(bea)).Available, (await WalletAsync(bea)).State, (await WalletAsync(Anna)).Available), Is.EqualTo((5_00L, WalletState.Open, 1_00L)));
    }

    [Test]
    public async Task The_daily_letter_tells_how_much_went_over_and_to_which_card()
    {
        await Shop.SetAsync(settings => settings.OversightEmail = "owner@example.org");
        Shop.Clock.Advance(TimeSpan.FromDays(2));
        await Shop.TellAsync<IHandReports>(reports => reports.TellAsync());
        await MergeAsync(Olivia, await BeaAsync(), Anna);
        Shop.Clock.Advance(TimeSpan.FromDays(1));
        await Shop.TellAsync<IHandReports>(reports => reports.TellAsync());
        var letter = (await Shop.RowsAsync<Nop.Core.Domain.Messages.QueuedEmail>()).Last(mail => mail.To == "owner@example.org").Body;
        Assert.That(letter, Does.Contain("merged a wallet into another").And.Contains((await WalletAsync(Anna)).CardNumber).And.Contains("5.00").And.Contains("one client"));
    }

    [Test]
    public async Task The_old_card_and_the_old_address_lead_to_the_client_who_has_the_credit()
    {
        var bea = await BeaAsync();
        var card = (await WalletAsync(bea)).CardNumber;
        await MergeAsync(Olivia, bea, Anna);
        var byCard = await Shop.AskAsync<IClientSearch, IList<Customer>>(clients => clients.FindAsync(card));
        var byAddress = await Shop.AskAsync<IClientSearch, IList<Customer>>(clients => clients.FindAsync("bea@example.com"));
        Assert.That((byCard.Single().Id, byAddress.Single().Id), Is.EqualTo((Anna.Id, Anna.Id)));
    }

    [Test]
    public async Task Months_count_it_neither_as_given_nor_as_taken_back()
    {
        var bea = await BeaAsync();
        var before = await MonthAsync();
        await MergeAsync(Olivia, bea, Anna);
        Assert.That(await MonthAsync(), Is.EqualTo(before));

        async Task<(long, long, long, long)> MonthAsync()
        {
            var flows = await Shop.AskAsync<FlowQueries, IReadOnlyList<CreditFlow>>(queries => queries.FlowsAsync("EUR", Shop.Clock.GetUtcNow().UtcDateTime.AddDays(-40), Shop.Clock.GetUtcNow().UtcDateTime.AddDays(1)));
            var month = MonthOfCredit.Of(default, flows);
            return (month.Earned, month.Given, month.TakenBack, month.Change);
        }
    }

    [Test]
    public async Task A_whole_verification_finds_nothing_after_a_merge_and_its_undoing()
    {
        var bea = await BeaAsync();
        await MergeAsync(Olivia, bea, Anna);
        await UndoAsync(Otto, bea, Anna);
        await MergeAsync(Otto, bea, Anna);
        var report = await Shop.AskAsync<ILedgerAuditor, AuditReport>(auditor => auditor.VerifyAsync(0, null, CancellationToken.None));
        Assert.That(report.Findings, Is.Empty);
    }

    async Task<Customer> BeaAsync()
    {
        var bea = await Shop.Store.RegisterAsync("bea@example.com");
        await Shop.GiveAsync(bea, 5_00);
        return bea;
    }

    async Task<AdjustmentResult> MergeAsync(Customer who, Customer whose, Customer into, Guid? attempt = null)
    {
        var (wallet, other) = (await WalletAsync(whose), await WalletAsync(into));
        var agreed = wallet.MergedIntoId is null ? new MergeAmounts(wallet.Available + wallet.Pending, -wallet.Debt) : new(5_00, 0);
        return await Shop.Store.RequestAsync(services => services.GetRequiredService<IHandMerges>().MergeAsync(new(wallet, other, agreed, "one client, two accounts", attempt ?? Guid.NewGuid())), who.Id);
    }

    async Task<AdjustmentResult> UndoAsync(Customer who, Customer whose, Customer into)
    {
        var (wallet, other) = (await WalletAsync(whose), await WalletAsync(into));
        var now = (await Shop.AskAsync<ICashbackLedger, LedgerResult<MergeForecast>>(ledger => ledger.ForecastUnmergeAsync(wallet.Id, other.Id, new(Channel.Admin, 0, Shop.Clock.GetUtcNow().UtcDateTime)))).Value!;
        return await Shop.Store.RequestAsync(services => services.GetRequiredService<IHandMerges>().UndoAsync(new(wallet, other, now.Amounts, "two people after all", Guid.NewGuid())), who.Id);
    }
}
