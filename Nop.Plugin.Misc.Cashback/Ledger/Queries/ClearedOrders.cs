namespace Nop.Plugin.Misc.Cashback.Ledger.Queries;

/// <summary>Orders that are past taking back (<see cref="Rules.Bonuses.OrderClearing"/>). Reads only.</summary>
public class ClearedOrders(IRepository<OrderAccount> accounts, IRepository<Order> orders)
{
    /// <summary>Orders that cleared in a span of time, by id.</summary>
    /// <param name="sinceUtc">Cleared at this instant or later.</param>
    /// <param name="placedFromUtc">Placed at this instant or later.</param>
    /// <param name="nowUtc">Cleared until now.</param>
    /// <param name="afterOrderId">The page begins after this order.</param>
    /// <param name="take">Rows to look at; a page may hold fewer, down to none, before the end.</param>
    /// <returns>The orders, and the last id that was looked at; 0: there is no further page.</returns>
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

    /// <summary>All of some clients, by id.</summary>
    /// <param name="customerIds">The clients.</param>
    /// <param name="placedFromUtc">Placed at this instant or later.</param>
    /// <param name="nowUtc">Cleared until now.</param>
    public async Task<IReadOnlyList<ClearedOrder>> OfAsync(IReadOnlyCollection<int> customerIds, DateTime placedFromUtc, DateTime nowUtc)
    {
        if (customerIds.Count == 0)
            return [];

        var ids = customerIds.ToList();
        var rows = await Rows(placedFromUtc).Where(row => ids.Contains(row.Order.CustomerId)).OrderBy(row => row.Order.Id).ToListAsync();
        return [.. rows.Select(row => Read(row, nowUtc)).OfType<ClearedOrder>()];
    }

    /// <summary>Orders of some clients that have cleared or still may (<see cref="Platform.OrderStates.OnTheWay"/>), by id.</summary>
    /// <param name="customerIds">The clients.</param>
    /// <param name="placedFromUtc">Placed at this instant or later.</param>
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

/// <summary>An order that has cleared or still may.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="CustomerId">Its client.</param>
/// <param name="PlacedOnUtc">When it was placed.</param>
/// <param name="ClearsOnUtc">When it clears, or cleared; null: it is not complete and paid yet.</param>
public sealed record OrderOnTheWay(int OrderId, int CustomerId, DateTime PlacedOnUtc, DateTime? ClearsOnUtc);

/// <summary>An order that has cleared.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="CustomerId">Its client.</param>
/// <param name="StoreId">Its store.</param>
/// <param name="PlacedOnUtc">When it was placed.</param>
/// <param name="ClearedOnUtc">When it cleared.</param>
public sealed record ClearedOrder(int OrderId, int CustomerId, int StoreId, DateTime PlacedOnUtc, DateTime ClearedOnUtc);
