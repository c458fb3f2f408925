using Nop.Plugin.Misc.Cashback.Oversight;

namespace Nop.Plugin.Misc.Cashback.Tests.Oversight;

/// <summary>A later last day for credit is given by hand as credit is: by others than its owner, within limits, and seen.</summary>
public sealed class HandExtensionsTests : OversightFixture
{
    DateTime Later => Shop.Clock.UtcNow.Date.AddDays(200);

    [SetUp]
    public async Task GiveAsync()
    {
        foreach (var client in new[] { Anna, Olivia })
            await GiveAsync(client, 30_00, Shop.Clock.UtcNow.Date.AddDays(40));
    }

    [Test]
    public async Task Nobody_extends_the_own_credit() => Assert.That((await ExtendAsync(Olivia, Olivia)).Outcome, Is.EqualTo(HandOutcome.Own));

    [Test]
    public async Task Within_the_limits_one_person_is_enough()
    {
        Assert.That((await ExtendAsync(Olivia, Anna)).Outcome, Is.EqualTo(HandOutcome.Done));
        Assert.That(await EndAsync(), Is.EqualTo(Later));
    }

    [Test]
    public async Task Above_the_limit_it_waits_and_a_second_person_lets_it_be_done()
    {
        await Shop.SetAsync(settings => settings.AdjustmentMaximum = 20);
        Assert.That((await ExtendAsync(Olivia, Anna)).Outcome, Is.EqualTo(HandOutcome.Proposed));
        Assert.That(await EndAsync(), Is.Not.EqualTo(Later));
        Assert.That(await ApproveAsync(Otto), Is.EqualTo(ApprovalOutcome.Done));
        Assert.That(await EndAsync(), Is.EqualTo(Later));
    }

    [Test]
    public async Task Credit_that_came_after_the_proposal_was_not_approved()
    {
        await Shop.SetAsync(settings => settings.AdjustmentMaximum = 20);
        await ExtendAsync(Olivia, Anna);
        await GiveAsync(Anna, 1_00, Shop.Clock.UtcNow.Date.AddDays(50));
        Assert.That(await ApproveAsync(Otto), Is.EqualTo(ApprovalOutcome.Changed));
    }

    [Test]
    public async Task It_counts_towards_what_one_person_adds_a_day()
    {
        await Shop.SetAsync(settings => settings.AdjustmentMaximumPerDay = 40);
        await ExtendAsync(Olivia, Anna);
        Assert.That((await AdjustAsync(Olivia, Anna, 10_00), await AdjustAsync(Olivia, Anna, 10_01)), Is.EqualTo((HandOutcome.Done, HandOutcome.Proposed)));
    }

    [Test]
    public async Task What_was_approved_gives_no_room_beyond_what_was_extended()
    {
        await Shop.SetAsync(settings => settings.AdjustmentMaximumPerDay = 20);
        await ExtendAsync(Olivia, Anna);
        await AdjustAsync(Otto, Anna, -15_00);
        await ApproveAsync(Otto);
        Assert.That((await AdjustAsync(Olivia, Anna, 20_01), await AdjustAsync(Olivia, Anna, 20_00)), Is.EqualTo((HandOutcome.Proposed, HandOutcome.Done)));
    }

    [Test]
    public async Task A_wallet_without_credit_that_ends_is_told_so()
    {
        var bea = await Shop.Store.RegisterAsync("bea@example.com");
        Assert.That((await ExtendAsync(Olivia, bea)).Outcome, Is.EqualTo(HandOutcome.Insufficient));
    }

    [Test]
    public async Task A_wallet_that_somebody_changed_in_the_database_is_refused_in_words()
    {
        await Shop.Database.RunAsync($"UPDATE \"Cashback_Wallet\" SET \"Available\" = \"Available\" + 100 WHERE \"CustomerId\" = {Anna.Id}");
        Assert.That((await ExtendAsync(Olivia, Anna)).Outcome, Is.EqualTo(HandOutcome.Altered));
    }

    [Test]
    public async Task The_same_form_again_changes_nothing_and_another_day_under_it_is_refused()
    {
        var attempt = Guid.NewGuid();
        await ExtendAsync(Olivia, Anna, attempt);
        var again = await ExtendAsync(Olivia, Anna, attempt);
        var other = await ExtendAsync(Olivia, Anna, attempt, Later.AddDays(1));
        Assert.That((again.Outcome, again.First is null, other.Outcome, await EndAsync()), Is.EqualTo((HandOutcome.Done, false, HandOutcome.FormUsed, (DateTime?)Later)));
    }

    [Test]
    public async Task The_daily_letter_tells_it_with_the_new_last_day()
    {
        await Shop.SetAsync(settings => settings.OversightEmail = "owner@example.org");
        Shop.Clock.Advance(TimeSpan.FromDays(2));
        await Shop.TellAsync<IHandReports>(reports => reports.TellAsync());
        await ExtendAsync(Olivia, Anna);
        Shop.Clock.Advance(TimeSpan.FromDays(1));
        await Shop.TellAsync<IHandReports>(reports => reports.TellAsync());
        var letter = (await Shop.RowsAsync<Nop.Core.Domain.Messages.QueuedEmail>()).Single(mail => mail.To == "owner@example.org").Body;
        Assert.That(letter, Does.Contain("olivia@example.com · extended credit · ").And.Contains("30.00").And.Contains("last day 7/26/2026").And.Contains("a gesture"));
    }

    async Task<AdjustmentResult> ExtendAsync(Customer who, Customer whose, Guid? attempt = null, DateTime? end = null)
    {
        var wallet = await WalletAsync(whose);
        return await Shop.Store.RequestAsync(services => services.GetRequiredService<IHandExtensions>().ExtendAsync(new(wallet, new(end ?? Later), "a gesture", attempt ?? Guid.NewGuid())), who.Id);
    }

    async Task GiveAsync(Customer whose, long amount, DateTime end)
    {
        var wallet = await WalletAsync(whose);
        await Shop.AskAsync<ICashbackLedger, LedgerResult<long>>(ledger => ledger.GrantAsync(new(wallet.CustomerId, wallet.StoreId, wallet.CurrencyCode), amount, end, new(Channel.System, 0, Shop.Clock.UtcNow)));
    }

    async Task<DateTime?> EndAsync()
    {
        var wallet = await WalletAsync(Anna);
        return (await Shop.RowsAsync<Lot>()).Where(lot => lot.WalletId == wallet.Id && lot.ExpiresOnUtc is not null).Max(lot => lot.ExpiresOnUtc);
    }
}
