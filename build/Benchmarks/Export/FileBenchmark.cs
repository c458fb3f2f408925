using System.Diagnostics;
using System.Globalization;
using System.Text;
using Nop.Plugin.Misc.Cashback.Files;
using Nop.Plugin.Misc.Cashback.Rules;

namespace Cashback.Benchmarks.Export;

/// <summary>Each format of files over many rows that cost nothing, beside a CSV writer that knows its columns and does nothing else.</summary>
static class FileBenchmark
{
    const int Rounds = 3;

    static readonly CurrencySpec s_euro = CurrencySpec.For("EUR");

    static readonly FileColumns<int> s_columns = new FileColumns<int>("1")
        .Code("code_end", _ => "JKMN").Code("card", CardOf).Text("client", _ => "A*** R***").Total("amount", i => new Money(i, s_euro)).Code("currency", _ => "EUR")
        .Instant("valid_until", i => DateTime.UnixEpoch.AddYears(56).AddSeconds(i)).Text("branch", _ => "Rome").Number("orders", i => i);

    public static async Task RunAsync(int rows)
    {
        Console.WriteLine("| format | rows | MB | rows/s | of the bare CSV writer | managed heap, peak | working set, growth |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        var bare = await MeasureAsync(sink => BareAsync(sink, rows));
        Write("bare CSV", rows, bare, bare.Rate);
        foreach (var format in new FileFormat[] { new CsvFormat(), new JsonFormat(), new XlsxFormat() })
        {
            var batch = new FileBatch("20260101T000000Z-0-abcd", "EUR");
            Write(format.Extension, rows, await MeasureAsync(sink => s_columns.WriteAsync(sink, format, Enumerable.Range(1, rows), CancellationToken.None, batch)), bare.Rate);
        }
    }

    static string CardOf(int row) => row.ToString("D13", CultureInfo.InvariantCulture);

    static async Task<int> BareAsync(Stream sink, int rows)
    {
        await using var writer = new StreamWriter(sink, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), bufferSize: 16 * 1024, leaveOpen: true);
        await writer.WriteAsync("version,batch,row,code_end,card,client,amount,currency,valid_until,branch,orders\r\n");
        for (var i = 1; i <= rows; i++)
        {
            await writer.WriteAsync(string.Create(CultureInfo.InvariantCulture,
                $"1,20260101T000000Z-0-abcd,{i},JKMN,{CardOf(i)},A*** R***,{i / 100m:F2},EUR,{DateTime.UnixEpoch.AddYears(56).AddSeconds(i):yyyy-MM-dd'T'HH:mm:ss'Z'},Rome,{i}\r\n"));
        }

        return rows;
    }

    // The first round warms up; the best of the others counts, for what else the machine does only takes away.
    static async Task<(double Rate, long Bytes, long Heap, long Growth)> MeasureAsync(Func<Stream, Task<int>> write)
    {
        var best = (Rate: 0d, Bytes: 0L, Heap: 0L, Growth: 0L);
        for (var round = 0; round <= Rounds; round++)
        {
            using var sink = new CountingSink();
            using var memory = new MemoryWatch();
            var watch = Stopwatch.StartNew();
            var rows = await write(sink);
            var rate = rows / watch.Elapsed.TotalSeconds;
            best = (round == 0 ? 0 : Math.Max(best.Rate, rate), sink.Count, Math.Max(best.Heap, memory.PeakHeap), Math.Max(best.Growth, memory.WorkingSetGrowth));
        }

        return best;
    }

    static void Write(string name, int rows, (double Rate, long Bytes, long Heap, long Growth) measured, double bare) => Console.WriteLine(FormattableString.Invariant(
        $"| {name} | {rows:N0} | {measured.Bytes / 1e6:0} | {measured.Rate:N0} | {measured.Rate / bare:0.00} | {measured.Heap / 1e6:0} MB | {measured.Growth / 1e6:0} MB |"));
}
