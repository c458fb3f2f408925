using System.Diagnostics;

namespace Cashback.Benchmarks.Ledger;

/// <summary>Lets some writers do one thing again and again for a time.</summary>
static class LoadRun
{
    /// <summary>Tells how often a second it was done.</summary>
    /// <param name="writers">How many at once.</param>
    /// <param name="time">How long, after a short warm-up.</param>
    /// <param name="act">Takes the writer and its turn; true: done.</param>
    public static async Task<double> MeasureAsync(int writers, TimeSpan time, Func<int, int, Task<bool>> act)
    {
        await RunAsync(writers, time / 6, act);
        return await RunAsync(writers, time, act);
    }

    static async Task<double> RunAsync(int writers, TimeSpan time, Func<int, int, Task<bool>> act)
    {
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            var done = 0;
            for (var turn = 0; watch.Elapsed < time; turn++)
                done += await act(writer, turn) ? 1 : throw new InvalidOperationException("Writers of different wallets do not meet.");
            return done;
        })));
        return counts.Sum() / watch.Elapsed.TotalSeconds;
    }
}
