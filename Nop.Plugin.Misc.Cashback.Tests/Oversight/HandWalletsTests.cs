using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.Oversight;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Web.Shop.Account;

namespace Nop.Plugin.Misc.Cashback.Tests.Oversight;

/// <summary>A wallet is frozen and closed by others than its owner, within limits, and seen; where nothing of it can be used each road says so.</summary>
public sealed class HandWalletsTests : OversightFixture
{
    [Test]
    public async Task Nobody_freezes_the_own_wallet() => Assert.That((await ChangeAsync(Olivia, Olivia, new(WalletAct.Freeze))).Outcome, Is.EqualTo(HandOutcome.Own));

    [Test]
    public async Task Freezing_needs_no_limit_and_closing_keeps_to_that_of_taking()
    {
        await Shop.SetAsync(settings => settings.AdjustmentMaximum = 0.5m);
        Assert.That((await ChangeAsync(Olivia, Anna, new(WalletAct.Freeze))).Outcome, Is.EqualTo(HandOutcome.Done));
        Assert.That(await ChangeAsync(Olivia, Anna, new(WalletAct.Close)), Is.EqualTo(new AdjustmentResult(HandOutcome.AboveLimit, 1_00)));
    }

    [Test]
    public async Task What_a_closing_takes_counts_towards_the_day()
    {
        await Shop.SetAsync(settings => settings.AdjustmentMaximumTakenPerDay = 2);
        var bea = await Shop.Store.RegisterAsync("bea@example.com");
        await Shop.GiveAsync(bea, 5_00);
        await ChangeAsync(Olivia, Anna, new(WalletAct.Close));
        Assert.That((await AdjustAsync(Olivia, bea, -1_01), await AdjustAsync(Olivia, bea, -1_00)), Is.EqualTo((HandOutcome.Proposed, HandOutcome.Done)));
    }

    [Test]
    public async Task The_same_form_again_changes_nothing_and_another_act_under_it_is_refused()
    {
        var attempt = Guid.NewGuid();
        await ChangeAsync(Olivia, Anna, new(WalletAct.Freeze), attempt);
        var again = await ChangeAsync(Olivia, Anna, new(WalletAct.Freeze), attempt);
        var other = await ChangeAsync(Olivia, Anna, new(WalletAct.Unfreeze), attempt);
        Assert.That((again.Outcome, again.First is null, other.Outcome), Is.EqualTo((HandOutcome.Done, false, HandOutcome.FormUsed)));
    }

    [Test]
    public async Task The_daily_letter_tells_it_with_what_was_paid_and_the_receipt()
    {
        await Shop.SetAsync(settings => settings.OversightEmail = "owner@example.org");
        Shop.Clock.Advance(TimeSpan.FromDays(2));
        await Shop.TellAsync<IHandReports>(reports => reports.TellAsync());
        await ChangeAsync(Olivia, Anna, new(WalletAct.Close) { Settlement = WalletSettlement.PayOut, Receipt = "R-7" });
        Shop.Clock.Advance(TimeSpan.FromDays(1));
        await Shop.TellAsync<IHandReports>(reports => reports.TellAsync());
        var letter = (await Shop.RowsAsync<Nop.Core.Domain.Messages.QueuedEmail>()).Single(mail => mail.To == "owner@example.org").Body;
        Assert.That(letter, Does.Contain("olivia@example.com · closed a wallet · ").And.Contains("moved away").And.Contains("paid a closed wallet out in money").And.Contains("1.00").And.Contains("R-7"));
    }

    [Test]
    public async Task The_owner_of_a_frozen_wallet_is_shown_nothing_for_the_counter()
    {
        await ChangeAsync(Olivia, Anna, new(WalletAct.Freeze));
        var page = await PageAsync();
        Assert.That((page.IsFrozen, page.ShowsCarried, page.SalonCode, page.Lots.Count), Is.EqualTo((true, false, (SalonCodeModel?)null, 1)));
    }

    [Test]
    public async Task The_owner_of_a_closed_wallet_is_promised_nothing()
    {
        var before = await PageAsync();
        await ChangeAsync(Olivia, Anna, new(WalletAct.Close));
        var page = await PageAsync();
        Assert.That((before.Tier is null, page.IsClosed, page.Tier, page.Membership, page.Waits.Count, page.Lots.Count), Is.EqualTo((false, true, (TierProgressModel?)null, (MembershipModel?)null, 0, 0)));
    }

    [Test]
    public async Task Counter_and_voucher_say_that_a_wallet_is_frozen()
    {
        var branch = (await Shop.RowsAsync<Branch>()).FirstOrDefault() ?? await BranchAsync();
        await ChangeAsync(Olivia, Anna, new(WalletAct.Freeze));
        var issued = await Shop.AskAsync<IVoucherService, SalonResult>(vouchers => vouchers.IssueAsync(Anna.Id, 1, 50, 0, null, Channel.Shop, Anna.Id, Guid.NewGuid()));
        var taken = await Shop.Store.RequestAsync(services => services.GetRequiredService<ICounterService>().TakeAsync(Anna.Id, 1, 50, branch.Id, "A-1", Olivia.Id), Olivia.Id);
        Assert.That((issued.Refusal, taken.Refusal), Is.EqualTo((SalonRefusal.Frozen, SalonRefusal.Frozen)));
    }

    [Test]
    public async Task Who_has_a_closed_wallet_gets_no_gift()
    {
        await ChangeAsync(Olivia, Anna, new(WalletAct.Close));
        var reach = await Shop.AskAsync<GiftRunService, GiftReach>(runs => runs.ReachAsync(new GiftRun { Audience = AudienceText.Of(new AudienceRule()), Amount = 1_00 }));
        Assert.That(reach.Closed, Is.EqualTo(1));
    }

    [Test]
    public async Task A_closed_wallet_is_not_adjusted()
    {
        await ChangeAsync(Olivia, Anna, new(WalletAct.Close));
        Assert.That(await AdjustAsync(Otto, Anna, 1_00), Is.EqualTo(HandOutcome.Closed));
    }

    async Task<Branch> BranchAsync()
    {
        var branch = new Branch { Name = "Centro", Active = true };
        await Shop.TellAsync<IBranchService>(branches => branches.SaveAsync(branch));
        return branch;
    }

    async Task<AdjustmentResult> ChangeAsync(Customer who, Customer whose, WalletChange change, Guid? attempt = null)
    {
        var wallet = await WalletAsync(whose);
        return await Shop.Store.RequestAsync(services => services.GetRequiredService<IHandWallets>().ChangeAsync(new(wallet, change, "moved away", attempt ?? Guid.NewGuid())), who.Id);
    }

    Task<AccountModel> PageAsync() => Shop.Store.RequestAsync(async services =>
        await services.GetRequiredService<AccountFactory>().PrepareAsync(Anna, await services.GetRequiredService<IStoreContext>().GetCurrentStoreAsync(), 1), Anna.Id);
}
