namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Crashes;

[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.MariaDb)]
public sealed class KilledHostTests(DatabaseKind kind) : KilledHostFixture(kind)
{
    // The database undoes what waits for a COMMIT.
    [Test]
    public Task In_the_middle_of_an_append_nothing_of_it_is_done_and_its_repeat_does_it_once() =>
        AssertKilledAppendIsDoneAsync(CrashPoint.BeforeCommit, done: false);

    [Test]
    public async Task Between_hold_and_order_the_credit_is_kept_from_others_and_then_given_back()
    {
        await KillAtAsync(CrashPoint.Held);
        var meanwhile = await PlaceAsync();
        Assert.That((meanwhile.Success, (await BalanceAsync()).Reserved), Is.EqualTo((true, CrashHost.Credit)), "the other checkout");
        Assert.That(await RedeemedAsync(meanwhile.PlacedOrder), Is.EqualTo(Given - CrashHost.Credit));

        await RunTasksLaterAsync();
        Assert.That(await UsableAsync(), Is.EqualTo((CrashHost.Credit, 0L)));
        await AssertInOrderAsync();
    }

    [Test]
    public async Task Between_the_orders_saving_and_the_capture_the_credit_is_captured_for_the_order()
    {
        await KillAtAsync(CrashPoint.OrderSaved);
        var order = (await Survivor.RowsAsync<Order>()).Single();
        Assert.That(await UsableAsync(), Is.EqualTo((Given - CrashHost.Credit, CrashHost.Credit)), "before the tasks");

        await RunTasksLaterAsync();
        Assert.That((await UsableAsync(), await RedeemedAsync(order)), Is.EqualTo(((Given - CrashHost.Credit, 0L), CrashHost.Credit)));
        await AssertInOrderAsync();
    }

    [Test]
    public async Task After_the_capture_nothing_is_taken_twice_and_the_order_earns()
    {
        await KillAtAsync(CrashPoint.Captured);
        var order = (await Survivor.RowsAsync<Order>()).Single();
        var before = await BalanceAsync();

        await RunTasksLaterAsync();
        var after = await BalanceAsync();
        Assert.That((await UsableAsync(), await RedeemedAsync(order)), Is.EqualTo(((Given - CrashHost.Credit, 0L), CrashHost.Credit)));
        Assert.That((before.Pending, after.Pending), Is.EqualTo((0L, 2_00L)), "5 percent of what was paid in money");
        await AssertInOrderAsync();
    }
}
