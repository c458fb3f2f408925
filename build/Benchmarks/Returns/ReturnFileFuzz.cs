using System.Diagnostics;
using Nop.Plugin.Misc.Cashback.Files.Reading;
using Nop.Plugin.Misc.Cashback.Salon.Returns;
using Nop.Plugin.Misc.Cashback.Tests.Salon.Returns;

namespace Cashback.Benchmarks.Returns;

/// <summary>Gives the reader of return files many wrong ones: it must read or refuse each, without an exception and soon.</summary>
static class ReturnFileFuzz
{
    static readonly TimeSpan s_soon = TimeSpan.FromSeconds(5);

    /// <summary>Runs it.</summary>
    /// <param name="mutations">How many files.</param>
    /// <param name="seed">Another seed makes others.</param>
    /// <returns>Whether each was answered soon.</returns>
    public static async Task<bool> RunAsync(int mutations, int seed)
    {
        var mutator = await ReturnFileMutator.OpenAsync(seed);
        var counts = new SortedDictionary<FileFaultKind, int>();
        var (watch, whole, changed, longest) = (Stopwatch.StartNew(), 0, 0, TimeSpan.Zero);
        for (var i = 0; i < mutations; i++)
        {
            var bytes = mutator.Next();
            var began = watch.Elapsed;
            var (file, fault) = new ReturnFileReader(ReturnFileMutator.Terms).Read(new MemoryStream(bytes));
            longest = TimeSpan.FromTicks(Math.Max(longest.Ticks, (watch.Elapsed - began).Ticks));
            if (fault is not null)
                counts[fault.Kind] = counts.GetValueOrDefault(fault.Kind) + 1;
            else if (file!.Rows.Count == ReturnFileMutator.Rows)
                whole++;
            else
                changed++;
        }

        Console.WriteLine(FormattableString.Invariant($"{mutations:N0} return files in {watch.Elapsed.TotalSeconds:0} s, seed {seed}, the longest {longest.TotalMilliseconds:0} ms: {string.Join(", ", counts.Select(count => $"{count.Key} {count.Value:N0}"))}"));
        Console.WriteLine(FormattableString.Invariant($"Read: {whole:N0} with all rows, whose totals agree, {changed:N0} with more or fewer rows that agree with changed totals."));
        return longest < s_soon;
    }
}
