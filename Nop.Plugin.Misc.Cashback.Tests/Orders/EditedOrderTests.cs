namespace Nop.Plugin.Misc.Cashback.Tests.Orders;

/// <summary>Rule 15: shares are shares of the money that was paid, and what is given back is given back once. The tier earns 5 %.</summary>
public sealed class EditedOrderTests
{
    PlayedShop _shop = null!;

    [SetUp]
    public void SetUp() => _shop = new();

    [Test]
    public async Task After_a_whole_refund_a_total_typed_as_0_posts_nothing()
    {
        var order = await PaidAsync(50_00, 10_00);
        await order.RefundAsync(40_00);
        await order.TypeTotalAsync(0);
        Assert.That((order.Earned, order.Restored, order.Wealth), Is.EqualTo((0L, 10_00L, EditedOrder.Opening)));
    }

    [TestCase(0, 20_00, 1_50, 0)]
    [TestCase(10_00, 16_00, 1_20, 4_00)]
    public async Task A_line_that_was_refunded_and_then_removed_is_taken_off_once(long credit, long refunded, long earned, long restored)
    {
        var order = await PaidAsync(50_00, credit);
        await order.RefundAsync(refunded);
        await order.EditLinesAsync(30_00);
        Assert.That((order.Earned, order.Restored), Is.EqualTo((earned, restored)));
    }

    [Test]
    public async Task A_line_that_was_removed_and_then_refunded_is_taken_off_once()
    {
        var order = await PaidAsync(50_00, 0);
        await order.EditLinesAsync(30_00);
        await order.RefundAsync(20_00);
        Assert.That(order.Earned, Is.EqualTo(1_50));
    }

    [Test]
    public async Task Credit_above_the_new_lines_comes_back_by_itself_and_the_rest_when_the_order_is_cancelled()
    {
        var order = await PaidAsync(60_00, 45_00);
        await order.EditLinesAsync(20_00);
        var edited = (order.Row.OrderTotal, order.Restored);
        await order.SetStatusAsync(OrderStatus.Cancelled);
        Assert.That((edited, order.Restored, order.Wealth), Is.EqualTo(((15.00m, 40_00L), 45_00L, EditedOrder.Opening)));
    }

    [Test]
    public async Task What_an_edit_gave_back_is_not_taken_again_when_the_order_comes_back_to_life()
    {
        var order = await PaidAsync(60_00, 45_00);
        await order.EditLinesAsync(20_00);
        await order.SetStatusAsync(OrderStatus.Cancelled);
        await order.SetStatusAsync(OrderStatus.Processing);
        Assert.That(order.Restored, Is.EqualTo(40_00));
    }

    [Test]
    public async Task An_order_that_was_edited_while_cancelled_takes_only_what_it_needs_when_it_comes_back()
    {
        var order = await PaidAsync(60_00, 45_00);
        await order.SetStatusAsync(OrderStatus.Cancelled);
        await order.EditLinesAsync(20_00);
        var cancelled = (order.Row.OrderTotal, order.Restored);
        await order.SetStatusAsync(OrderStatus.Processing);
        Assert.That((cancelled, order.Restored), Is.EqualTo(((15.00m, 45_00L), 40_00L)));
    }

    [Test]
    public async Task The_same_lines_saved_once_more_post_nothing()
    {
        var order = await PaidAsync(60_00, 45_00);
        await order.EditLinesAsync(20_00);
        var entries = _shop.Rows.Entries.Count;
        await order.EditLinesAsync(20_00);
        Assert.That((order.Row.OrderTotal, _shop.Rows.Entries.Count), Is.EqualTo((15.00m, entries)));
    }

    [Test]
    public async Task An_unpaid_order_that_is_edited_earns_on_what_is_then_paid()
    {
        var order = await EditedOrder.PlaceAsync(_shop, 50_00, 10_00);
        await order.EditLinesAsync(30_00);
        await order.PayAsync();
        // 5 % of 30.00, of which money pays 20.00.
        Assert.That((order.Row.OrderTotal, order.Earned, order.Restored), Is.EqualTo((20.00m, 1_00L, 0L)));
    }

    [Test]
    public async Task Credit_that_an_edit_gave_back_before_payment_counts_as_money_when_more_is_bought()
    {
        var order = await EditedOrder.PlaceAsync(_shop, 50_00, 10_00);
        await order.EditLinesAsync(4_00);
        await order.EditLinesAsync(50_00);
        await order.PayAsync();
        // 4.00 of credit are left in use: 5 % of 46.00.
        Assert.That((order.Row.OrderTotal, order.Earned), Is.EqualTo((46.00m, 2_30L)));
    }

    [TestCase(20_00, 1_00)]
    [TestCase(0, 0)]
    [TestCase(500_00, 2_50)]
    public async Task A_total_typed_before_payment_earns_on_the_part_of_the_goods_that_it_pays(long typed, long earned)
    {
        var order = await EditedOrder.PlaceAsync(_shop, 50_00, 0);
        await order.TypeTotalAsync(typed);
        await order.PayAsync();
        Assert.That(order.Earned, Is.EqualTo(earned));
    }

    [Test]
    public async Task An_order_wholly_paid_by_credit_gives_back_what_a_removed_line_cost()
    {
        var order = await PaidAsync(50_00, 50_00);
        await order.EditLinesAsync(30_00);
        Assert.That((order.Row.OrderTotal, order.Earned, order.Restored), Is.EqualTo((0m, 0L, 20_00L)));
    }

    [Test]
    public async Task More_goods_are_to_be_paid_and_earn_no_more()
    {
        var order = await PaidAsync(50_00, 10_00);
        await order.EditLinesAsync(70_00);
        Assert.That((order.Row.OrderTotal, order.Earned, order.Restored), Is.EqualTo((60.00m, 2_00L, 0L)));
    }

    [TestCase(25_00, 500_00, 1_25)]
    [TestCase(0, 30_00, 1_50)]
    [TestCase(0, 0, 0)]
    public async Task A_typed_total_cuts_what_the_order_earned_and_never_adds_to_it(long refunded, long typed, long earned)
    {
        var order = await PaidAsync(50_00, 0);
        if (refunded > 0)
            await order.RefundAsync(refunded);
        await order.TypeTotalAsync(typed);
        Assert.That(order.Earned, Is.EqualTo(earned));
    }

    [Test]
    public async Task A_total_that_is_typed_back_gives_back_what_was_taken()
    {
        var order = await PaidAsync(50_00, 0);
        await order.TypeTotalAsync(20_00);
        await order.TypeTotalAsync(50_00);
        Assert.That(order.Earned, Is.EqualTo(2_50));
    }

    [Test]
    public async Task A_typed_total_lowers_the_spend_that_counts_for_tiers()
    {
        var order = await PaidAsync(400_00, 0);
        await order.SetStatusAsync(OrderStatus.Complete);
        await order.TypeTotalAsync(100_00);
        var spend = await _shop.WalletQueries.SpendAsync(await _shop.Wallets.KeyAsync(PlayedShop.Anna, 1));
        Assert.That((spend.Single().SpendBase * spend.Single().Money.KeptShare).Floor(), Is.EqualTo(100_00));
    }

    [Test]
    public async Task A_saved_row_that_says_what_the_ledger_says_is_not_reconciled()
    {
        var order = await PaidAsync(50_00, 0);
        var settled = _shop.Settlement.Invocations.Count;
        await _shop.Reconciler.FollowSavedAsync(order.Row);
        Assert.That(_shop.Settlement.Invocations, Has.Count.EqualTo(settled));
    }

    [Test]
    public async Task A_saved_row_of_an_order_that_the_ledger_does_not_know_is_left_to_its_events()
    {
        var order = await EditedOrder.PlaceAsync(_shop, 50_00, 0);
        order.Row.PaymentStatus = PaymentStatus.Paid;
        await _shop.Reconciler.FollowSavedAsync(order.Row);
        Assert.That(_shop.AccountOf(order.Row), Is.Null);
    }

    [Test]
    public async Task The_money_that_was_paid_is_noted_in_the_chain_once_the_total_is_another()
    {
        var order = await PaidAsync(50_00, 10_00);
        await order.TypeTotalAsync(20_00);
        await order.TypeTotalAsync(30_00);
        var notes = _shop.Rows.Entries.Where(entry => entry.Kind == EntryKind.Reprice).Select(entry => entry.Amount);
        Assert.That((notes.Single(), _shop.AccountOf(order.Row)!.MoneyPaid), Is.EqualTo((40_00L, 40_00L)));
    }

    [Test]
    public async Task Credit_that_a_refund_gave_back_is_no_part_of_a_total_that_is_computed_anew()
    {
        var order = await PaidAsync(38_00, 10_00);
        await order.RefundAsync(10_00);
        var refunded = (order.Row.OrderTotal, order.InTotal, order.Restored);
        await order.EditLinesAsync(28_00);
        Assert.That((refunded, (order.Row.OrderTotal, order.InTotal, order.Restored)), Is.EqualTo(((28.00m, 10_00L, 3_57L), (21.57m, 6_43L, 3_57L))));
    }

    [Test]
    public async Task A_refund_after_an_edit_leaves_credit_in_the_total_that_it_leaves_as_it_is()
    {
        var order = await PaidAsync(60_00, 45_00);
        await order.EditLinesAsync(20_00);
        await order.RefundAsync(7_50);
        Assert.That((order.Row.OrderTotal, order.InTotal, order.Restored), Is.EqualTo((15.00m, 5_00L, 42_50L)));
    }

    [Test]
    public async Task After_each_of_two_refunds_a_total_computed_anew_counts_the_credit_that_is_left()
    {
        var order = await PaidAsync(38_00, 10_00);
        await order.RefundAsync(10_00);
        await order.EditLinesAsync(38_00);
        var first = (order.Row.OrderTotal, order.InTotal);
        await order.RefundAsync(4_00);
        var second = (order.Row.OrderTotal, order.InTotal);
        await order.EditLinesAsync(38_00);
        Assert.That((first, second, (order.Row.OrderTotal, order.InTotal)), Is.EqualTo(((31.57m, 6_43L), (31.57m, 6_43L), (33.00m, 5_00L))));
    }

    [Test]
    public async Task Of_an_order_wholly_paid_by_credit_what_is_left_in_use_is_all_of_its_lines()
    {
        var order = await PaidAsync(50_00, 50_00);
        await order.EditLinesAsync(30_00);
        Assert.That((order.Row.OrderTotal, order.InTotal), Is.EqualTo((0m, 30_00L)));
    }

    [TestCase(false, 28_00, 10_00)]
    [TestCase(true, 28_00, 0)]
    public async Task A_whole_refund_takes_credit_out_of_a_total_only_when_that_is_computed_anew(bool edited, long total, long inTotal)
    {
        var order = await PaidAsync(38_00, 10_00);
        await order.RefundAsync(28_00);
        if (edited)
            await order.EditLinesAsync(28_00);
        Assert.That((order.Row.OrderTotal, order.InTotal, order.Restored), Is.EqualTo((total / 100m, inTotal, 10_00L)));
    }

    [Test]
    public async Task A_cancelled_order_keeps_its_total_and_the_credit_in_it_also_when_it_comes_back()
    {
        var order = await PaidAsync(38_00, 10_00);
        await order.RefundAsync(10_00);
        await order.EditLinesAsync(28_00);
        await order.SetStatusAsync(OrderStatus.Cancelled);
        var cancelled = order.InTotal;
        await order.SetStatusAsync(OrderStatus.Processing);
        Assert.That((cancelled, order.InTotal, order.Restored), Is.EqualTo((6_43L, 6_43L, 3_57L)));
    }

    [Test]
    public async Task A_total_computed_anew_where_nothing_was_refunded_needs_no_note_of_its_credit()
    {
        var order = await PaidAsync(60_00, 45_00);
        await order.EditLinesAsync(20_00);
        Assert.That(_shop.Rows.Entries.Count(entry => entry.Kind == EntryKind.Recount), Is.Zero);
    }

    async Task<EditedOrder> PaidAsync(long gross, long credit)
    {
        var order = await EditedOrder.PlaceAsync(_shop, gross, credit);
        await order.PayAsync();
        return order;
    }
}
