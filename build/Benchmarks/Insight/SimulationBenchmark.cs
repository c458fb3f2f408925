using System.Diagnostics;
using Cashback.Preview.Data;
using Cashback.Preview.Hosting;
using Cashback.Preview.Seeding;
using Microsoft.Extensions.DependencyInjection;
using Nop.Plugin.Misc.Cashback.Insight.Past;
using Nop.Plugin.Misc.Cashback.Insight.Simulation;
using Nop.Plugin.Misc.Cashback.RuleBook;
using Nop.Plugin.Misc.Cashback.RuleBook.Drafts;
using Nop.Plugin.Misc.Cashback.Rules;

namespace Cashback.Benchmarks.Insight;

/// <summary>Simulates a shop's past orders: how long, and how much memory the process had at most.</summary>
static class SimulationBenchmark
{
    /// <summary>Measures reading alone, one and two rule sets over the same orders, and prints a table.</summary>
    public static async Task RunAsync(int orders)
    {
        var folder = Directory.CreateTempSubdirectory("cashback-simulate-").FullName;
        try
        {
            var database = new SqliteDatabase(Path.Combine(folder, "past.db"));
            await using var store = await PreviewStore.OpenAsync(new PreviewOptions { Database = database, TimeZone = "Europe/Rome" });
            await store.RequestAsync(services => ActivatorUtilities.CreateInstance<SalonShop>(services).MakeAsync());
            var watch = Stopwatch.StartNew();
            await new PastMaker(store, database, orders).MakeAsync(DateTime.UtcNow.Date);
            Console.WriteLine(FormattableString.Invariant($"{orders} orders made in {watch.Elapsed.TotalSeconds:0} s; the process has had {PeakMegabytes()} MB."));
            Console.WriteLine("| orders | rule sets | seconds | of the processors | orders/s | peak memory of the process, MB |");
            Console.WriteLine("|---|---|---|---|---|---|");
            foreach (var sets in new[] { 0, 1, 2 })
                await MeasureAsync(store, sets);
            await store.RequestAsync(async services => MeasureBound(await services.GetRequiredService<IRuleSetProvider>().GetAsync(0)));
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    static Task MeasureAsync(PreviewStore store, int sets) => store.RequestAsync(async services =>
    {
        var rules = await services.GetRequiredService<IRuleSetProvider>().GetAsync(0);
        var simulated = Enumerable.Range(1, sets).Select(number => new SimulatedRules($"Rules {number}", rules, new TierTerms(number == 1 ? TierWindow.Lifetime : TierWindow.Rolling365))).ToList();
        var shop = services.GetRequiredService<IPastShop>();
        var until = DateTime.UtcNow;
        var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var input = new SimulationInput(until.AddYears(-4), until, await shop.ProductsAsync(), await shop.ClientsAsync([rules]))
        {
            Members = await shop.MembersAsync([rules], JoinConditions.None),
        };
        var result = await Simulator.RunAsync(
            services.GetRequiredService<PastPurchases>().ReadAsync(0, until, CancellationToken.None), input, simulated, _ => { }, CancellationToken.None);
        var seconds = watch.Elapsed.TotalSeconds;
        Console.WriteLine(FormattableString.Invariant(
            $"| {result.OrdersRead} | {sets} | {seconds:0.0} | {(Environment.CpuUsage.TotalTime - before).TotalSeconds:0.0} | {result.OrdersRead / seconds:0} | {PeakMegabytes()} |"));
        foreach (var report in result.Reports)
            Console.WriteLine(FormattableString.Invariant($"  {report.Name}: {report.Total.Orders} orders, {report.Clients} clients, sales {report.Total.Sales}, earned {report.Total.Earned}, taken back {report.Total.TakenBack}"));
    });

    static void MeasureBound(EarnRuleSet rules)
    {
        const int products = 50_000;
        var watch = Stopwatch.StartNew();
        var bound = new MaximumEarnCalculator(rules, DateTime.UtcNow);
        var most = Enumerable.Range(1, products).Max(id => bound.Of(new(0, "", 5 + id % 90, id, [1 + id % 14], [], Cost: 3)).Percent);
        Console.WriteLine(FormattableString.Invariant($"The most that each of {products} products can give back: {watch.Elapsed.TotalSeconds:0.00} s (at most {most} %)."));
    }

    static long PeakMegabytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / (1024 * 1024);
    }
}
