using System.Globalization;
using Cashback.Preview.Data;
using Cashback.Preview.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Nop.Core.Domain.Catalog;
using Nop.Data;
using Nop.Plugin.Misc.Cashback;
using Nop.Plugin.Misc.Cashback.RuleBook;
using Nop.Plugin.Misc.Cashback.Tests.Checkout;
using Nop.Services.Configuration;

namespace Cashback.Benchmarks.Checkout;

/// <summary>Thirty-two shoppers over two nodes on one PostgreSQL, with refunds, takings at the counter, expiry and the sweep meanwhile; beside the same orders without credit.</summary>
static class CrowdBenchmark
{
    const int Shoppers = 32;
    const int Rounds = 2;
    const int WarmUp = 100;

    /// <summary>Measures, and says what is not as it must be afterwards. Both take turns, so that what else the machine does weighs on both.</summary>
    /// <returns>False: something was.</returns>
    public static async Task<bool> RunAsync(int checkouts)
    {
        var runs = new List<(bool WithCredit, CrowdRun Run, bool IsClean)>();
        await RunAsync(WarmUp, withCredit: true);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var withCredit in new[] { false, true })
            {
                var (run, isClean) = await RunAsync(checkouts / Rounds, withCredit);
                runs.Add((withCredit, run, isClean));
            }
        }

        var (without, with) = (SumOf(runs.Where(run => !run.WithCredit).Select(run => run.Run)), SumOf(runs.Where(run => run.WithCredit).Select(run => run.Run)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"in all: with credit {OrdersOf(with) / OrdersOf(without):N2} of the orders a second, p50 {with.Percentile(0.5) / without.Percentile(0.5):N2} and p99 {with.Percentile(0.99) / without.Percentile(0.99):N2} times as long"));
        return runs.TrueForAll(run => run.IsClean);
    }

    static CrowdRun SumOf(IEnumerable<CrowdRun> runs) => runs.Aggregate((all, next) => all with
    {
        Orders = [.. all.Orders, .. next.Orders],
        Elapsed = all.Elapsed + next.Elapsed,
        Milliseconds = [.. all.Milliseconds.Concat(next.Milliseconds).Order()],
    });

    static async Task<(CrowdRun Run, bool IsClean)> RunAsync(int checkouts, bool withCredit)
    {
        await using var database = await ScratchDatabase.CreateAsync();
        var options = new PreviewOptions { Database = PreviewDatabase.For(database.ConnectionString), Clock = new ScenarioClock(new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero)) };
        await using var first = await PreviewStore.OpenAsync(options);
        await SeedAsync(first);
        await using var second = await PreviewStore.OpenAsync(options with { IsReady = true });
        var crowd = new CheckoutCrowd([first, second], (ScenarioClock)options.Clock, withCredit);
        var run = await crowd.RunAsync(Shoppers, checkouts);
        await crowd.SettleAsync();
        var audit = await CrowdAudit.OfAsync(first, run);
        var isClean = audit with { Findings = CrowdAudit.Clean.Findings } == CrowdAudit.Clean && audit.Findings.Count == 0;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{(withCredit ? "with" : "without")} credit: {run.Orders.Count:N0} orders in {run.Elapsed.TotalSeconds:N1} s, {OrdersOf(run):N1} a second; p50 {run.Percentile(0.5):N0} ms, p99 {run.Percentile(0.99):N0} ms; {run.Taken:N0} takings, {run.GaveBack:N0} refunds and cancellations; {(isClean ? "all accounts come to zero and nothing is left" : audit.ToString())}"));
        foreach (var (said, times) in run.Refused)
            Console.WriteLine($"  refused {times} times: {said}");
        foreach (var finding in audit.Findings)
            Console.WriteLine($"  {finding}");
        return (run, isClean);
    }

    static double OrdersOf(CrowdRun run) => run.Orders.Count / run.Elapsed.TotalSeconds;

    static Task SeedAsync(PreviewStore shop) => shop.RequestAsync(async services =>
    {
        await services.GetRequiredService<EarnRuleService>().SaveTierAsync(new CashbackTier { Name = "Client", Rate = 5 });
        await services.GetRequiredService<IRepository<Product>>().InsertAsync(new Product { Name = "Serum", Sku = "SERUM", Price = CheckoutCrowd.Price / 2, Published = true });
        var settings = services.GetRequiredService<ISettingService>();
        var rules = await settings.LoadSettingAsync<CashbackSettings>();
        (rules.ActivationDelayDays, rules.ExpiryDays) = (0, 1);
        await settings.SaveSettingAsync(rules);
    });
}
