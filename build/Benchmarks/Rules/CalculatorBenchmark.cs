using System.Diagnostics;
using Nop.Plugin.Misc.Cashback.Rules;

namespace Cashback.Benchmarks.Rules;

/// <summary>Order lines a second through the calculator on one core, beside a loop that does no more than look the rate up and multiply.</summary>
static class CalculatorBenchmark
{
    const int Categories = 10_000, Products = 10_000, Rounds = 5;

    /// <summary>Measures orders of three sizes, with and without programmes, and prints a table.</summary>
    public static void Run(TimeSpan each)
    {
        Console.WriteLine("| order | programmes | million lines/s | of the bare loop | bytes a line |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var lines in new[] { 10, 100, 1_000 })
        {
            foreach (var programmes in new[] { 0, 20 })
                Measure(lines, programmes, each / Rounds);
        }
    }

    static void Measure(int lineCount, int programmes, TimeSpan each)
    {
        var rules = RulesWith(programmes);
        var request = Order(lineCount);
        var bareRates = Enumerable.Range(1, Products).ToDictionary(id => id, id => 1 + id % 20 / 4m);
        double best = 0, bare = 0, bytes = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var (orders, seconds) = Repeat(() => EarnCalculator.Calculate(rules, request).EarnedMinor, each);
            bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / ((double)orders * lineCount);
            best = Math.Max(best, orders * lineCount / seconds);
            var (loops, loopSeconds) = Repeat(() => Bare(request.Lines, bareRates), each);
            bare = Math.Max(bare, loops * lineCount / loopSeconds);
        }

        Console.WriteLine(FormattableString.Invariant($"| {lineCount} lines | {programmes} | {best / 1e6:0.00} | {best / bare:P0} | {bytes:0} |"));
    }

    static (long Times, double Seconds) Repeat(Func<long> work, TimeSpan time)
    {
        long times = 0, sum = 0;
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < time)
        {
            for (var i = 0; i < 16; i++)
                sum += work();
            times += 16;
        }

        GC.KeepAlive(sum);
        return (times, watch.Elapsed.TotalSeconds);
    }

    static long Bare(IReadOnlyList<EarnLine> lines, Dictionary<int, decimal> rates)
    {
        var sum = 0m;
        for (var i = 0; i < lines.Count; i++)
        {
            if (rates.TryGetValue(lines[i].ProductId, out var rate))
                sum += lines[i].Net * rate;
        }

        return (long)sum;
    }

    static EarnRequest Order(int count)
    {
        var lines = Enumerable.Range(0, count)
            .Select(i => new EarnLine(i, "Line", 9.90m + i % 90, ProductId: 1 + i * 37 % (2 * Products), CategoryIds: [1 + i * 53 % Categories], ManufacturerIds: []))
            .ToArray();
        var total = lines.Sum(line => line.Net);
        return new() { Lines = lines, OrderDiscount = 5, Total = total, Payable = total + 10, Tier = Gold, PlacedOnUtc = new DateTime(2026, 3, 3, 10, 0, 0, DateTimeKind.Utc) };
    }

    static EarnRuleSet RulesWith(int programmes) => EarnRuleSet.Create(new(CurrencySpec.For("EUR"), TimeZoneInfo.Utc)
    {
        Tiers = [Gold],
        Categories = [.. Enumerable.Range(1, Categories).Select(id => new CategoryRule(id, $"C{id}", id < 100 ? null : id / 100, 1 + id % 40 / 8m))],
        Products = [.. Enumerable.Range(1, Products).Select(id => new ProductRule(id, 1 + id % 20 / 4m))],
        Programmes = [.. Enumerable.Range(1, programmes).Select(id => new ProgrammeRule(id, $"P{id}") { CategoryIds = [id * 400], Multiplier = 1.5m, ExtraPercent = id % 3, Stackable = id % 2 == 0, BudgetMinor = 100_000_000 })],
    });

    static TierRule Gold { get; } = new(1, "Gold", 0, 5);
}
