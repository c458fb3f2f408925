using Nop.Core.Domain.Logging;

namespace Nop.Plugin.Misc.Cashback.Tests.Checkout;

/// <summary>A small crowd over two nodes; the same at length: <c>build/Benchmarks -- checkouts</c>.</summary>
[TestFixture(DatabaseKind.PostgreSql)]
public sealed class CheckoutCrowdTests(DatabaseKind kind) : SeededShopFixture(kind)
{
    const int Shoppers = 8, Checkouts = 120;

    [Test]
    public async Task However_many_order_at_once_each_order_is_paid_once_and_nothing_is_left_behind()
    {
        await Shop.SetAsync(settings => (settings.ActivationDelayDays, settings.ExpiryDays) = (0, 1));
        await using var other = await Shop.OpenOtherNodeAsync();
        var crowd = new CheckoutCrowd([Shop.Store, other], Shop.Clock);
        var run = await crowd.RunAsync(Shoppers, Checkouts);
        await crowd.SettleAsync();
        var audit = await CrowdAudit.OfAsync(Shop.Store, run);
        Assert.Multiple(async () =>
        {
            Assert.That(audit.Findings, Is.Empty);
            Assert.That(audit with { Findings = CrowdAudit.Clean.Findings }, Is.EqualTo(CrowdAudit.Clean));
            Assert.That(run.Orders.Count + run.Refused.Values.Sum(), Is.EqualTo(Checkouts));
            Assert.That(run.Orders, Has.Count.GreaterThan(Checkouts / 2), string.Join("\n", run.Refused));
            Assert.That((await Shop.RowsAsync<Log>()).Where(line => line.LogLevelId >= (int)LogLevel.Error).Select(line => line.ShortMessage), Is.Empty);
        });
    }
}
