using Nop.Plugin.Misc.Cashback.Ledger.Posting;

namespace Nop.Plugin.Misc.Cashback.Ledger.Queries;

/// <summary>Reads the traces of many orders, for going through the past.</summary>
class PastOrderQueries(IRepository<Order> orders, IRepository<OrderAccount> accounts, IRepository<Hold> holds, IRepository<LedgerEntry> entries)
{
    /// <summary>Orders placed between two instants, both included, of which the ledger knows when they were complete or that credit paid for a part.</summary>
    /// <param name="firstUtc">The first instant.</param>
    /// <param name="lastUtc">The last one.</param>
    public async Task<IDictionary<int, PastOrderTrace>> BetweenAsync(DateTime firstUtc, DateTime lastUtc)
    {
        var first = firstUtc.AsStored();
        var last = lastUtc.AsStored();
        var completed = await (
            from order in orders.Table
            join account in accounts.Table on order.Id equals account.OrderId
            where order.CreatedOnUtc >= first && order.CreatedOnUtc <= last
            select new { account.OrderId, account.CompletedOnUtc, account.PaidTotal }).ToListAsync();
        var captured = await (
            from order in orders.Table
            join hold in holds.Table on (int?)order.Id equals hold.OrderId
            where order.CreatedOnUtc >= first && order.CreatedOnUtc <= last && hold.Captured > 0
            select hold).ToListAsync();

        var returns = (await (
            from order in orders.Table
            join note in entries.Table.OrderNotes() on (int?)order.Id equals note.OrderId
            where order.CreatedOnUtc >= first && order.CreatedOnUtc <= last
            select note).ToListAsync()).ToLookup(note => note.OrderId!.Value);

        var traces = completed.ToDictionary(row => row.OrderId, row => new PastOrderTrace(true, row.CompletedOnUtc.AsUtc(), 0, row.PaidTotal));
        foreach (var group in captured.GroupBy(hold => hold.OrderId!.Value))
            traces[group.Key] = traces.GetValueOrDefault(group.Key) with { Redeemed = OrderPosting.InTotalOf([.. group], group.Key, OrderPosting.ReturnedOf(returns[group.Key])) };
        return traces;
    }
}

/// <summary>Trace of an order of the past in the ledger.</summary>
/// <param name="IsPaid">Whether it knows of the payment.</param>
/// <param name="CompletedOnUtc">When it first was complete and paid; null: not yet, or not known.</param>
/// <param name="Redeemed">Credit that it was paid with, without what edits freed; given back since or not; minor units.</param>
/// <param name="MoneyPaid">Its total when it was paid, where it has changed since; minor units.</param>
readonly record struct PastOrderTrace(bool IsPaid, DateTime? CompletedOnUtc, long Redeemed, long? MoneyPaid);
