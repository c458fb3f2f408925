using System.Diagnostics;
using Nop.Plugin.Misc.Cashback.Files;
using Nop.Plugin.Misc.Cashback.Salon;

namespace Cashback.Benchmarks.Export;

/// <summary>The export of all balances and of all vouchers on a real PostgreSQL, beside a reader written by hand that gives the same file.</summary>
static class ExportBenchmark
{
    const int Rounds = 5;

    public static async Task RunAsync(int wallets)
    {
        await using var shop = await ExportShop.CreateAsync(wallets);
        var bare = new BareExport(shop.ConnectionString, shop.Key);
        Console.WriteLine("| file | rows | rows/s | bare reader, rows/s | ratio | managed heap, peak | working set, growth |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        await MeasureAsync("balances", sink => shop.ExportAsync(export => export.WriteAsync(sink, new CsvFormat(), new(ExportContent.Balances, 0), export.NewBatch(0), CancellationToken.None)), bare.WriteBalancesAsync);
        await MeasureAsync("vouchers", sink => shop.ExportAsync(export => export.WriteAsync(sink, new CsvFormat(), new(ExportContent.Vouchers, 0), export.NewBatch(0), CancellationToken.None)), bare.WriteVouchersAsync);
    }

    // In turns, so that what else the machine does weighs on both. The first round warms up.
    static async Task MeasureAsync(string name, Func<Stream, Task<int>> export, Func<Stream, Task<int>> bare)
    {
        var (rates, floors) = (new List<double>(), new List<double>());
        var (heap, growth, rows) = (0L, 0L, 0);
        for (var round = 0; round <= Rounds; round++)
        {
            var (seconds, count, bytes, memory) = await WriteAsync(export);
            var (bareSeconds, bareCount, bareBytes, _) = await WriteAsync(bare);
            if ((count, bytes) != (bareCount, bareBytes))
                throw new InvalidOperationException($"The files differ: {count} rows of {bytes} bytes, {bareCount} rows of {bareBytes} bytes.");

            (heap, growth, rows) = (Math.Max(heap, memory.PeakHeap), Math.Max(growth, memory.WorkingSetGrowth), count);
            if (round > 0)
            {
                rates.Add(count / seconds);
                floors.Add(count / bareSeconds);
            }
        }

        var (rate, floor) = (Median(rates), Median(floors));
        Console.WriteLine(FormattableString.Invariant($"| {name} | {rows:N0} | {rate:N0} | {floor:N0} | {rate / floor:0.00} | {heap / 1e6:0} MB | {growth / 1e6:0} MB |"));
    }

    static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    static async Task<(double Seconds, int Rows, long Bytes, MemoryWatch Memory)> WriteAsync(Func<Stream, Task<int>> write)
    {
        using var sink = new CountingSink();
        using var memory = new MemoryWatch();
        var watch = Stopwatch.StartNew();
        var rows = await write(sink);
        return (watch.Elapsed.TotalSeconds, rows, sink.Count, memory);
    }
}
