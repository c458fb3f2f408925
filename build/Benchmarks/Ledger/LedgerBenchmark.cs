using System.Globalization;
using Nop.Plugin.Misc.Cashback.Ledger;

namespace Cashback.Benchmarks.Ledger;

/// <summary>The ledger on a real PostgreSQL, beside a hand-written transaction that writes the same rows.</summary>
static class LedgerBenchmark
{
    const int Rounds = 3;

    public static async Task RunAsync(TimeSpan time)
    {
        await using var bench = await Bench.CreateAsync();

        Console.WriteLine("Appends of one entry with its lot movement, each on a pooled connection, a second (median of rounds):");
        foreach (var writers in new[] { 1, 8 })
            await AppendsAsync(bench, writers, time);

        Console.WriteLine();
        Console.WriteLine("Balance reads a second, one reader (median of rounds):");
        await ReadsAsync(bench, time);
    }

    // Floor and store take turns, so that what else the machine does weighs on both.
    static async Task AppendsAsync(Bench bench, int writers, TimeSpan time)
    {
        var wallets = await bench.WalletsAsync(writers * 16);
        var (floor, commit, append, grant) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            floor.Add(await LoadRun.MeasureAsync(writers, time, new FloorWriter(bench, wallets).AppendAsync));
            commit.Add(await LoadRun.MeasureAsync(writers, time, new StoreWriter(bench, wallets).CommitAsync));
            append.Add(await LoadRun.MeasureAsync(writers, time, new StoreWriter(bench, wallets).AppendAsync));
            grant.Add(await LoadRun.MeasureAsync(writers, time, new StoreWriter(bench, wallets).GrantAsync));
        }

        var by = Median(floor);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {writers} writer{(writers == 1 ? " " : "s")}  floor {by,7:N0}   commit {Median(commit),7:N0} ({Median(commit) / by:P0})   load + commit {Median(append),7:N0} ({Median(append) / by:P0})   whole act {Median(grant),7:N0} ({Median(grant) / by:P0})"));
    }

    static async Task ReadsAsync(Bench bench, TimeSpan time)
    {
        var histories = new List<(int Entries, WalletKey Key, List<double> Reads)>();
        foreach (var entries in new[] { 10, 1_000, 100_000 })
            histories.Add((entries, await bench.HistoryAsync(entries), []));
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (_, key, reads) in histories)
                reads.Add(await LoadRun.MeasureAsync(1, time, async (_, _) => await bench.Ledger.GetBalanceAsync(key) is { Available: > 0 }));
        }

        foreach (var (entries, _, reads) in histories)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {entries,7:N0} entries {Median(reads),7:N0}"));
    }

    static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
