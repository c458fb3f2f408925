using Nop.Core.Domain.Orders;
using Nop.Data;
using Nop.Plugin.Misc.Cashback.Ledger.Posting;
using Nop.Plugin.Misc.Cashback.Platform;

namespace Nop.Plugin.Misc.Cashback.Ledger.Queries;

/// <inheritdoc cref="IPastOrderQueries"/>
public class PastOrderQueries(IRepository<Order> orders, IRepository<OrderAccount> accounts, IRepository<Hold> holds) : IPastOrderQueries
{
    /// <inheritdoc/>
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

        var traces = completed.ToDictionary(row => row.OrderId, row => new PastOrderTrace(true, row.CompletedOnUtc.AsUtc(), 0, row.PaidTotal));
        foreach (var group in captured.GroupBy(hold => hold.OrderId!.Value))
            traces[group.Key] = traces.GetValueOrDefault(group.Key) with { Redeemed = OrderPosting.InTotalOf([.. group], group.Key) };
        return traces;
    }
}
