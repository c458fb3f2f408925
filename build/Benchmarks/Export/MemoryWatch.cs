namespace Cashback.Benchmarks.Export;

/// <summary>Looks at the process's memory every few milliseconds from its making to its disposal.</summary>
sealed class MemoryWatch : IDisposable
{
    readonly Timer _timer;
    readonly long _before;
    long _peakHeap;
    long _peakWorkingSet;

    public MemoryWatch()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        _before = Environment.WorkingSet;
        _timer = new Timer(_ => Look(), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(5));
    }

    /// <summary>Most bytes on the managed heap at once, with garbage that was not collected yet.</summary>
    public long PeakHeap => Volatile.Read(ref _peakHeap);

    /// <summary>By how many bytes the process's share of the machine's memory was larger, at most, than when the watch began.</summary>
    public long WorkingSetGrowth => Math.Max(0, Volatile.Read(ref _peakWorkingSet) - _before);

    public void Dispose() => _timer.Dispose();

    void Look()
    {
        Raise(ref _peakHeap, GC.GetTotalMemory(forceFullCollection: false));
        Raise(ref _peakWorkingSet, Environment.WorkingSet);
    }

    static void Raise(ref long peak, long now)
    {
        var seen = Volatile.Read(ref peak);
        while (now > seen && Interlocked.CompareExchange(ref peak, now, seen) is var other && other != seen)
            seen = other;
    }
}
