using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cashback.Benchmarks.Export;
using Cashback.Benchmarks.Ledger;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Npgsql;

namespace Cashback.Benchmarks.Seals;

/// <summary>Verification of a whole ledger, beside a bare reader that walks the same entries and movements in their order and hashes as many bytes once.</summary>
static class VerifyBenchmark
{
    const int EntriesOfAWallet = 100;
    const int Writers = 8;

    public static async Task RunAsync(int entries)
    {
        await using var bench = await Bench.CreateAsync();
        var watch = Stopwatch.StartNew();
        await Parallel.ForAsync(0, entries / EntriesOfAWallet, new ParallelOptions { MaxDegreeOfParallelism = Writers }, async (_, _) => await bench.HistoryAsync(EntriesOfAWallet));
        await using (var connection = (NpgsqlConnection)await bench.OpenAsync(CancellationToken.None))
        await using (var analyze = new NpgsqlCommand("ANALYZE", connection) { CommandTimeout = 0 })
            await analyze.ExecuteNonQueryAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{entries:N0} entries in {entries / EntriesOfAWallet:N0} wallets were written in {watch.Elapsed.TotalSeconds:N0} s"));

        watch.Restart();
        var read = await FloorAsync(bench);
        var floor = watch.Elapsed.TotalSeconds;

        watch.Restart();
        using var memory = new MemoryWatch();
        var report = await new LedgerAuditor(bench, bench.Store).VerifyAsync(0, progress: null, CancellationToken.None);
        var took = watch.Elapsed.TotalSeconds;
        if (!report.IsClean || report.Progress.Entries != read)
            throw new InvalidOperationException($"{report.Progress.Entries} of {read} entries, {report.Progress.Findings} findings.");

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{read:N0} entries verified in {took:N1} s ({read / took:N0} a second), floor {floor:N1} s, {took / floor:N1} times the floor; heap {memory.PeakHeap >> 20} MB at most, working set grew by {memory.WorkingSetGrowth >> 20} MB"));
    }

    static async Task<long> FloorAsync(Bench bench)
    {
        await using var connection = (NpgsqlConnection)await bench.OpenAsync(CancellationToken.None);
        var (row, count) = (new StringBuilder(), 0L);
        foreach (var table in new[] { "Cashback_Entry", "Cashback_LotMovement" })
        {
            await using var command = new NpgsqlCommand($"""SELECT * FROM "{table}" ORDER BY "WalletId", "Sequence" """, connection) { CommandTimeout = 0 };
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                row.Clear();
                for (var i = 0; i < reader.FieldCount; i++)
                    row.Append(CultureInfo.InvariantCulture, $"{reader.GetValue(i)}\n");
                SHA256.HashData(Encoding.UTF8.GetBytes(row.ToString()));
                count += table == "Cashback_Entry" ? 1 : 0;
            }
        }

        return count;
    }
}
