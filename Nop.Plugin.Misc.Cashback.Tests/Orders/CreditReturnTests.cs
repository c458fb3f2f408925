namespace Nop.Plugin.Misc.Cashback.Tests.Orders;

/// <summary>An order that credit alone paid for has no money to refund: staff give its credit back by an act of its own.</summary>
public sealed class CreditReturnTests
{
    const long Used = 20_00;

    PlayedShop _shop = null!;
    Order _order = null!;

    [SetUp]
    public async Task SetUp()
    {
        _shop = new();
        await _shop.GiveAsync(PlayedShop.Anna, Used, _shop.Clock.NowUtc.AddDays(40));
        _order = await _shop.PaidWithCreditAsync(Used);
    }

    [TearDown]
    public void Check() => Assert.That(_shop.Violations(), Is.Empty);

    [Test]
    public async Task A_part_goes_back_to_its_lot_with_its_date()
    {
        await ReturnAsync(5_00);
        Assert.That(_shop.Rows.Lots.Select(lot => (lot.Available, lot.ExpiresOnUtc)), Is.EqualTo(new[] { (5_00L, (DateTime?)_shop.Clock.NowUtc.AddDays(40)) }));
    }

    [Test]
    public async Task The_order_asks_for_nothing_more_afterwards()
    {
        await ReturnAsync(5_00);
        var entries = _shop.Rows.Entries.Count;
        await _shop.Reconciler.ReconcileAsync(_order.Id);
        Assert.That(_shop.Rows.Entries, Has.Count.EqualTo(entries));
    }

    [Test]
    public async Task A_cancellation_afterwards_gives_back_the_rest_alone()
    {
        await ReturnAsync(5_00);
        await FollowAsync(OrderStatus.Cancelled);
        Assert.That((await _shop.BalanceAsync()).Available, Is.EqualTo(Used));
    }

    [Test]
    public async Task An_order_that_comes_back_to_life_takes_again_what_was_not_returned()
    {
        await ReturnAsync(5_00);
        await FollowAsync(OrderStatus.Cancelled);
        await FollowAsync(OrderStatus.Processing);
        Assert.That((await _shop.BalanceAsync()).Available, Is.EqualTo(5_00));
    }

    [Test]
    public async Task No_more_goes_back_than_the_order_used()
    {
        await ReturnAsync(15_00);
        Assert.That((await ReturnAsync(5_01)).Outcome, Is.EqualTo(LedgerOutcome.TooMuch));
    }

    [Test]
    public async Task Nothing_is_left_to_return_of_a_cancelled_order()
    {
        await FollowAsync(OrderStatus.Cancelled);
        Assert.That((await ReturnAsync(1)).Outcome, Is.EqualTo(LedgerOutcome.TooMuch));
    }

    [Test]
    public async Task Nothing_goes_back_without_a_reason() =>
        Assert.That((await ReturnAsync(5_00, reason: " ")).Outcome, Is.EqualTo(LedgerOutcome.ReasonRequired));

    [Test]
    public async Task Credit_of_an_order_for_which_money_was_paid_comes_back_with_the_money_only()
    {
        await _shop.GiveAsync(PlayedShop.Anna, Used);
        _order = await _shop.PaidWithCreditAsync(Used, money: 10m);
        Assert.That(() => ReturnAsync(5_00), Throws.ArgumentException);
    }

    async Task FollowAsync(OrderStatus status)
    {
        _order.OrderStatus = status;
        await _shop.Reconciler.ReconcileAsync(_order.Id);
    }

    Task<LedgerResult<long>> ReturnAsync(long amount, string reason = "broken") => _shop.Ledger.ReturnCreditAsync(_shop.Wallet!.Id, new(_order.Id, amount, _shop.Clock.NowUtc.AddDays(30)),
        new PostingContext(Channel.Admin, 9, _shop.Clock.NowUtc) { Reason = reason, IdempotencyKey = Guid.NewGuid().ToString() });
}
