using Moq;
using Nop.Plugin.Misc.Cashback.Platform.Keys;
using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.Ledger.Queries;
using Nop.Plugin.Misc.Cashback.Openings;
using Nop.Plugin.Misc.Cashback.Oversight;
using Nop.Plugin.Misc.Cashback.RuleBook.Drafts;

namespace Nop.Plugin.Misc.Cashback.Tests.Oversight;

/// <summary>Who may give back the credit of an order that no money was paid for, and how much of it alone.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CreditReturnsTests
{
    const int Staff = 11;

    static readonly PersonTurns s_turns = new(new Locker(), new JitteredPacing(Random.Shared));

    readonly PlayedShop _shop = new();

    [Test]
    public async Task Staff_give_back_a_part()
    {
        var order = await OrderAsync();
        Assert.That((await ReturnAsync(order, 5_00)).Outcome, Is.EqualTo(HandOutcome.Done));
        Assert.That((await _shop.BalanceAsync()).Available, Is.EqualTo(5_00));
    }

    [Test]
    public async Task Nobody_gives_back_to_themselves() => Assert.That((await ReturnAsync(await OrderAsync(), 5_00, PlayedShop.Anna)).Outcome, Is.EqualTo(HandOutcome.Own));

    [Test]
    public async Task A_form_that_gave_back_everything_answers_the_same_when_it_comes_again()
    {
        var (order, form) = (await OrderAsync(), Guid.NewGuid());
        await ReturnAsync(order, 20_00, attempt: form);
        Assert.That(((await ReturnAsync(order, 20_00, attempt: form)).Outcome, (await _shop.BalanceAsync()).Available), Is.EqualTo((HandOutcome.Done, 20_00L)));
    }

    [Test]
    public async Task More_than_is_left_is_refused_with_what_is()
    {
        var order = await OrderAsync();
        await ReturnAsync(order, 15_00);
        Assert.That(await ReturnAsync(order, 6_00), Is.EqualTo(new AdjustmentResult(HandOutcome.Insufficient, 5_00)));
    }

    [Test]
    public async Task One_person_gives_back_no_more_at_once_than_the_owner_allows()
    {
        _shop.Settings.AdjustmentMaximum = 4;
        Assert.That((await ReturnAsync(await OrderAsync(), 4_01)).Outcome, Is.EqualTo(HandOutcome.AboveLimit));
    }

    [Test]
    public async Task What_one_person_gave_back_counts_towards_the_day()
    {
        _shop.Settings.AdjustmentMaximumPerDay = 8;
        var order = await OrderAsync();
        await ReturnAsync(order, 5_00);
        Assert.That((await ReturnAsync(order, 3_01)).Outcome, Is.EqualTo(HandOutcome.AboveLimit));
    }

    [Test]
    public async Task Of_eight_returns_at_once_the_day_bears_as_many_as_its_limit()
    {
        _shop.Settings.AdjustmentMaximumPerDay = 8;
        var order = await OrderAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => ReturnAsync(order, 2_00))));
        Assert.That((await _shop.BalanceAsync()).Available, Is.EqualTo(8_00));
    }

    // The shop's total stays as it is, 0: all of the credit is still a part of it.
    [Test]
    public async Task What_is_given_back_stays_a_part_of_the_total_until_that_is_computed_anew()
    {
        var order = await OrderAsync();
        await ReturnAsync(order, 5_00);
        await ReturnAsync(order, 2_00);
        var trace = await _shop.OrderQueries.TraceAsync(order.Id);
        Assert.That((trace.Redeemed, trace.Restored, trace.InTotal), Is.EqualTo((20_00L, 7_00L, 20_00L)));
    }

    async Task<Order> OrderAsync()
    {
        await _shop.GiveAsync(PlayedShop.Anna, 20_00);
        return await _shop.PaidWithCreditAsync(20_00);
    }

    Task<AdjustmentResult> ReturnAsync(Order order, long amount, int staff = Staff, Guid? attempt = null)
    {
        var zone = PlayedServices.Zone();
        var (settings, clock) = (_shop.Services.SettingService(), new ShopClock(zone));
        var handmade = new HandmadeQueries(new ListRepository<LedgerEntry>(() => [.. _shop.Rows.Entries]), new ListRepository<Wallet>(), new ListRepository<ToldEntry>());
        var proposals = new ProposalBook(new ListRepository<Proposal>(), new ListRepository<ProposalDecision>(), new ListRepository<GiftRun>(), new ListRepository<RuleDraft>(), new ListRepository<RuleLaunch>(), new ListRepository<OpeningBatch>(), handmade, new RowSignatures(OneKey.Instance), _shop.Clock);
        var actor = new Actor(Mock.Of<IWorkContext>(work => work.GetCurrentCustomerAsync() == Task.FromResult(new Customer { Id = staff })));
        return new CreditReturns(_shop.OrderQueries, _shop.Ledger, new HandLimits(settings, _shop.Wallets, handmade, proposals, new(new ListRepository<OpeningBatch>()), clock, _shop.Clock), handmade, s_turns, SalonDesk.Altered,
                new(_shop.Services.OrderService(), AnyText.Held, _shop.Clock), actor, new(PlayedServices.Texts()), clock, _shop.Clock)
            .ReturnAsync(order, amount, "broken", attempt ?? Guid.NewGuid());
    }
}
