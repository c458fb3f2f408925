using System.Data.Common;
using Moq;

namespace Nop.Plugin.Misc.Cashback.Tests.Members;

public sealed class TierServiceTests
{
    PlayedShop _shop = null!;

    [SetUp]
    public void SetUp() => _shop = new();

    [Test]
    public async Task Who_never_bought_holds_the_tier_that_begins_at_nothing() => Assert.That((await CurrentAsync())!, Is.EqualTo("Silver"));

    [Test]
    public async Task Without_such_a_tier_none_is_held()
    {
        _shop.Tiers.Rows.RemoveAt(0);
        Assert.That(await CurrentAsync(), Is.Null);
    }

    [Test]
    public async Task The_standing_tells_what_is_missing_to_the_next_tier()
    {
        await CompletedAsync(120.50m);
        var standing = await _shop.TierService.GetAsync(PlayedShop.Anna, 0);
        Assert.That((standing.QualifyingSpend, standing.Next!.Name, standing.MissingToNext), Is.EqualTo((120_50, "Gold", 179_50)));
    }

    [Test]
    public async Task The_standing_tells_what_the_number_of_the_tiers_rate_means()
    {
        _shop.Tiers.Rows[0].Unit = (int)RateUnit.PerOrder;
        var standing = await _shop.TierService.GetAsync(PlayedShop.Anna, 0);
        Assert.That(standing.Tier!.Unit, Is.EqualTo((int)RateUnit.PerOrder));
    }

    [Test]
    public async Task At_the_top_nothing_is_missing()
    {
        await CompletedAsync(300.00m);
        var standing = await _shop.TierService.GetAsync(PlayedShop.Anna, 0);
        Assert.That((standing.Tier!.Name, standing.Next, standing.MissingToNext), Is.EqualTo(("Gold", (CashbackTier?)null, 0)));
    }

    [Test]
    public async Task A_refund_lowers_the_tier_only_at_the_review()
    {
        var order = await CompletedAsync(300.00m);
        _shop.Refund(order, 100.00m);
        await _shop.Reconciler.ReconcileAsync(order.Id);
        var before = await CurrentAsync();
        await ReviewAsync();
        Assert.That((before, await CurrentAsync()), Is.EqualTo(("Gold", "Silver")));
    }

    [Test]
    public async Task It_falls_one_step_a_review()
    {
        _shop.Tiers.Rows.Add(new CashbackTier { Id = 3, Name = "Platinum", SpendThreshold = 900_00, Rate = 15 });
        var order = await CompletedAsync(900.00m);
        _shop.Refund(order, 900.00m);
        await _shop.Reconciler.ReconcileAsync(order.Id);
        await ReviewAsync();
        var first = await CurrentAsync();
        await ReviewAsync();
        Assert.That((first, await CurrentAsync()), Is.EqualTo(("Gold", "Silver")));
    }

    [Test]
    public async Task A_review_without_a_change_counts_nothing()
    {
        await CompletedAsync(300.00m);
        Assert.That(await ReviewAsync(), Is.Zero);
    }

    [Test]
    public async Task Who_held_a_deleted_tier_gets_at_the_review_what_the_spend_deserves()
    {
        _shop.Tiers.Rows.Add(new CashbackTier { Id = 3, Name = "Platinum", SpendThreshold = 900_00, Rate = 15 });
        await CompletedAsync(900.00m);
        await _shop.RuleService.DeleteTierAsync(3);
        await ReviewAsync();
        Assert.That(await CurrentAsync(), Is.EqualTo("Gold"));
    }

    [Test]
    public async Task Two_nodes_that_raise_at_once_leave_one_row()
    {
        var raced = false;
        _shop.HeldTiers.Inserting = _ =>
        {
            if (raced)
                return;
            raced = true;
            _shop.HeldTiers.Rows.Add(new CustomerTier { Id = 1, CustomerId = PlayedShop.Anna, TierId = 2 });
            throw new Taken();
        };
        await CompletedAsync(300.00m);
        Assert.That(_shop.HeldTiers.Rows, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_database_that_is_away_is_not_hidden()
    {
        _shop.HeldTiers.Inserting = _ => throw new Taken();
        Assert.ThrowsAsync<Taken>(() => CompletedAsync(300.00m));
    }

    [Test]
    public async Task A_refund_inside_the_return_window_undoes_the_promotion_at_once()
    {
        _shop.Settings.TierReturnDays = 14;
        var order = await CompletedAsync(300.00m);
        _shop.Clock.NowUtc += TimeSpan.FromDays(13);
        _shop.Refund(order, 100.00m);
        await _shop.Reconciler.ReconcileAsync(order.Id);
        Assert.That((await CurrentAsync(), Kinds()), Is.EqualTo(("Silver", "Raised by 1, Undone by 1")));
    }

    [Test]
    public async Task The_tier_that_a_refund_brings_back_is_warned_of_as_it_was()
    {
        _shop.Settings.TierReturnDays = 14;
        _shop.Tiers.Rows.Add(new CashbackTier { Id = 3, Name = "Platinum", SpendThreshold = 600_00, Rate = 12 });
        var falls = _shop.Clock.NowUtc.AddDays(20);
        _shop.HeldTiers.Rows.Add(new CustomerTier { Id = 1, CustomerId = PlayedShop.Anna, TierId = 2, SinceUtc = _shop.Clock.NowUtc.AddDays(-370), FallsOnUtc = falls });
        var order = await CompletedAsync(600.00m);
        _shop.Refund(order, 600.00m);
        await _shop.Reconciler.ReconcileAsync(order.Id);
        Assert.That((await CurrentAsync(), _shop.HeldTiers.Rows[0].FallsOnUtc, Kinds()), Is.EqualTo(("Gold", (DateTime?)falls, "Raised by 1, Undone by 1")));
    }

    [Test]
    public async Task A_cancellation_inside_the_return_window_undoes_it_too()
    {
        _shop.Settings.TierReturnDays = 14;
        var order = await CompletedAsync(300.00m);
        order.OrderStatus = OrderStatus.Cancelled;
        await _shop.Reconciler.ReconcileAsync(order.Id);
        Assert.That(await CurrentAsync(), Is.EqualTo("Silver"));
    }

    [Test]
    public async Task A_refund_after_the_return_window_waits_for_the_review()
    {
        (_shop.Settings.TierReturnDays, _shop.Settings.TierReview) = (14, TierReview.Months);
        var order = await CompletedAsync(300.00m);
        _shop.Clock.NowUtc += TimeSpan.FromDays(15);
        _shop.Refund(order, 100.00m);
        await _shop.Reconciler.ReconcileAsync(order.Id);
        await ReviewAsync();
        Assert.That(await CurrentAsync(), Is.EqualTo("Gold"));
    }

    [Test]
    public async Task At_the_review_the_client_is_warned_once_and_the_tier_falls_when_grace_is_over()
    {
        (_shop.Settings.TierReview, _shop.Settings.TierReviewMonths, _shop.Settings.TierGraceDays) = (TierReview.Months, 12, 30);
        var order = await CompletedAsync(300.00m);
        _shop.Refund(order, 100.00m);
        await _shop.Reconciler.ReconcileAsync(order.Id);
        _shop.Clock.NowUtc += TimeSpan.FromDays(365);
        await ReviewAsync();
        await ReviewAsync();
        var warned = await CurrentAsync();
        _shop.Clock.NowUtc += TimeSpan.FromDays(30);
        await ReviewAsync();
        Assert.That((warned, await CurrentAsync(), Kinds()), Is.EqualTo(("Gold", "Silver", "Raised by 1, Warned, Fell")));
        _shop.Notice.Verify(n => n.WarnAsync(PlayedShop.Anna, 0, It.Is<TierStanding>(s => s.IsWarned && s.MissingToStay == 100_00)), Times.Once);
    }

    [Test]
    public async Task A_pinned_tier_is_held_and_when_it_ends_what_is_deserved()
    {
        var outcome = await _shop.Pins.PinAsync(PlayedShop.Anna, 0, 2, new DateOnly(2026, 1, 31), " a friend of the house ", 9);
        var pinned = await CurrentAsync();
        _shop.Clock.NowUtc += TimeSpan.FromDays(27);
        Assert.That((outcome, pinned, await CurrentAsync()), Is.EqualTo((TierPinOutcome.Done, "Gold", "Silver")));
    }

    [Test]
    public async Task A_pin_says_who_gave_it_and_why()
    {
        await _shop.Pins.PinAsync(PlayedShop.Anna, 0, 2, null, " a friend of the house ", 9);
        var change = (await _shop.Pins.ChangesAsync(PlayedShop.Anna, 0, 10)).Single();
        Assert.That((change.KindId, change.ToTierId, change.ActorId, change.Reason, change.CreatedOnUtc),
            Is.EqualTo(((int)TierChangeKind.Pinned, 2, 9, "a friend of the house", _shop.Clock.NowUtc)));
    }

    [TestCase(9, "2026-01-31", "why", TierPinOutcome.UnknownTier)]
    [TestCase(2, "2026-01-04", "why", TierPinOutcome.DayIsOver)]
    [TestCase(2, "2026-01-05", "why", TierPinOutcome.Done)]
    [TestCase(2, "2026-01-31", " ", TierPinOutcome.ReasonRequired)]
    public async Task A_pin_is_refused_where_it_makes_no_sense(int tier, string lastDay, string reason, TierPinOutcome outcome)
        => Assert.That(await _shop.Pins.PinAsync(PlayedShop.Anna, 0, tier, DateOnly.Parse(lastDay, CultureInfo.InvariantCulture), reason, 9), Is.EqualTo(outcome));

    [Test]
    public async Task Nobody_pins_or_unpins_the_own_tier() => Assert.That(
        (await _shop.Pins.PinAsync(PlayedShop.Anna, 0, 2, null, "I like gold", PlayedShop.Anna), await _shop.Pins.UnpinAsync(PlayedShop.Anna, 0, "enough", PlayedShop.Anna)),
        Is.EqualTo((TierPinOutcome.Own, TierPinOutcome.Own)));

    [Test]
    public async Task A_pin_that_is_taken_away_leaves_what_is_deserved()
    {
        await _shop.Pins.PinAsync(PlayedShop.Anna, 0, 2, null, "a gift", 9);
        await _shop.Pins.UnpinAsync(PlayedShop.Anna, 0, "a mistake", 9);
        Assert.That((await CurrentAsync(), Kinds()), Is.EqualTo(("Silver", "Pinned, Unpinned")));
    }

    [Test]
    public async Task What_is_not_pinned_cannot_be_taken_away()
        => Assert.That(await _shop.Pins.UnpinAsync(PlayedShop.Anna, 0, "a mistake", 9), Is.EqualTo(TierPinOutcome.NotPinned));

    string Kinds() => string.Join(", ", _shop.TierChanges.Rows.Select(change => (TierChangeKind)change.KindId + (change.OrderId > 0 ? $" by {change.OrderId}" : "")));

    async Task<string?> CurrentAsync() => (await _shop.TierService.CurrentAsync(PlayedShop.Anna, 0))?.Name;

    Task<int> ReviewAsync() => _shop.TierService.ReviewAsync(CancellationToken.None);

    async Task<Order> CompletedAsync(decimal net)
    {
        var order = await _shop.PaidAsync(net);
        order.OrderStatus = OrderStatus.Complete;
        await _shop.Reconciler.ReconcileAsync(order.Id);
        return order;
    }

    sealed class Taken : DbException;
}
