namespace Nop.Plugin.Misc.Cashback.Ledger.Queries;

/// <summary>Orders, and sales in the salon, that are past taking back (<see cref="Rules.Bonuses.OrderClearing"/>). A sale has its number of the ledger, below 0. Reads only.</summary>
public class ClearedOrders(IRepository<OrderAccount> accounts, IRepository<Order> orders, IRepository<OrderItem> items, IRepository<SaleLine> lines, Purchases purchases)
{
    // Sales come behind all orders: -1 goes on at the first of them.
    const int FirstSale = -1;

    /// <summary>Orders that cleared in a span of time, by id, and then sales.</summary>
    /// <param name="sinceUtc">Cleared at this instant or later.</param>
    /// <param name="placedFromUtc">Placed at this instant or later.</param>
    /// <param name="nowUtc">Cleared until now.</param>
    /// <param name="afterOrderId">The page begins after this order; below 0: among the sales.</param>
    /// <param name="take">Rows to look at; a page may hold fewer, down to none, before the end.</param>
    /// <returns>The orders, and the last id that was looked at; 0: there is no further page.</returns>
    public async Task<(IReadOnlyList<ClearedOrder> Orders, int Last)> PageAsync(DateTime sinceUtc, DateTime placedFromUtc, DateTime nowUtc, int afterOrderId, int take)
    {
        // Delays are frozen with each order, so the longest decides how far back completion may lie.
        var longest = await accounts.Table.OrderByDescending(account => account.ActivationDelayDays).Select(account => account.ActivationDelayDays).FirstOrDefaultAsync();
        var completedFrom = sinceUtc.AddDays(-longest).AsStored();
        if (afterOrderId < 0)
            return await SalesPageAsync(sinceUtc, placedFromUtc, completedFrom, nowUtc, -afterOrderId, take);

        var rows = await Rows(placedFromUtc)
            .Where(row => row.Order.Id > afterOrderId && row.Account.CompletedOnUtc >= completedFrom)
            .OrderBy(row => row.Order.Id).Take(take).ToListAsync();
        var cleared = rows.Select(row => Read(row, nowUtc)).OfType<ClearedOrder>().Where(order => order.ClearedOnUtc >= sinceUtc);
        return ([.. cleared], rows.Count < take ? FirstSale : rows[^1].Order.Id);
    }

    /// <summary>All of some clients, in the order in which they were placed.</summary>
    /// <param name="customerIds">The clients.</param>
    /// <param name="placedFromUtc">Placed at this instant or later.</param>
    /// <param name="nowUtc">Cleared until now.</param>
    public async Task<IReadOnlyList<ClearedOrder>> OfAsync(IReadOnlyCollection<int> customerIds, DateTime placedFromUtc, DateTime nowUtc)
    {
        if (customerIds.Count == 0)
            return [];

        var ids = customerIds.ToList();
        var rows = await Rows(placedFromUtc).Where(row => ids.Contains(row.Order.CustomerId)).OrderBy(row => row.Order.Id).ToListAsync();
        var sold = await Sales(placedFromUtc).Where(sale => ids.Contains(sale.CustomerId)).OrderBy(sale => sale.Number).ToListAsync();
        return [.. rows.Select(row => Read(row, nowUtc)).Concat(sold.Select(sale => Read(sale, nowUtc))).OfType<ClearedOrder>().OrderBy(order => order.PlacedOnUtc)];
    }

    /// <summary>Orders of some clients that have cleared or still may (<see cref="Platform.OrderStates.OnTheWay"/>), by id, and sales.</summary>
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
        var sold = await Sales(placedFromUtc).Where(sale => ids.Contains(sale.CustomerId)).OrderBy(sale => sale.Number).ToListAsync();
        return
        [
            .. found.Select(order => new OrderOnTheWay(order.Id, order.CustomerId, order.CreatedOnUtc.AsUtc(), ClearsOn(order, known.GetValueOrDefault(order.Id)))),
            .. sold.Select(sale => new OrderOnTheWay(SaleNumber.OrderIdOf(sale.Number), sale.CustomerId, sale.OnUtc.AsUtc(), ClearsOn(sale))),
        ];
    }

    /// <summary>Everything that some clients bought that was not cancelled or undone, also what was not paid or complete yet.</summary>
    public async Task<IReadOnlyList<PlacedOrder>> PlacedAsync(IReadOnlyCollection<int> customerIds)
    {
        var ids = customerIds.ToList();
        var placed = await orders.Table.Alive().Where(order => ids.Contains(order.CustomerId)).Select(order => new { order.CustomerId, order.Id, order.CreatedOnUtc }).ToListAsync();
        return
        [
            .. placed.Select(order => new PlacedOrder(order.CustomerId, order.Id, order.CreatedOnUtc.AsUtc())),
            .. (await purchases.SoldAsync(ids)).Select(sale => new PlacedOrder(sale.CustomerId, sale.OrderId, sale.OnUtc)),
        ];
    }

    /// <summary>What was bought in some orders and sales.</summary>
    public async Task<IReadOnlyList<BoughtItem>> ItemsAsync(IReadOnlyCollection<int> orderIds)
    {
        var (ids, numbers) = (orderIds.Where(id => id > 0).ToList(), orderIds.Select(id => SaleNumber.Of(id)).OfType<int>().ToList());
        var ofOrders = ids.Count == 0 ? [] : await items.Table.Where(item => ids.Contains(item.OrderId)).Select(item => new { item.OrderId, item.ProductId, item.Quantity }).ToListAsync();
        var ofSales = numbers.Count == 0 ? [] : await lines.Table.Where(line => numbers.Contains(line.SaleNumber)).ToListAsync();
        return
        [
            .. ofOrders.Select(item => new BoughtItem(item.OrderId, item.ProductId, CategoryId: 0, item.Quantity)),
            .. ofSales.Select(line => new BoughtItem(SaleNumber.OrderIdOf(line.SaleNumber), line.ProductId, line.CategoryId, line.Quantity)),
        ];
    }

    async Task<(IReadOnlyList<ClearedOrder> Orders, int Last)> SalesPageAsync(
        DateTime sinceUtc, DateTime placedFromUtc, DateTime completedFrom, DateTime nowUtc, int fromNumber, int take)
    {
        var rows = await Sales(placedFromUtc).Where(sale => sale.Number >= fromNumber && sale.CompletedOnUtc >= completedFrom).OrderBy(sale => sale.Number).Take(take).ToListAsync();
        return ([.. rows.Select(sale => Read(sale, nowUtc)).OfType<ClearedOrder>().Where(sale => sale.ClearedOnUtc >= sinceUtc)], rows.Count < take ? 0 : -(rows[^1].Number + 1));
    }

    IQueryable<SaleForMoney> Sales(DateTime placedFromUtc)
    {
        var placedFrom = placedFromUtc.AsStored();
        return purchases.SoldForMoney().Where(sale => sale.OnUtc >= placedFrom);
    }

    static DateTime? ClearsOn(SaleForMoney sale) => sale.CompletedOnUtc is { } completed ? OrderClearing.ClearsOnUtc(completed, sale.DelayDays) : null;

    static ClearedOrder? Read(SaleForMoney sale, DateTime nowUtc) =>
        ClearsOn(sale) is { } clears && clears <= nowUtc ? new(SaleNumber.OrderIdOf(sale.Number), sale.CustomerId, sale.StoreId, sale.OnUtc.AsUtc(), clears) : null;

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
/// <param name="OrderId">The order; below 0: a sale.</param>
/// <param name="CustomerId">Its client.</param>
/// <param name="PlacedOnUtc">When it was placed.</param>
/// <param name="ClearsOnUtc">When it clears, or cleared; null: it is not complete and paid yet.</param>
public sealed record OrderOnTheWay(int OrderId, int CustomerId, DateTime PlacedOnUtc, DateTime? ClearsOnUtc);

/// <summary>An order, or a sale in the salon, that was placed.</summary>
/// <param name="CustomerId">Its client.</param>
/// <param name="OrderId">The order; below 0: a sale.</param>
/// <param name="OnUtc">When it was placed or recorded.</param>
public sealed record PlacedOrder(int CustomerId, int OrderId, DateTime OnUtc)
{
    /// <summary>Whether it came before another. Of two of a kind that came at once the lower number did.</summary>
    internal bool IsBefore(int orderId, DateTime onUtc) => OnUtc < onUtc || (OnUtc == onUtc && OrderId > 0 == orderId > 0 && Math.Abs(OrderId) < Math.Abs(orderId));
}

/// <summary>Something that was bought.</summary>
/// <param name="OrderId">The order; below 0: a sale.</param>
/// <param name="ProductId">The product; 0: none in particular.</param>
/// <param name="CategoryId">Of a sale, where no product was named, the category; 0: none.</param>
/// <param name="Quantity">Pieces or treatments.</param>
public sealed record BoughtItem(int OrderId, int ProductId, int CategoryId, int Quantity);

/// <summary>An order that has cleared.</summary>
/// <param name="OrderId">The order; below 0: a sale.</param>
/// <param name="CustomerId">Its client.</param>
/// <param name="StoreId">Its store.</param>
/// <param name="PlacedOnUtc">When it was placed.</param>
/// <param name="ClearedOnUtc">When it cleared.</param>
public sealed record ClearedOrder(int OrderId, int CustomerId, int StoreId, DateTime PlacedOnUtc, DateTime ClearedOnUtc);
