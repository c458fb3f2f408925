using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.Oversight;

namespace Nop.Plugin.Misc.Cashback.Tests.Oversight;

/// <summary>By hand and by gifts a wallet gets no more than it may hold.</summary>
public sealed class HighestBalanceByHandTests : OversightFixture
{
    [SetUp]
    public Task LimitAsync() => Shop.SetAsync(settings => settings.HighestBalance = 10);

    [Test]
    public async Task More_than_fits_is_refused_with_what_would()
    {
        var wallet = await WalletAsync(Anna);
        var refused = await Shop.Store.RequestAsync(services => services.GetRequiredService<IHandAdjustments>().AdjustAsync(new(wallet, 9_01, "a gesture", Guid.NewGuid())), Olivia.Id);
        Assert.That((refused, await AdjustAsync(Olivia, Anna, 9_00)), Is.EqualTo((new AdjustmentResult(HandOutcome.AboveBalance, 9_00), HandOutcome.Done)));
    }

    [Test]
    public async Task A_form_that_was_done_answers_as_the_first_time()
    {
        var attempt = Guid.NewGuid();
        await AdjustAsync(Olivia, Anna, 9_00, attempt);
        Assert.That((await AdjustAsync(Olivia, Anna, 9_00, attempt), await AddedAsync()), Is.EqualTo((HandOutcome.Done, 9_00L)));
    }

    [Test]
    public async Task What_was_proposed_and_fits_no_more_is_not_done()
    {
        await Shop.SetAsync(settings => settings.AdjustmentMaximum = 5);
        await AdjustAsync(Olivia, Anna, 8_00);
        await Shop.GiveAsync(Anna, 5_00);
        Assert.That((await ApproveAsync(Otto), await AddedAsync()), Is.EqualTo((ApprovalOutcome.Changed, 5_00L)));
    }

    [Test]
    public async Task Where_it_only_warns_all_is_added()
    {
        await Shop.SetAsync(settings => settings.HighestBalanceWarnsOnly = true);
        Assert.That(await AdjustAsync(Olivia, Anna, 20_00), Is.EqualTo(HandOutcome.Done));
    }

    [Test]
    public async Task A_gift_is_decided_with_what_fits()
    {
        var run = new GiftRun { Name = "Spring", Amount = 12_00, Audience = AudienceText.Of(new AudienceRule()), StateId = (int)GiftRunState.Running };
        await Shop.TellAsync<IRepository<GiftRun>>(runs => runs.InsertAsync(run));
        await Shop.AskAsync<BonusGranter, GrantOutcome>(granter => granter.GrantAsync(run, Anna, mayMail: false));
        Assert.That((await Shop.RowsAsync<BonusGrant>()).Single().Amount, Is.EqualTo(9_00));
    }
}
