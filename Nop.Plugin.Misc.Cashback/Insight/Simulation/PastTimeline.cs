namespace Nop.Plugin.Misc.Cashback.Insight.Simulation;

/// <summary>Kind of an event of a past order.</summary>
enum PastEventKind
{
    /// <summary>Paid: what it earns is decided now.</summary>
    Paid,

    /// <summary>Complete and paid: it counts towards a tier from now on.</summary>
    Completed,

    /// <summary>Money went back.</summary>
    Refunded,
}

/// <summary>Something that happened to a past order.</summary>
readonly record struct PastEvent(PastEventKind Kind, DateTime OnUtc, PastOrder Order);

/// <summary>
/// Puts what happened to a stream of orders, which comes by placing, into the order in which it happened. Keeps only
/// orders of which something is still to come.
/// </summary>
sealed class PastTimeline
{
    readonly PriorityQueue<PastEvent, (long Ticks, int Number)> _coming = new();
    int _number;

    /// <summary>Adds an order. Orders come in the order in which they were placed.</summary>
    /// <param name="order">The order.</param>
    /// <param name="happened">Takes what happened before it was placed and was not told yet.</param>
    internal void Add(PastOrder order, List<PastEvent> happened)
    {
        TellUntil(order.PlacedOnUtc.Ticks, happened);
        var paid = Later(order.PaidOnUtc, order.PlacedOnUtc);
        Enqueue(PastEventKind.Paid, paid, order);
        if (order.Voided || order.CompletedOnUtc is not { } done)
            return;

        var completed = Later(done, paid);
        Enqueue(PastEventKind.Completed, completed, order);
        if (order.WentBack)
            Enqueue(PastEventKind.Refunded, Later(order.RefundedOnUtc ?? completed, completed), order);
    }

    /// <summary>Tells the events that are left when no order comes any more.</summary>
    internal void Finish(List<PastEvent> happened) => TellUntil(long.MaxValue, happened);

    void TellUntil(long ticks, List<PastEvent> happened)
    {
        while (_coming.TryPeek(out _, out var when) && when.Ticks < ticks)
            happened.Add(_coming.Dequeue());
    }

    void Enqueue(PastEventKind kind, DateTime onUtc, PastOrder order) => _coming.Enqueue(new(kind, onUtc, order), (onUtc.Ticks, ++_number));

    static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;
}
