using System.Diagnostics;
using System.Globalization;
using Cashback.Benchmarks.Ledger;

namespace Cashback.Benchmarks.Api;

/// <summary>What tills wait for, eight of them at once, each with a client of its own, over HTTP on the machine itself; beside the bare commit of eight writers.</summary>
static class TillBenchmark
{
    const int Tills = 8;

    // A key may look up so often, and ask so much at once: then the till gets a new one, and nothing measured is a wait for a limit.
    const int RoundsOfKey = 25;

    /// <summary>Measures.</summary>
    /// <param name="rounds">How often each till identifies, calculates, takes and sells.</param>
    public static async Task RunAsync(int rounds)
    {
        await using var shop = await TillShop.OpenAsync(Tills);
        await using var bench = await Bench.CreateAsync();
        var floor = new FloorWriter(bench, await bench.WalletsAsync(Tills * 16));
        await Task.WhenAll(Enumerable.Range(0, Tills).Select(till => LiveAsync(shop, till, RoundsOfKey, "warm", new())));
        var (times, commits) = (new Times(), new Times());
        // In turns, so that what else the machine does weighs on both.
        for (var turn = 0; turn < rounds; turn += RoundsOfKey)
        {
            var part = $"{turn}";
            await Task.WhenAll(Enumerable.Range(0, Tills).Select(till => LiveAsync(shop, till, RoundsOfKey, part, times)));
            await Task.WhenAll(Enumerable.Range(0, Tills).Select(writer => Task.Run(async () =>
            {
                for (var i = 0; i < RoundsOfKey; i++)
                    await commits.TakeAsync("bare commit", () => floor.AppendAsync(writer, i));
            })));
        }

        var unit = commits.Of("bare commit", 50);
        foreach (var (what, source) in new[] { ("bare commit", commits), ("identify", times), ("calculate", times), ("redeem", times), ("sale", times) })
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{what,-12} p50 {source.Of(what, 50),7:N1} ms ({source.Of(what, 50) / unit,5:N1} commits)   p95 {source.Of(what, 95),7:N1} ms ({source.Of(what, 95) / commits.Of("bare commit", 95),5:N1} of its p95)"));
        }
    }

    static async Task LiveAsync(TillShop shop, int number, int rounds, string part, Times times)
    {
        var till = await shop.TillAsync();
        for (var round = 0; round < rounds; round++)
        {
            var receipt = $"{part}-{number}-{round}";
            var wallet = (await times.TakeAsync("identify", () => TillShop.PostAsync(till, "identify", new { code = TillShop.EmailOf(number) }))).GetProperty("wallet_id").GetString();
            var lines = new[] { new { amount = 4000 }, new { amount = 1500 } };
            await times.TakeAsync("calculate", () => TillShop.PostAsync(till, "calculate", new { wallet_id = wallet, currency = "EUR", lines }));
            await times.TakeAsync("redeem", () => TillShop.PostAsync(till, "redemptions", new { wallet_id = wallet, amount = 10, currency = "EUR", receipt = "R-" + receipt }, "r-" + receipt));
            await times.TakeAsync("sale", () => TillShop.PostAsync(till, "sales", new { wallet_id = wallet, currency = "EUR", receipt = "S-" + receipt, lines, credit = 10 }, "s-" + receipt));
        }
    }

    sealed class Times
    {
        readonly Dictionary<string, List<double>> _taken = [];

        public async Task<T> TakeAsync<T>(string what, Func<Task<T>> act)
        {
            var watch = Stopwatch.StartNew();
            var result = await act();
            var took = watch.Elapsed.TotalMilliseconds;
            lock (_taken)
            {
                if (!_taken.TryGetValue(what, out var all))
                    _taken[what] = all = [];
                all.Add(took);
            }

            return result;
        }

        public double Of(string what, int percent) => _taken[what].Order().ElementAt((_taken[what].Count - 1) * percent / 100);
    }
}
