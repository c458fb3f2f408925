using FsCheck;
using FsCheck.Fluent;
using Nop.Plugin.Misc.Cashback.Ledger.Posting;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger;

/// <summary>Random histories of one wallet, thousands of them, in memory.</summary>
public sealed class RandomHistoryTests
{
    static readonly Arbitrary<Step[]> Histories = Gen.ArrayOf(
        from kind in Gen.Elements(Enum.GetValues<StepKind>())
        from a in Gen.Choose(0, ushort.MaxValue)
        from b in Gen.Choose(0, ushort.MaxValue)
        select new Step(kind, (ushort)a, (ushort)b)).Resize(60).ToArbitrary();

    static readonly Config Config = Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(1000);

    [TestCase(ShortfallPolicy.Debt)]
    [TestCase(ShortfallPolicy.Clamp)]
    public void Every_invariant_holds_after_each_step(ShortfallPolicy shortfall) => Check(steps =>
    {
        var store = new MemoryWalletStore();
        var driver = new LedgerDriver(store, shortfall);
        foreach (var step in steps)
        {
            driver.PlayAsync(step).GetAwaiter().GetResult();
            Assert.That(LedgerInvariants.Violations(store.Rows), Is.Empty, $"after {step}");
        }
    });

    [Test]
    public void Looking_at_every_order_again_writes_nothing() => Check(steps =>
    {
        var store = new MemoryWalletStore();
        var driver = Play(store, ShortfallPolicy.Debt, steps);
        var before = store.Rows.Entries.Count;
        foreach (var order in driver.Orders)
            driver.FollowAsync(order).GetAwaiter().GetResult();
        Assert.That(store.Rows.Entries, Has.Count.EqualTo(before));
    });

    [TestCase(ShortfallPolicy.Debt)]
    [TestCase(ShortfallPolicy.Clamp)]
    public void Every_order_ends_at_its_targets(ShortfallPolicy shortfall) => Check(steps =>
    {
        var store = new MemoryWalletStore();
        var driver = Play(store, shortfall, steps);
        // Of a closed wallet what is not there is waived, whatever the shop's setting, and stays so when the order comes back.
        var waives = shortfall != ShortfallPolicy.Debt || store.Rows.Entries.Any(entry => entry.Kind == EntryKind.Close);
        foreach (var order in driver.Orders)
        {
            var account = store.Rows.Orders.Single(row => row.OrderId == order.Id);
            var toTake = account.Earned - OrderTargets.EarnTarget(order.Exact, order.Money, order.Voided);
            Assert.That(account.Taken + account.Waived, !waives ? Is.EqualTo(toTake) : Is.GreaterThanOrEqualTo(toTake), $"earning of order {order.Id}");
            var (redeemed, restored) = OrderPosting.RedemptionOf(store.Rows.Holds, order.Id);
            Assert.That(restored, Is.EqualTo(OrderTargets.RestoreTarget(redeemed, OrderPosting.FreedOf(store.Rows.Holds, order.Id), order.Money, order.Voided)), $"redemption of order {order.Id}");
        }
    });

    [Test]
    public void Meeting_other_writers_changes_no_result() => Check(steps =>
    {
        var quiet = new MemoryWalletStore();
        var busy = new MemoryWalletStore { ConflictEvery = 2 };
        Play(quiet, ShortfallPolicy.Debt, steps);
        Play(busy, ShortfallPolicy.Debt, steps);
        Assert.That(busy.Rows.Entries.Select(entry => entry.Hash), Is.EqualTo(quiet.Rows.Entries.Select(entry => entry.Hash)));
    });

    [Test]
    public void Without_debt_no_history_leaves_an_amount_owed() => Check(steps =>
    {
        var store = new MemoryWalletStore();
        Play(store, ShortfallPolicy.Clamp, [.. steps.Where(step => step.Kind != StepKind.Reopen)]);
        Assert.That(store.Rows.Wallets.Select(wallet => wallet.Debt), Is.All.Zero);
    });

    static LedgerDriver Play(MemoryWalletStore store, ShortfallPolicy shortfall, Step[] steps)
    {
        var driver = new LedgerDriver(store, shortfall);
        foreach (var step in steps)
            driver.PlayAsync(step).GetAwaiter().GetResult();
        return driver;
    }

    static void Check(Action<Step[]> property) => Prop.ForAll(Histories, steps =>
    {
        property(steps);
        return true;
    }).Check(Config);
}
