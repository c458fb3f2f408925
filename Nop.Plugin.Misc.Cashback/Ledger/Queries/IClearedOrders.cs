namespace Nop.Plugin.Misc.Cashback.Ledger.Queries;

/// <summary>Orders that are past taking back (<see cref="Rules.OrderClearing"/>). Reads only.</summary>
public interface IClearedOrders
{
    /// <summary>Those that cleared in a span of time, by id.</summary>
    /// <param name="sinceUtc">Cleared at this instant or later.</param>
    /// <param name="placedFromUtc">Placed at this instant or later.</param>
    /// <param name="nowUtc">Cleared until now.</param>
    /// <param name="afterOrderId">The page begins after this order.</param>
    /// <param name="take">Rows to look at; a page may hold fewer, down to none, before the end.</param>
    /// <returns>The orders, and the last id that was looked at; 0: there is no further page.</returns>
    Task<(IReadOnlyList<ClearedOrder> Orders, int Last)> PageAsync(DateTime sinceUtc, DateTime placedFromUtc, DateTime nowUtc, int afterOrderId, int take);

    /// <summary>All of some clients, by id.</summary>
    /// <param name="customerIds">The clients.</param>
    /// <param name="placedFromUtc">Placed at this instant or later.</param>
    /// <param name="nowUtc">Cleared until now.</param>
    Task<IReadOnlyList<ClearedOrder>> OfAsync(IReadOnlyCollection<int> customerIds, DateTime placedFromUtc, DateTime nowUtc);

    /// <summary>Orders of some clients that have cleared or still may (<see cref="Platform.OrderStates.OnTheWay"/>), by id.</summary>
    /// <param name="customerIds">The clients.</param>
    /// <param name="placedFromUtc">Placed at this instant or later.</param>
    Task<IReadOnlyList<OrderOnTheWay>> OnTheWayAsync(IReadOnlyCollection<int> customerIds, DateTime placedFromUtc);
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
