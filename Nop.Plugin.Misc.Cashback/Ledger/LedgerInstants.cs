namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>Instants as they enter the ledger: cut to whole microseconds, the finest that every supported database gives back. What is hashed is what is stored.</summary>
static class LedgerInstants
{
    /// <summary>The instant without its part of a microsecond; its kind stays.</summary>
    public static DateTime Cut(DateTime instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMicrosecond));

    /// <summary>Cuts one that may be missing.</summary>
    public static DateTime? Cut(DateTime? instant) => instant is { } known ? Cut(known) : null;
}
