namespace Nop.Plugin.Misc.Cashback.Tests.Checkout;

/// <summary>Credit on one order a day, by the shop's calendar, also where two windows place at the same moment.</summary>
[TestFixture(null)]
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
sealed class OncePerDayTests(DatabaseKind? kind) : LedgerFixture(kind)
{
    [SetUp]
    public async Task Start()
    {
        Shop.Settings.RedeemOncePerDay = true;
        await Shop.GiveAsync(PlayedShop.Anna, 60_00);
    }

    [Test]
    public async Task A_second_order_of_the_day_takes_none_and_says_why()
    {
        await PlaceAsync();
        var request = Shop.NewRequest();
        await request.ChooseAsync(500);
        Assert.That(await request.ShowTotalsAsync(), Does.Contain("Checkout.Refused.OncePerDay"));
        var second = await request.PlaceAsync(Guid.NewGuid());
        Assert.That((second.Success, request.Charged), Is.EqualTo((true, (decimal?)50m)), "placed at the total that was shown");
        Assert.That((await Shop.BalanceAsync()).Available, Is.EqualTo(55_00));
    }

    [Test]
    public async Task It_may_be_used_again_from_the_shop_s_midnight_on()
    {
        await PlaceAsync();

        // Midnight in Rome is 23:00 in UTC.
        Shop.Clock.NowUtc = new DateTime(2026, 3, 2, 22, 59, 59, DateTimeKind.Utc);
        Assert.That((await QuoteAsync()).Refusal, Is.EqualTo(RedemptionRefusal.OncePerDay));
        Shop.Clock.NowUtc = Shop.Clock.NowUtc.AddSeconds(1);
        Assert.That((await QuoteAsync()).Amount, Is.EqualTo(5_00));
    }

    [Test]
    public async Task An_order_whose_payment_failed_does_not_count()
    {
        var request = Shop.NewRequest();
        await request.ChooseAsync(500);
        request.Ending = Ending.GatewayFails;
        await request.PlaceAsync(Guid.NewGuid());
        Assert.That((await QuoteAsync()).Amount, Is.EqualTo(5_00));
    }

    [Test]
    public async Task What_is_taken_in_the_salon_does_not_count()
    {
        await Shop.SpendInSalonAsync(PlayedShop.Anna, 10_00);
        Assert.That((await QuoteAsync()).Amount, Is.EqualTo(5_00));
    }

    [Test]
    public async Task An_order_that_gave_its_credit_back_does_not_count()
    {
        var order = await PlaceAsync();
        order.OrderStatus = Nop.Core.Domain.Orders.OrderStatus.Cancelled;
        await Shop.Reconciler.ReconcileAsync(order.Id);
        Assert.That((await QuoteAsync()).Amount, Is.EqualTo(5_00));
    }

    [Test]
    public async Task An_order_of_the_same_shopper_elsewhere_that_is_being_placed_counts()
    {
        Assert.That((await HoldAsync("another")).IsDone, Is.True);
        Assert.That((await QuoteAsync()).Refusal, Is.EqualTo(RedemptionRefusal.OncePerDay));
    }

    [Test]
    public async Task What_a_failed_attempt_at_the_order_has_left_gives_way_after_a_moment()
    {
        var order = Guid.NewGuid();
        await HoldAsync(order.ToString("D"));
        Assert.That((await QuoteAsync(order)).Refusal, Is.EqualTo(RedemptionRefusal.OncePerDay));
        Shop.Clock.NowUtc = Shop.Clock.NowUtc.AddSeconds(121);
        Assert.That((await QuoteAsync(order)).Amount, Is.EqualTo(5_00));
    }

    [Test]
    public async Task Of_windows_that_place_at_the_same_moment_one_takes_credit([Range(1, 5)] int round)
    {
        const int windows = 6;
        await Shop.NewRequest().ChooseAsync(500);
        using var start = new Barrier(windows);
        var placed = await Task.WhenAll(Enumerable.Range(0, windows).Select(_ => Task.Run(async () =>
        {
            var request = Shop.NewRequest();
            start.SignalAndWait();
            await request.PlaceAsync(Guid.NewGuid());
            return request.Charged;
        })));
        Assert.Multiple(async () =>
        {
            Assert.That(placed.Count(charged => charged == 45m), Is.EqualTo(1), $"round {round}");
            Assert.That((await Shop.BalanceAsync()).Available, Is.EqualTo(55_00));
            Assert.That(Shop.Violations(), Is.Empty);
        });
    }

    async Task<Order> PlaceAsync()
    {
        var request = Shop.NewRequest();
        await request.ChooseAsync(500);
        var placed = await request.PlaceAsync(Guid.NewGuid());
        Assert.That((placed.Errors.Count, request.Charged), Is.EqualTo((0, (decimal?)45m)));
        return placed.PlacedOrder;
    }

    async Task<LedgerResult<Hold>> HoldAsync(string group) => await Shop.Ledger.HoldAsync(await Shop.Wallets.KeyAsync(PlayedShop.Anna, PlayedShop.StoreId),
        new HoldRequest(HoldPurpose.Checkout, Guid.NewGuid().ToString("n"), 1_00, new PostingContext(Channel.Shop, 7, Shop.Clock.NowUtc)) { GroupKey = group });

    Task<RedemptionQuote> QuoteAsync(Guid? order = null) => Shop.NewRequest().Cashback.QuoteAsync(
        Shop.CustomerOf(PlayedShop.Anna), PlayedShop.StoreId, PlayedServices.CartOf(PlayedShop.Anna), 50m, new CashbackChoice(500), order);
}
