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
    IRepository<OrderItem> items,
    IRepository<LedgerEntry> entries,
    IRepository<Hold> holds,
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

    /// <summary>Lines of some clients' sales that count, recorded at an instant or later and before another.</summary>
    internal async Task<IReadOnlyList<(int CustomerId, SaleLine Line)>> LinesAsync(IReadOnlyCollection<int> customerIds, DateTime fromUtc, DateTime beforeUtc)
    {
        var (ids, since, before) = (customerIds.ToList(), fromUtc.AsStored(), beforeUtc.AsStored());
        var found = await (
            from sale in Sold()
            join line in lines.Table on sale.OrderId equals -line.SaleNumber
            where ids.Contains(sale.CustomerId) && sale.OnUtc >= since && sale.OnUtc < before
            orderby line.Id
            select new { sale.CustomerId, Line = line }).ToListAsync();
        return [.. found.Select(row => (row.CustomerId, row.Line))];
    }

    /// <summary>Pieces that some clients bought after an instant, by product, or by the category that a till named. What came back of a purchase that still counts is among them.</summary>
    /// <param name="customerIds">The clients.</param>
    /// <param name="afterUtc">Bought after this instant.</param>
    internal async Task<IReadOnlyList<BoughtPieces>> PiecesAsync(IReadOnlyCollection<int> customerIds, DateTime afterUtc)
    {
        var (ids, after) = (customerIds.ToList(), afterUtc.AsStored());
        var ordered = await (
            from order in orders.Table.Counting()
            join item in items.Table on order.Id equals item.OrderId
            where ids.Contains(order.CustomerId) && order.CreatedOnUtc > after
            group item by new { order.CustomerId, item.ProductId } into same
            select new { same.Key.CustomerId, same.Key.ProductId, Pieces = same.Sum(item => item.Quantity) }).ToListAsync();
        var sold = await (
            from sale in Sold()
            join line in lines.Table on sale.OrderId equals -line.SaleNumber
            where ids.Contains(sale.CustomerId) && sale.OnUtc > after
            group line by new { sale.CustomerId, line.ProductId, line.CategoryId } into same
            select new { same.Key.CustomerId, same.Key.ProductId, same.Key.CategoryId, Pieces = same.Sum(line => line.Quantity) }).ToListAsync();
        return
        [
            .. ordered.Select(row => new BoughtPieces(row.CustomerId, row.ProductId, CategoryId: 0, row.Pieces)),
            .. sold.Select(row => new BoughtPieces(row.CustomerId, row.ProductId, row.CategoryId, row.Pieces)),
        ];
    }

    /// <summary>When some clients were last at a branch: a sale that counts, or credit that was taken there without one. A voucher that every branch takes tells of none.</summary>
    /// <param name="customerIds">The clients.</param>
    /// <param name="branchIds">The branches; empty: any.</param>
    /// <param name="afterUtc">After this instant.</param>
    internal async Task<IReadOnlyDictionary<int, DateTime>> VisitsAsync(IReadOnlyCollection<int> customerIds, IReadOnlyCollection<int> branchIds, DateTime afterUtc)
    {
        var (ids, branches, any, after) = (customerIds.ToList(), branchIds.ToList(), branchIds.Count == 0, afterUtc.AsStored());
        var sold = await (
            from sale in Sold()
            join row in sales.Table on sale.OrderId equals -row.Number
            where ids.Contains(sale.CustomerId) && sale.OnUtc > after && (any || branches.Contains(row.BranchId))
            group sale by sale.CustomerId into visits
            select new { CustomerId = visits.Key, OnUtc = visits.Max(sale => sale.OnUtc) }).ToListAsync();
        var taken = await (
            from wallet in wallets.Table
            join entry in entries.Table on wallet.Id equals entry.WalletId
            join hold in holds.Table on new { entry.WalletId, Number = entry.HoldNumber } equals new { hold.WalletId, Number = (int?)hold.Number }
            where ids.Contains(wallet.CustomerId) && entry.KindId == (int)EntryKind.Capture && entry.OrderId == null && entry.CreatedOnUtc > after
                && hold.BranchId > 0 && (any || branches.Contains(hold.BranchId))
            group entry by wallet.CustomerId into visits
            select new { CustomerId = visits.Key, OnUtc = visits.Max(entry => entry.CreatedOnUtc) }).ToListAsync();
        return sold.Concat(taken).GroupBy(row => row.CustomerId).ToDictionary(visits => visits.Key, visits => visits.Max(row => row.OnUtc).AsUtc());
    }

    /// <summary>Those of some clients who spent credit of theirs that did not come back, in whatever wallet and currency.</summary>
    internal async Task<IReadOnlySet<int>> SpentCreditAsync(IReadOnlyCollection<int> customerIds)
    {
        var ids = customerIds.ToList();
        var moved = await (
            from wallet in wallets.Table
            join entry in entries.Table on wallet.Id equals entry.WalletId
            where ids.Contains(wallet.CustomerId) && (entry.KindId == (int)EntryKind.Capture || entry.KindId == (int)EntryKind.Restore)
            group entry by new { wallet.CustomerId, entry.KindId } into same
            select new { same.Key.CustomerId, same.Key.KindId, Amount = same.Sum(entry => entry.Amount) }).ToListAsync();
        return moved.GroupBy(row => row.CustomerId).Where(ofClient => ofClient.Sum(row => row.KindId == (int)EntryKind.Capture ? row.Amount : -row.Amount) > 0)
            .Select(ofClient => ofClient.Key).ToHashSet();
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

/// <summary>Pieces that a client bought of something.</summary>
/// <param name="CustomerId">The client.</param>
/// <param name="ProductId">The product; 0: none in particular.</param>
/// <param name="CategoryId">Of a sale, where no product was named, the category; 0: none.</param>
/// <param name="Pieces">Pieces or treatments.</param>
sealed record BoughtPieces(int CustomerId, int ProductId, int CategoryId, int Pieces);

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
