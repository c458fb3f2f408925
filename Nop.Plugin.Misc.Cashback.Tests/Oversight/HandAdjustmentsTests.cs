using Nop.Core.Domain.Messages;
using Nop.Plugin.Misc.Cashback.Oversight;

namespace Nop.Plugin.Misc.Cashback.Tests.Oversight;

public sealed class HandAdjustmentsTests : OversightFixture
{
    [TestCase(10_00)]
    [TestCase(-50)]
    public async Task Nobody_adjusts_the_own_wallet(long amount)
    {
        var before = (await WalletAsync(Olivia)).Available;
        Assert.That(await AdjustAsync(Olivia, Olivia, amount), Is.EqualTo(HandOutcome.Own));
        Assert.That((await WalletAsync(Olivia)).Available, Is.EqualTo(before));
    }

    [Test]
    public async Task Without_limits_one_person_is_enough()
    {
        Assert.That(await AdjustAsync(Olivia, Anna, 5000_00), Is.EqualTo(HandOutcome.Done));
        Assert.That(await AddedAsync(), Is.EqualTo(5000_00));
    }

    [TestCase(20_00, HandOutcome.Done)]
    [TestCase(20_01, HandOutcome.Proposed)]
    public async Task One_adjustment_goes_as_far_as_its_limit(long amount, HandOutcome outcome)
    {
        await Shop.SetAsync(settings => settings.AdjustmentMaximum = 20);
        Assert.That(await AdjustAsync(Olivia, Anna, amount), Is.EqualTo(outcome));
        Assert.That(await AddedAsync(), Is.EqualTo(outcome == HandOutcome.Done ? amount : 0));
    }

    [Test]
    public async Task Taking_above_the_limit_waits_too()
    {
        await AdjustAsync(Olivia, Anna, 50_00);
        await Shop.SetAsync(settings => settings.AdjustmentMaximum = 20);
        Assert.That(await AdjustAsync(Olivia, Anna, -30_00), Is.EqualTo(HandOutcome.Proposed));
        Assert.That(await AddedAsync(), Is.EqualTo(50_00));
    }

    [Test]
    public async Task What_the_wallet_cannot_bear_is_not_proposed()
    {
        await Shop.SetAsync(settings => settings.AdjustmentMaximum = 20);
        Assert.That((await AdjustAsync(Olivia, Anna, -30_00), (await Shop.RowsAsync<Proposal>()).Count), Is.EqualTo((HandOutcome.Insufficient, 0)));
    }

    [TestCase(0)]
    [TestCase(20)]
    public async Task What_is_refused_says_how_much_can_be_taken(decimal limit)
    {
        await Shop.SetAsync(settings => settings.AdjustmentMaximum = limit);
        var wallet = await WalletAsync(Anna);
        var result = await Shop.Store.RequestAsync(services => services.GetRequiredService<IHandAdjustments>().AdjustAsync(new(wallet, -30_00, "a mistake", Guid.NewGuid())), Olivia.Id);
        Assert.That((result.Outcome, result.Value), Is.EqualTo((HandOutcome.Insufficient, 1_00)));
    }

    [Test]
    public async Task What_one_person_adds_on_a_day_is_bounded_over_all_wallets()
    {
        await Shop.SetAsync(settings => settings.AdjustmentMaximumPerDay = 20);
        await AdjustAsync(Olivia, Anna, 15_00);
        Assert.That((await AdjustAsync(Olivia, Otto, 6_00), await AdjustAsync(Otto, Anna, 6_00), await AdjustAsync(Olivia, Otto, 5_00)),
            Is.EqualTo((HandOutcome.Proposed, HandOutcome.Done, HandOutcome.Done)));
    }

    [Test]
    public async Task What_one_person_takes_on_a_day_is_bounded_over_all_wallets()
    {
        await GiveAllAsync(30_00);
        await Shop.SetAsync(settings => settings.AdjustmentMaximumTakenPerDay = 20);
        await AdjustAsync(Olivia, Anna, -15_00);
        Assert.That((await AdjustAsync(Olivia, Otto, -6_00), await AdjustAsync(Otto, Anna, -6_00), await AdjustAsync(Olivia, Otto, -5_00)),
            Is.EqualTo((HandOutcome.Proposed, HandOutcome.Done, HandOutcome.Done)));
    }

    [Test]
    public async Task What_is_added_and_what_is_taken_have_days_of_their_own()
    {
        await GiveAllAsync(30_00);
        await Shop.SetAsync(settings => (settings.AdjustmentMaximumPerDay, settings.AdjustmentMaximumTakenPerDay) = (20, 10));
        Assert.That((await AdjustAsync(Olivia, Anna, 20_00), await AdjustAsync(Olivia, Anna, -10_00), await AdjustAsync(Olivia, Anna, 1), await AdjustAsync(Olivia, Anna, -1)),
            Is.EqualTo((HandOutcome.Done, HandOutcome.Done, HandOutcome.Proposed, HandOutcome.Proposed)));
    }

    [Test]
    public async Task What_a_second_person_approved_to_be_taken_is_not_counted()
    {
        await GiveAllAsync(60_00);
        await Shop.SetAsync(settings => settings.AdjustmentMaximumTakenPerDay = 20);
        await AdjustAsync(Olivia, Anna, -30_00);
        await ApproveAsync(Otto);
        Assert.That((await AdjustAsync(Olivia, Anna, -20_00), await AdjustAsync(Olivia, Anna, -1)), Is.EqualTo((HandOutcome.Done, HandOutcome.Proposed)));
    }

    [Test]
    public async Task Many_takings_at_once_do_not_pass_the_limit_of_the_day()
    {
        await GiveAllAsync(100_00);
        await Shop.SetAsync(settings => settings.AdjustmentMaximumTakenPerDay = 30);
        var before = await AddedAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => AdjustAsync(Olivia, Anna, -10_00)));
        Assert.That(before - await AddedAsync(), Is.LessThanOrEqualTo(30_00).And.GreaterThan(0));
    }

    [Test]
    public async Task The_client_is_told_by_letter_what_was_taken_by_hand_and_what_staff_wrote_of_it()
    {
        var (wallet, attempt) = (await WalletAsync(Anna), Guid.NewGuid());
        for (var sent = 0; sent < 2; sent++)
            await Shop.Store.RequestAsync(services => services.GetRequiredService<IHandAdjustments>().AdjustAsync(new(wallet, -50, "shouted at Otto", attempt) { ClientText = "Given twice by mistake" }), Olivia.Id);
        var letter = (await LettersAsync()).Single();
        Assert.That(letter.To, Is.EqualTo(Anna.Email));
        Assert.That(letter.Body, Does.Contain("0.50").And.Contain("Given twice by mistake").And.Not.Contain("shouted"));
    }

    [Test]
    public async Task What_is_added_is_told_by_no_letter()
    {
        await AdjustAsync(Olivia, Anna, 5_00);
        Assert.That(await LettersAsync(), Is.Empty);
    }

    [Test]
    public async Task What_waits_to_be_taken_is_told_when_it_is_taken()
    {
        await Shop.SetAsync(settings => settings.AdjustmentMaximum = 0.10m);
        await AdjustAsync(Olivia, Anna, -50);
        var waiting = (await LettersAsync()).Count;
        await ApproveAsync(Otto);
        Assert.That((waiting, (await LettersAsync()).Count), Is.EqualTo((0, 1)));
    }

    [TestCase(0)]
    [TestCase(5)]
    public async Task What_the_client_reads_is_kept_with_the_act_also_where_it_waited_for_a_second_person(decimal limit)
    {
        await Shop.SetAsync(settings => settings.AdjustmentMaximum = limit);
        var wallet = await WalletAsync(Anna);
        await Shop.Store.RequestAsync(services => services.GetRequiredService<IHandAdjustments>().AdjustAsync(new(wallet, 10_00, "shouted at Otto", Guid.NewGuid()) { ClientText = "Sorry, Anna" }), Olivia.Id);
        if (limit > 0)
            await ApproveAsync(Otto);
        var entry = (await Shop.RowsAsync<LedgerEntry>()).Last(row => row.Kind == EntryKind.Adjust);
        var texts = await Shop.AskAsync<IAdjustmentTexts, IReadOnlyDictionary<string, string>>(kept => kept.OfAsync(wallet.Id, [entry]));
        Assert.That((entry.Reason, texts.Values.Single()), Is.EqualTo(("shouted at Otto", "Sorry, Anna")));
    }

    [Test]
    public async Task Of_a_form_that_is_sent_again_the_client_reads_what_came_first()
    {
        var (wallet, attempt) = (await WalletAsync(Anna), Guid.NewGuid());
        foreach (var text in new[] { "first", "second" })
            await Shop.Store.RequestAsync(services => services.GetRequiredService<IHandAdjustments>().AdjustAsync(new(wallet, 10_00, "a gesture", attempt) { ClientText = text }), Olivia.Id);
        Assert.That((await Shop.RowsAsync<AdjustmentText>()).Select(row => row.Text), Is.EqualTo(new[] { "first" }));
    }

    [Test]
    public async Task Of_a_form_that_was_refused_the_client_reads_what_came_with_the_one_that_was_done()
    {
        var (wallet, attempt) = (await WalletAsync(Anna), Guid.NewGuid());
        foreach (var (amount, text) in new[] { (-30_00, "first"), (-50, "second") })
            await Shop.Store.RequestAsync(services => services.GetRequiredService<IHandAdjustments>().AdjustAsync(new(wallet, amount, "a mistake", attempt) { ClientText = text }), Olivia.Id);
        Assert.That((await Shop.RowsAsync<AdjustmentText>()).Select(row => row.Text), Is.EqualTo(new[] { "second" }));
    }

    [Test]
    public async Task The_next_day_of_the_shop_begins_anew()
    {
        await Shop.SetAsync(settings => settings.AdjustmentMaximumPerDay = 20);
        await AdjustAsync(Olivia, Anna, 20_00);
        Shop.Clock.Advance(TimeSpan.FromDays(1));
        Assert.That(await AdjustAsync(Olivia, Anna, 20_00), Is.EqualTo(HandOutcome.Done));
    }

    [Test]
    public async Task What_a_second_person_approved_is_not_counted()
    {
        await Shop.SetAsync(settings => settings.AdjustmentMaximumPerDay = 20);
        await AdjustAsync(Olivia, Anna, 30_00);
        await ApproveAsync(Otto);
        Assert.That((await AdjustAsync(Olivia, Anna, 20_00), await AdjustAsync(Olivia, Anna, 1)), Is.EqualTo((HandOutcome.Done, HandOutcome.Proposed)));
    }

    [Test]
    public async Task A_form_that_is_sent_again_is_answered_as_the_first_time_whatever_the_limit_says_by_then()
    {
        var attempt = Guid.NewGuid();
        await AdjustAsync(Olivia, Anna, 20_00, attempt);
        await Shop.SetAsync(settings => settings.AdjustmentMaximum = 10);
        Assert.That(await AdjustAsync(Olivia, Anna, 20_00, attempt), Is.EqualTo(HandOutcome.Done));
        Assert.That((await AddedAsync(), (await Shop.RowsAsync<Proposal>()).Count), Is.EqualTo((20_00, 0)));
    }

    [Test]
    public async Task Sixteen_posts_of_one_form_adjust_once()
    {
        var attempt = Guid.NewGuid();
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => AdjustAsync(Olivia, Anna, 10_00, attempt)));
        Assert.That(await AddedAsync(), Is.EqualTo(10_00));
    }

    [Test]
    public async Task Sixteen_posts_of_one_form_propose_once()
    {
        await Shop.SetAsync(settings => settings.AdjustmentMaximum = 5);
        var attempt = Guid.NewGuid();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => AdjustAsync(Olivia, Anna, 10_00, attempt)));
        Assert.That((outcomes.Distinct().Single(), (await Shop.RowsAsync<Proposal>()).Count), Is.EqualTo((HandOutcome.Proposed, 1)));
    }

    [Test]
    public async Task Many_forms_at_once_do_not_pass_the_limit_of_the_day()
    {
        await Shop.SetAsync(settings => settings.AdjustmentMaximumPerDay = 30);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => AdjustAsync(Olivia, Anna, 10_00)));
        Assert.That(await AddedAsync(), Is.LessThanOrEqualTo(30_00).And.GreaterThan(0));
    }

    [Test]
    public async Task A_form_that_proposed_something_else_is_refused()
    {
        await Shop.SetAsync(settings => settings.AdjustmentMaximum = 5);
        var attempt = Guid.NewGuid();
        await AdjustAsync(Olivia, Anna, 10_00, attempt);
        Assert.That(await AdjustAsync(Olivia, Anna, 11_00, attempt), Is.EqualTo(HandOutcome.FormUsed));
    }

    async Task GiveAllAsync(long minor)
    {
        foreach (var person in new[] { Anna, Olivia, Otto })
            await Shop.GiveAsync(person, minor);
    }

    async Task<IReadOnlyList<QueuedEmail>> LettersAsync() => [.. (await Shop.RowsAsync<QueuedEmail>()).Where(letter => letter.Subject.Contains("taken from your cashback", StringComparison.Ordinal))];
}
