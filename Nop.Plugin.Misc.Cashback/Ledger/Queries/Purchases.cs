namespace Nop.Plugin.Misc.Cashback.Ledger.Queries;

/// <summary>
/// What clients have bought that counts: orders of the shop that are paid and alive (<see cref="Platform.OrderStates"/>), and sales in the salon that were neither undone nor wholly
/// returned (<see cref="SaleStates"/>). Programmes, bonuses and audiences all ask here, so that they mean the same. A sale counts in whatever wallet it was booked, as an order of
/// whatever store does. Reads only.
/// </summary>
public class Purchases(
    IRepository<Order> orders,
    IRepository<OrderAccount> accounts,
    IRepository<Wallet> wallets,
    IRepository<Sale> sales,
    IRepository<SaleLine> lines,
    IRepository<Customer> customers)
{
    /// <summary>When a client's sales were recorded that count.</summary>
    public async Task<IReadOnlyList<DateTime>> SoldOnAsync(int customerId) =>
        [.. (await Sold().Where(sale => sale.CustomerId == customerId).Select(sale => sale.OnUtc).ToListAsync()).Select(instant => instant.AsUtc())];

    /// <summary>Sales of some clients that count.</summary>
    internal async Task<IReadOnlyList<(int CustomerId, int OrderId, DateTime OnUtc)>> SoldAsync(IReadOnlyCollection<int> customerIds)
    {
        var ids = customerIds.ToList();
        return [.. (await Sold().Where(sale => ids.Contains(sale.CustomerId)).ToListAsync()).Select(sale => (sale.CustomerId, sale.OrderId, sale.OnUtc.AsUtc()))];
    }

    /// <summary>The last purchase of each of some clients; who has none is not among them.</summary>
    public async Task<IReadOnlyDictionary<int, LastPurchase>> LastAsync(IReadOnlyCollection<int> customerIds)
    {
        if (customerIds.Count == 0)
            return new Dictionary<int, LastPurchase>();

        var ids = customerIds.ToList();
        var ordered = await orders.Table.Counting().Where(order => ids.Contains(order.CustomerId)).GroupBy(order => order.CustomerId)
            .Select(group => new { CustomerId = group.Key, Id = group.Max(order => order.Id), On = group.Max(order => order.CreatedOnUtc) }).ToListAsync();
        var sold = await Sold().Where(sale => ids.Contains(sale.CustomerId)).GroupBy(sale => sale.CustomerId)
            .Select(group => new { CustomerId = group.Key, Id = group.Min(sale => sale.OrderId), On = group.Max(sale => sale.OnUtc) }).ToListAsync();
        return ordered.Concat(sold).GroupBy(row => row.CustomerId).ToDictionary(ofClient => ofClient.Key, ofClient =>
        {
            var last = ofClient.MaxBy(row => row.On)!;
            return new LastPurchase(last.Id, last.On.AsUtc());
        });
    }

    /// <summary>
    /// Clients whose last purchase is this long ago, by id. Any purchase, also one of credit alone, keeps a client awake; only money that stayed makes somebody a client to be called back.
    /// </summary>
    /// <param name="latestUtc">The last purchase was made at this instant or before.</param>
    /// <param name="afterCustomerId">Ids above this one.</param>
    public IQueryable<int> Sleeping(DateTime latestUtc, int afterCustomerId)
    {
        var latest = latestUtc.AsStored();
        var (ordered, sold) = (orders.Table.Counting().Where(order => order.CreatedOnUtc > latest), Sold().Where(sale => sale.OnUtc > latest));
        var (ordersOfMoney, salesOfMoney) = (orders.Table.StillPaid().Alive().Where(order => order.RefundedAmount < order.OrderTotal), SoldForMoney());
        return customers.Table
            .Where(customer => customer.Id > afterCustomerId
                && (ordersOfMoney.Any(order => order.CustomerId == customer.Id) || salesOfMoney.Any(sale => sale.CustomerId == customer.Id))
                && !ordered.Any(order => order.CustomerId == customer.Id) && !sold.Any(sale => sale.CustomerId == customer.Id))
            .OrderBy(customer => customer.Id).Select(customer => customer.Id);
    }

    /// <summary>Reads whether something was sold to a client in the salon before an instant, also where all of it came back since.</summary>
    public Task<bool> SoldBeforeAsync(int customerId, DateTime beforeUtc)
    {
        var before = beforeUtc.AsStored();
        return SoldOf(accounts.Table.SalesAlive()).AnyAsync(sale => sale.CustomerId == customerId && sale.OnUtc < before);
    }

    /// <summary>Lines of a client's sales that count, recorded at an instant or later and before another.</summary>
    public async Task<IReadOnlyList<SaleLine>> LinesAsync(int customerId, DateTime fromUtc, DateTime beforeUtc)
    {
        var (since, before) = (fromUtc.AsStored(), beforeUtc.AsStored());
        return await (
            from sale in Sold()
            join line in lines.Table on sale.OrderId equals -line.SaleNumber
            where sale.CustomerId == customerId && sale.OnUtc >= since && sale.OnUtc < before
            orderby line.Id
            select line).ToListAsync();
    }

    /// <summary>Sales that count and of which money paid a part: they clear as orders do.</summary>
    internal IQueryable<SaleForMoney> SoldForMoney() =>
        from sale in sales.Table
        join account in accounts.Table.SalesCounting() on -sale.Number equals account.OrderId
        join wallet in wallets.Table on sale.WalletId equals wallet.Id
        where sale.Credit < sale.Gross
        select new SaleForMoney
        {
            CustomerId = wallet.CustomerId,
            Number = sale.Number,
            StoreId = sale.StoreId,
            OnUtc = account.FrozenOnUtc,
            CompletedOnUtc = account.CompletedOnUtc,
            DelayDays = account.ActivationDelayDays,
        };

    IQueryable<SoldToClient> Sold() => SoldOf(accounts.Table.SalesCounting());

    IQueryable<SoldToClient> SoldOf(IQueryable<OrderAccount> found) =>
        from wallet in wallets.Table
        join account in found on wallet.Id equals account.WalletId
        select new SoldToClient { CustomerId = wallet.CustomerId, OrderId = account.OrderId, OnUtc = account.FrozenOnUtc };

    sealed class SoldToClient
    {
        public int CustomerId { get; init; }

        public int OrderId { get; init; }

        public DateTime OnUtc { get; init; }
    }
}

/// <summary>A client's last purchase.</summary>
/// <param name="OrderId">The order; below 0: a sale (<see cref="SaleNumber.OrderIdOf"/>).</param>
/// <param name="OnUtc">When it was placed or recorded.</param>
public sealed record LastPurchase(int OrderId, DateTime OnUtc);

/// <summary>A sale of which money paid a part.</summary>
sealed class SaleForMoney
{
    /// <summary>The client.</summary>
    public int CustomerId { get; init; }

    /// <summary>Its number.</summary>
    public int Number { get; init; }

    /// <summary>The store whose settings held.</summary>
    public int StoreId { get; init; }

    /// <summary>When it was recorded.</summary>
    public DateTime OnUtc { get; init; }

    /// <summary>The same, as its account has it.</summary>
    public DateTime? CompletedOnUtc { get; init; }

    /// <summary>Days that its earnings wait.</summary>
    public int DelayDays { get; init; }
}
