using FsCheck;
using FsCheck.Fluent;
using Nop.Plugin.Misc.Cashback.Orders;
using Nop.Plugin.Misc.Cashback.Tests.Rules;

namespace Nop.Plugin.Misc.Cashback.Tests.Orders;

/// <summary>The bound that a verification holds against what orders earned.</summary>
public sealed class EarnedAtMostTests
{
    static readonly Config Thorough = Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(300);

    [Test]
    public void No_order_earns_more_than_its_explanation_allows_it() => FsCheck.Check.One(Thorough, Prop.ForAll(RandomOrders.Any, c =>
    {
        var result = (c with { Order = c.Order with { CollectExplanation = true } }).Result;
        var nets = c.Order.Lines.Sum(line => Math.Max(0, line.Net));
        return SnapshotOf(result, result.EarnedMinor).AtMost(nets) >= result.EarnedMinor;
    }));

    [Test]
    public void What_it_says_itself_is_the_most() => FsCheck.Check.One(Thorough, Prop.ForAll(RandomOrders.Any, c =>
    {
        var result = (c with { Order = c.Order with { CollectExplanation = true } }).Result;
        return SnapshotOf(result, 0).AtMost(1_000_000) == 0;
    }));

    static EarnSnapshot SnapshotOf(EarnResult result, long earned) =>
        EarnSnapshot.Parse(new EarnSnapshot(1, "EUR", 2, new DateTime(2026, 1, 5), earned, result.BelowMinimum ? NotEarningReason.BelowMinimum : null, result.Explanation).ToJson())!;
}
