using Moq;
using Nop.Plugin.Misc.Cashback.Orders;

namespace Nop.Plugin.Misc.Cashback.Tests.Orders;

public sealed class OrderReconcilerTests
{
    readonly DateTime _start = new(2026, 1, 5, 10, 0, 0, DateTimeKind.Utc);

    PlayedShop _shop = null!;

    [SetUp]
    public void SetUp() => _shop = new();

    [Test]
    public async Task A_paid_order_earns_at_the_rate_of_the_tier()
    {
        await _shop.PaidAsync(45.00m);
        Assert.That(_shop.Wallet!.Pending, Is.EqualTo(2_25));
    }

    [Test]
    public async Task Running_it_again_writes_nothing()
    {
        var order = await _shop.PaidAsync(45.00m);
        var version = _shop.Wallet!.Version;
        await _shop.Reconciler.ReconcileAsync(order.Id);
        Assert.That(_shop.Wallet!.Version, Is.EqualTo(version));
    }

    [Test]
    public async Task An_unpaid_order_opens_no_wallet()
    {
        await _shop.Reconciler.ReconcileAsync(_shop.Place(45.00m).Id);
        Assert.That(_shop.Wallet, Is.Null);
    }

    [Test]
    public async Task A_guest_earns_nothing()
    {
        var order = _shop.Place(45.00m, PlayedShop.Guest);
        _shop.Pay(order);
        await _shop.Reconciler.ReconcileAsync(order.Id);
        Assert.That(_shop.Rows.Wallets, Is.Empty);
    }

    [Test]
    public async Task An_order_that_does_not_exist_is_in_step() => Assert.That(await _shop.Reconciler.ReconcileAsync(77), Is.True);

    [Test]
    public async Task An_order_placed_before_the_installation_never_earns()
    {
        _shop.Settings.EarnFromUtc = _shop.Clock.NowUtc.AddHours(1);
        await _shop.PaidAsync(45.00m);
        Assert.That(_shop.Wallet, Is.Null);
    }

    [Test]
    public async Task Without_an_installation_nothing_is_written()
    {
        _shop.Settings.EarnFromUtc = null;
        await _shop.PaidAsync(45.00m);
        Assert.That(_shop.Wallet, Is.Null);
    }

    [Test]
    public async Task An_order_paid_while_cashback_was_off_does_not_earn_when_it_is_on_again()
    {
        _shop.Settings.Enabled = false;
        var order = await _shop.PaidAsync(45.00m);
        _shop.Settings.Enabled = true;
        await _shop.Reconciler.ReconcileAsync(order.Id);
        Assert.That(_shop.AccountOf(order)!.Earned, Is.Zero);
    }

    [Test]
    public async Task A_refund_takes_its_share_back()
    {
        var order = await _shop.PaidAsync(45.00m);
        _shop.Refund(order, 15.00m);
        await _shop.Reconciler.ReconcileAsync(order.Id);
        Assert.That(_shop.AccountOf(order)!.Taken, Is.EqualTo(75));
    }

    [Test]
    public async Task Cancelling_takes_all_back_and_reviving_returns_it()
    {
        var order = await _shop.PaidAsync(45.00m);
        order.OrderStatus = OrderStatus.Cancelled;
        await _shop.Reconciler.ReconcileAsync(order.Id);
        var cancelled = _shop.Wallet!.Pending;
        order.OrderStatus = OrderStatus.Pending;
        await _shop.Reconciler.ReconcileAsync(order.Id);
        Assert.That((cancelled, _shop.Wallet!.Pending), Is.EqualTo((0, 2_25)));
    }

    [TestCase(true, OrderStatus.Processing, PaymentStatus.Paid)]
    [TestCase(false, OrderStatus.Cancelled, PaymentStatus.Paid)]
    [TestCase(false, OrderStatus.Processing, PaymentStatus.Voided)]
    public async Task A_dead_order_keeps_nothing(bool deleted, OrderStatus status, PaymentStatus payment)
    {
        var order = await _shop.PaidAsync(45.00m);
        (order.Deleted, order.OrderStatus, order.PaymentStatus) = (deleted, status, payment);
        await _shop.Reconciler.ReconcileAsync(order.Id);
        Assert.That(_shop.AccountOf(order)!.Taken, Is.EqualTo(2_25));
    }

    [Test]
    public async Task Later_rules_do_not_change_what_was_frozen()
    {
        var order = await _shop.PaidAsync(45.00m);
        await _shop.RuleService.SaveTierAsync(new CashbackTier { Id = 1, Name = "Silver", Rate = 50 });
        _shop.Refund(order, 45.00m);
        await _shop.Reconciler.ReconcileAsync(order.Id);
        Assert.That(_shop.AccountOf(order)!.Taken, Is.EqualTo(2_25));
    }

    [Test]
    public async Task Delays_are_those_of_the_day_of_payment()
    {
        _shop.Settings.ActivationDelayDays = 3;
        var order = await _shop.PaidAsync(45.00m);
        _shop.Settings.ActivationDelayDays = 30;
        order.OrderStatus = OrderStatus.Complete;
        await _shop.Reconciler.ReconcileAsync(order.Id);
        Assert.That(_shop.Rows.Lots[0].ActivatesOnUtc, Is.EqualTo(_start.AddDays(3)));
    }

    [Test]
    public async Task Credit_expires_at_midnight_of_the_shop()
    {
        (_shop.Settings.ActivationDelayDays, _shop.Settings.ExpiryDays) = (0, 10);
        var order = await _shop.PaidAsync(45.00m);
        order.OrderStatus = OrderStatus.Complete;
        await _shop.Reconciler.ReconcileAsync(order.Id);
        Assert.That(_shop.Rows.Lots[0].ExpiresOnUtc, Is.EqualTo(new DateTime(2026, 1, 15, 23, 0, 0, DateTimeKind.Utc)));
    }

    [Test]
    public async Task Credit_lasts_as_was_said_when_the_order_was_paid([Values] ExpiryUntil until)
    {
        (_shop.Settings.ActivationDelayDays, _shop.Settings.ExpiryDays, _shop.Settings.ExpiryUntil, _shop.Settings.ExpiryMonth, _shop.Settings.ExpiryDay) = (0, 10, until, 2, 14);
        var order = await _shop.PaidAsync(45.00m);
        (_shop.Settings.ExpiryDays, _shop.Settings.ExpiryUntil, _shop.Settings.ExpiryMonth) = (500, until == ExpiryUntil.Day ? ExpiryUntil.Year : ExpiryUntil.Day, 7);
        order.OrderStatus = OrderStatus.Complete;
        await _shop.Reconciler.ReconcileAsync(order.Id);
        Assert.That(_shop.Rows.Lots[0].ExpiresOnUtc, Is.EqualTo(until switch
        {
            ExpiryUntil.Day => new DateTime(2026, 1, 15, 23, 0, 0, DateTimeKind.Utc),
            ExpiryUntil.Month => new DateTime(2026, 1, 31, 23, 0, 0, DateTimeKind.Utc),
            ExpiryUntil.Quarter => new DateTime(2026, 3, 31, 22, 0, 0, DateTimeKind.Utc),
            ExpiryUntil.Year => new DateTime(2026, 12, 31, 23, 0, 0, DateTimeKind.Utc),
            _ => new DateTime(2026, 2, 14, 23, 0, 0, DateTimeKind.Utc),
        }));
    }

    [Test]
    public async Task Complete_before_paid_counts_from_the_payment()
    {
        var order = _shop.Place(45.00m);
        order.OrderStatus = OrderStatus.Complete;
        await _shop.Reconciler.ReconcileAsync(order.Id);
        _shop.Clock.NowUtc = _start.AddDays(2);
        _shop.Pay(order);
        await _shop.Reconciler.ReconcileAsync(order.Id);
        Assert.That(_shop.AccountOf(order)!.CompletedOnUtc, Is.EqualTo(_start.AddDays(2)));
    }

    [Test]
    public async Task A_lost_payment_of_a_complete_order_counts_from_the_payment_not_from_the_sweep()
    {
        var order = _shop.Place(45.00m);
        order.OrderStatus = OrderStatus.Complete;
        await _shop.Reconciler.ReconcileAsync(order.Id);
        _shop.Clock.NowUtc = _start.AddDays(2);
        _shop.Pay(order);
        _shop.Clock.NowUtc = _start.AddDays(5);
        await _shop.Reconciler.SweepAsync(CancellationToken.None);
        Assert.That(_shop.AccountOf(order)!.CompletedOnUtc, Is.EqualTo(_start.AddDays(2)));
    }

    [Test]
    public async Task An_order_that_was_complete_for_a_while_before_counts_from_when_it_is_complete_again()
    {
        var order = _shop.Place(45.00m);
        order.OrderStatus = OrderStatus.Complete;
        await _shop.Reconciler.ReconcileAsync(order.Id);
        order.OrderStatus = OrderStatus.Processing;
        await _shop.Reconciler.ReconcileAsync(order.Id);
        _shop.Pay(order);
        order.OrderStatus = OrderStatus.Complete;
        _shop.Clock.NowUtc = _start.AddDays(4);
        await _shop.Reconciler.ReconcileAsync(order.Id);
        Assert.That(_shop.AccountOf(order)!.CompletedOnUtc, Is.EqualTo(_start.AddDays(4)));
    }

    [Test]
    public async Task A_busy_wallet_is_answered_with_false()
    {
        var ledger = new Mock<ICashbackLedger>();
        ledger.Setup(l => l.PostOrderAsync(It.IsAny<WalletKey>(), It.IsAny<OrderFacts>(), It.IsAny<Func<Task<FrozenEarning>>>(), It.IsAny<PostingContext>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new LedgerResult<OrderAccount?>(LedgerOutcome.Busy, null));
        var order = _shop.Place(45.00m);
        _shop.Pay(order);
        Assert.That(await _shop.MakeReconciler(ledger.Object).ReconcileAsync(order.Id), Is.False);
    }

    [Test]
    public async Task The_hold_of_the_checkout_is_settled_first()
    {
        _shop.Settlement.Setup(s => s.SettleOrderAsync(It.IsAny<Order>())).ReturnsAsync(false);
        var order = _shop.Place(45.00m);
        _shop.Pay(order);
        Assert.Multiple(async () =>
        {
            Assert.That(await _shop.Reconciler.ReconcileAsync(order.Id), Is.False);
            Assert.That(_shop.Wallet, Is.Null);
        });
    }

    [Test]
    public async Task Only_the_part_paid_in_money_earns()
    {
        var key = await _shop.Wallets.KeyAsync(PlayedShop.Anna, 1);
        var context = new PostingContext(Channel.Admin, 9, _shop.Clock.NowUtc) { Reason = "welcome" };
        await _shop.Ledger.AdjustAsync(key, 15_00, context);
        await _shop.Ledger.HoldAsync(key, new HoldRequest(HoldPurpose.Checkout, "a", 15_00, context));

        var order = _shop.Place(45.00m);
        order.OrderTotal = 30.00m;
        await _shop.Ledger.CaptureForOrderAsync("a", order.Id, context);
        _shop.Pay(order);
        await _shop.Reconciler.ReconcileAsync(order.Id);
        Assert.That(_shop.AccountOf(order)!.Earned, Is.EqualTo(1_50));
    }

    [Test]
    public async Task Gift_cards_and_points_are_not_money()
    {
        var order = _shop.Place(50.00m);
        order.OrderTotal = 30.00m;
        order.RedeemedRewardPointsEntryId = 1;
        _shop.Points.Rows.Add(new RewardPointsHistory { Id = 1, UsedAmount = 5.00m });
        _shop.GiftCardUses.Rows.Add(new GiftCardUsageHistory { UsedWithOrderId = order.Id, UsedValue = 15.00m });
        _shop.Pay(order);
        await _shop.Reconciler.ReconcileAsync(order.Id);
        Assert.That(_shop.AccountOf(order)!.Earned, Is.EqualTo(1_50));
    }

    [Test]
    public async Task Redeemed_credit_of_an_unpaid_order_comes_back_when_it_is_cancelled()
    {
        var key = await _shop.Wallets.KeyAsync(PlayedShop.Anna, 1);
        var context = new PostingContext(Channel.Admin, 9, _shop.Clock.NowUtc) { Reason = "welcome" };
        await _shop.Ledger.AdjustAsync(key, 15_00, context);
        await _shop.Ledger.HoldAsync(key, new HoldRequest(HoldPurpose.Checkout, "a", 15_00, context));
        var order = _shop.Place(45.00m);
        await _shop.Ledger.CaptureForOrderAsync("a", order.Id, context);
        order.OrderStatus = OrderStatus.Cancelled;
        await _shop.Reconciler.ReconcileAsync(order.Id);
        Assert.That(_shop.Wallet!.Available, Is.EqualTo(15_00));
    }

    [Test]
    public async Task An_order_stays_in_the_wallet_and_currency_that_it_was_paid_in()
    {
        var order = await _shop.PaidAsync(45.00m);
        _shop.CurrencyCode = "SEK";
        order.OrderStatus = OrderStatus.Cancelled;
        await _shop.Reconciler.ReconcileAsync(order.Id);
        Assert.That(_shop.Rows.Wallets.Select(wallet => (wallet.CurrencyCode, wallet.Pending)), Is.EqualTo(new[] { ("EUR", 0L) }));
    }

    [Test]
    public async Task Completing_raises_the_tier_for_the_next_order()
    {
        var first = await _shop.PaidAsync(300.00m);
        first.OrderStatus = OrderStatus.Complete;
        await _shop.Reconciler.ReconcileAsync(first.Id);
        var second = await _shop.PaidAsync(10.00m);
        Assert.That((_shop.AccountOf(first)!.TierId, _shop.AccountOf(second)!.TierId), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task What_a_programme_adds_is_charged_to_its_budget()
    {
        _shop.Programmes.Rows.Add(new Programme { Id = 7, Name = "Double", Multiplier = 2, Budget = 3_00 });
        await _shop.PaidAsync(45.00m);
        var second = await _shop.PaidAsync(45.00m);
        Assert.Multiple(() =>
        {
            Assert.That(_shop.AccountOf(second)!.Earned, Is.EqualTo(2_25 + 75));
            Assert.That(_shop.Rows.Budgets.Single().Spent, Is.EqualTo(3_00));
        });
    }

    [Test]
    public async Task The_snapshot_tells_where_each_line_comes_from()
    {
        await _shop.RuleService.SaveCategoryRateAsync(new CategoryRate { CategoryId = PlayedShop.Category, Rate = 8 });
        var order = await _shop.PaidAsync(10.00m);
        var line = EarnSnapshot.Parse(_shop.AccountOf(order)!.Snapshot)!.Explanation!.Lines[0];
        Assert.That((line.RateSourceName, line.Rate, line.EarnedMinor), Is.EqualTo(("Hair", 8m, 80L)));
    }

    [Test]
    public async Task A_gift_card_bought_earns_nothing()
    {
        var order = _shop.Place(50.00m, productId: PlayedShop.GiftCard);
        _shop.Pay(order);
        await _shop.Reconciler.ReconcileAsync(order.Id);
        Assert.That(_shop.AccountOf(order)!.Earned, Is.Zero);
    }
}
