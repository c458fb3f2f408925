namespace Nop.Plugin.Misc.Cashback.Ledger.Queries;

/// <summary>What the ledger knows of many orders, for going through the past.</summary>
public interface IPastOrderQueries
{
    /// <summary>Orders placed between two instants, both included, of which the ledger knows when they were complete or that credit paid for a part.</summary>
    /// <param name="firstUtc">The first instant.</param>
    /// <param name="lastUtc">The last one.</param>
    Task<IDictionary<int, PastOrderTrace>> BetweenAsync(DateTime firstUtc, DateTime lastUtc);
}

/// <summary>What the ledger knows of an order of the past.</summary>
/// <param name="IsPaid">Whether it knows of the payment.</param>
/// <param name="CompletedOnUtc">When it first was complete and paid; null: not yet, or not known.</param>
/// <param name="Redeemed">Credit that it was paid with, without what edits freed; given back since or not; minor units.</param>
/// <param name="MoneyPaid">Its total when it was paid, where it has changed since; minor units.</param>
public readonly record struct PastOrderTrace(bool IsPaid, DateTime? CompletedOnUtc, long Redeemed, long? MoneyPaid);
