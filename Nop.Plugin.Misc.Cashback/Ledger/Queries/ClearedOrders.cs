using Nop.Core.Domain.Orders;
using Nop.Data;
using Nop.Plugin.Misc.Cashback.Platform;
using Nop.Plugin.Misc.Cashback.Rules;

namespace Nop.Plugin.Misc.Cashback.Ledger.Queries;

/// <inheritdoc cref="IClearedOrders"/>
public class ClearedOrders(IRepository<OrderAccount> accounts, IRepository<Order> orders) : IClearedOrders
{
    /// <inheritdoc/>
    public async Task<(IReadOnlyList<ClearedOrder> Orders, int Last)> PageAsync(DateTime sinceUtc, DateTime placedFromUtc, DateTime nowUtc, int afterOrderId, int take)
    {
        // Delays are frozen with each order, so the longest decides how far back completion may lie.
        var longest = await accounts.Table.OrderByDescending(account => account.ActivationDelayDays).Select(account => account.ActivationDelayDays).FirstOrDefaultAsync();
        var completedFrom = sinceUtc.AddDays(-longest).AsStored();
        var rows = await Rows(placedFromUtc)
            .Where(row => row.Order.Id > afterOrderId && row.Account.CompletedOnUtc >= completedFrom)
            .OrderBy(row => row.Order.Id).Take(take).ToListAsync();
        var cleared = rows.Select(row => Read(row, nowUtc)).OfType<ClearedOrder>().Where(order => order.ClearedOnUtc >= sinceUtc);
        return ([.. cleared], rows.Count < take ? 0 : rows[^1].Order.Id);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ClearedOrder>> OfAsync(IReadOnlyCollection<int> customerIds, DateTime placedFromUtc, DateTime nowUtc)
    {
        if (customerIds.Count == 0)
            return [];

        var ids = customerIds.ToList();
        var rows = await Rows(placedFromUtc).Where(row => ids.Contains(row.Order.CustomerId)).OrderBy(row => row.Order.Id).ToListAsync();
        return [.. rows.Select(row => Read(row, nowUtc)).OfType<ClearedOrder>()];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<OrderOnTheWay>> OnTheWayAsync(IReadOnlyCollection<int> customerIds, DateTime placedFromUtc)
    {
        if (customerIds.Count == 0)
            return [];

        var (ids, placedFrom) = (customerIds.ToList(), placedFromUtc.AsStored());
        var found = await orders.Table.OnTheWay().Where(order => ids.Contains(order.CustomerId) && order.CreatedOnUtc >= placedFrom).OrderBy(order => order.Id).ToListAsync();
        var orderIds = found.Select(order => order.Id).ToList();
        var known = (await accounts.Table.Where(account => orderIds.Contains(account.OrderId)).ToListAsync()).ToDictionary(account => account.OrderId);
        return [.. found.Select(order => new OrderOnTheWay(order.Id, order.CustomerId, order.CreatedOnUtc.AsUtc(), ClearsOn(order, known.GetValueOrDefault(order.Id))))];
    }

    static DateTime? ClearsOn(Order order, OrderAccount? account) =>
        account is { CompletedOnUtc: { } completed } && order.OrderStatusId == OrderStates.Complete && OrderStates.IsStillPaid(order)
            && OrderClearing.HasCleared(completed, account.ActivationDelayDays, account.Voided, account.Money, DateTime.MaxValue)
            ? OrderClearing.ClearsOnUtc(completed, account.ActivationDelayDays)
            : null;

    IQueryable<OrderRow> Rows(DateTime placedFromUtc)
    {
        var placedFrom = placedFromUtc.AsStored();
        return
            from order in orders.Table.StillPaid().Alive()
            join account in accounts.Table on order.Id equals account.OrderId
            where order.CreatedOnUtc >= placedFrom && order.OrderStatusId == OrderStates.Complete
                && account.CompletedOnUtc != null && !account.Voided
            select new OrderRow { Order = order, Account = account };
    }

    static ClearedOrder? Read(OrderRow row, DateTime nowUtc)
    {
        var account = row.Account;
        return OrderClearing.HasCleared(account.CompletedOnUtc, account.ActivationDelayDays, account.Voided, account.Money, nowUtc)
            ? new(row.Order.Id, row.Order.CustomerId, row.Order.StoreId, row.Order.CreatedOnUtc.AsUtc(),
                OrderClearing.ClearsOnUtc(account.CompletedOnUtc!.Value, account.ActivationDelayDays))
            : null;
    }

    sealed class OrderRow
    {
        public required Order Order { get; init; }

        public required OrderAccount Account { get; init; }
    }
}
