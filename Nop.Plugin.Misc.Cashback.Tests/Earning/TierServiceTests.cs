using System.Data.Common;
using Nop.Core.Domain.Orders;
using Nop.Plugin.Misc.Cashback.Earning;

namespace Nop.Plugin.Misc.Cashback.Tests.Earning;

public sealed class TierServiceTests
{
    EarningShop _shop = null!;

    [SetUp]
    public void SetUp() => _shop = new();

    [Test]
    public async Task Who_never_bought_holds_the_tier_that_begins_at_nothing() => Assert.That((await HeldAsync())!, Is.EqualTo("Silver"));

    [Test]
    public async Task Without_such_a_tier_none_is_held()
    {
        _shop.Tiers.Rows.RemoveAt(0);
        Assert.That(await HeldAsync(), Is.Null);
    }

    [Test]
    public async Task The_standing_tells_what_is_missing_to_the_next_tier()
    {
        await CompletedAsync(120.50m);
        var standing = await _shop.TierService.GetAsync(EarningShop.Customer, 0);
        Assert.That((standing.QualifyingSpend, standing.Next!.Name, standing.MissingToNext), Is.EqualTo((120_50, "Gold", 179_50)));
    }

    [Test]
    public async Task At_the_top_nothing_is_missing()
    {
        await CompletedAsync(300.00m);
        var standing = await _shop.TierService.GetAsync(EarningShop.Customer, 0);
        Assert.That((standing.Tier!.Name, standing.Next, standing.MissingToNext), Is.EqualTo(("Gold", (CashbackTier?)null, 0)));
    }

    [Test]
    public async Task A_refund_lowers_the_tier_only_at_the_review()
    {
        var order = await CompletedAsync(300.00m);
        _shop.Refund(order, 100.00m);
        await _shop.Reconciler.ReconcileAsync(order.Id);
        var before = await HeldAsync();
        await ReviewAsync();
        Assert.That((before, await HeldAsync()), Is.EqualTo(("Gold", "Silver")));
    }

    [Test]
    public async Task It_falls_one_step_a_review()
    {
        _shop.Tiers.Rows.Add(new CashbackTier { Id = 3, Name = "Platinum", SpendThreshold = 900_00, Rate = 15 });
        var order = await CompletedAsync(900.00m);
        _shop.Refund(order, 900.00m);
        await _shop.Reconciler.ReconcileAsync(order.Id);
        await ReviewAsync();
        var first = await HeldAsync();
        await ReviewAsync();
        Assert.That((first, await HeldAsync()), Is.EqualTo(("Gold", "Silver")));
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
        Assert.That(await HeldAsync(), Is.EqualTo("Gold"));
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
            _shop.HeldTiers.Rows.Add(new CustomerTier { Id = 1, CustomerId = EarningShop.Customer, TierId = 2 });
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

    async Task<string?> HeldAsync() => (await _shop.TierService.HeldAsync(EarningShop.Customer, 0))?.Name;

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
