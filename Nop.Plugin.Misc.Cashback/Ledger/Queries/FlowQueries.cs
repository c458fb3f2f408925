namespace Nop.Plugin.Misc.Cashback.Ledger.Queries;

/// <summary>What all wallets of a currency hold together. Minor units.</summary>
/// <param name="Pending">Earned and not usable yet.</param>
/// <param name="Available">Booked as available, past its date or not.</param>
/// <param name="Reserved">Set aside for checkouts and vouchers.</param>
/// <param name="Debt">What clients owe back; 0 or more.</param>
/// <param name="Holders">Wallets with something in them.</param>
public sealed record CreditHeld(long Pending, long Available, long Reserved, long Debt, int Holders)
{
    /// <summary>A shop without wallets.</summary>
    public static CreditHeld None { get; } = new(0, 0, 0, 0, 0);

    /// <summary>What the shop owes to its clients, less what clients owe back.</summary>
    public long Net => Pending + Available + Reserved - Debt;
}

/// <summary>What went from one account to another in a span of time, for one reason. Minor units.</summary>
/// <param name="Kind">The reason.</param>
/// <param name="From">From where.</param>
/// <param name="To">To where.</param>
/// <param name="Amount">How much.</param>
/// <param name="ByOrders">How much of it belongs to orders of the web shop.</param>
public sealed record CreditFlow(EntryKind Kind, LedgerAccount From, LedgerAccount To, long Amount, long ByOrders);

/// <summary>Purchases of a span of time, and those of them that credit paid a part of.</summary>
/// <param name="All">Orders that count (<see cref="OrderStates.Counting"/>) and sales that were not undone.</param>
/// <param name="WithCredit">Those with credit.</param>
public sealed record CreditUse(int All, int WithCredit);

/// <summary>Sums of all wallets for reports. Every figure is summed up from wallets and entries when it is asked for; none is kept. Reads only.</summary>
public sealed class FlowQueries(IRepository<Wallet> wallets, IRepository<LedgerEntry> entries, IRepository<OrderAccount> accounts, IRepository<Sale> sales, IRepository<Order> orders)
{
    const int Capture = (int)EntryKind.Capture;

    // All of them: an index over channel and instant finds a span of time.
    static readonly int[] s_channels = [.. Enum.GetValues<Channel>().Select(channel => (int)channel)];

    /// <summary>Sums up what wallets hold now.</summary>
    /// <param name="currencyCode">Currency of the wallets.</param>
    public async Task<CreditHeld> HeldAsync(string currencyCode)
    {
        var found = wallets.Table.Where(wallet => wallet.CurrencyCode == currencyCode);
        var holders = await found.CountAsync(wallet => wallet.Pending > 0 || wallet.Available > 0 || wallet.Reserved > 0);
        var sums = await found.GroupBy(wallet => wallet.CurrencyCode).Select(all => new
        {
            Pending = all.Sum(wallet => wallet.Pending),
            Available = all.Sum(wallet => wallet.Available),
            Reserved = all.Sum(wallet => wallet.Reserved),
            Debt = all.Sum(wallet => wallet.Debt),
        }).ToListAsync();
        return sums is [var sum] ? new(sum.Pending, sum.Available, sum.Reserved, -sum.Debt, holders) : CreditHeld.None;
    }

    /// <summary>Sums up entries of a span of time, notes included.</summary>
    /// <param name="currencyCode">Currency of their wallets.</param>
    /// <param name="fromUtc">Booked at this instant or later.</param>
    /// <param name="toUtc">Before this one.</param>
    public async Task<IReadOnlyList<CreditFlow>> FlowsAsync(string currencyCode, DateTime fromUtc, DateTime toUtc)
    {
        var (since, before) = (fromUtc.AsStored(), toUtc.AsStored());
        var booked =
            from entry in entries.Table
            join wallet in wallets.Table on entry.WalletId equals wallet.Id
            where s_channels.Contains(entry.ChannelId) && entry.CreatedOnUtc >= since && entry.CreatedOnUtc < before && wallet.CurrencyCode == currencyCode
            select entry;
        var sums = await booked.GroupBy(entry => new { entry.KindId, entry.FromAccountId, entry.ToAccountId }).Select(all => new
        {
            all.Key.KindId,
            all.Key.FromAccountId,
            all.Key.ToAccountId,
            Amount = all.Sum(entry => entry.Amount),
            ByOrders = all.Sum(entry => entry.OrderId > 0 ? entry.Amount : 0),
        }).ToListAsync();
        return [.. sums.Select(sum => new CreditFlow((EntryKind)sum.KindId, (LedgerAccount)sum.FromAccountId, (LedgerAccount)sum.ToAccountId, sum.Amount, sum.ByOrders))];
    }

    /// <summary>Counts the purchases of a span of time: orders by when they were placed, sales by when they were recorded.</summary>
    /// <param name="fromUtc">At this instant or later.</param>
    /// <param name="toUtc">Before this one.</param>
    public async Task<CreditUse> UseAsync(DateTime fromUtc, DateTime toUtc)
    {
        var (since, before) = (fromUtc.AsStored(), toUtc.AsStored());
        var placed = orders.Table.Counting().Where(order => order.CreatedOnUtc >= since && order.CreatedOnUtc < before);
        var sold =
            from sale in sales.Table
            join account in accounts.Table.SalesAlive() on -sale.Number equals account.OrderId
            where sale.SoldOnUtc >= since && sale.SoldOnUtc < before
            select sale;
        var withCredit = placed.Where(order => entries.Table.Any(entry => entry.OrderId == order.Id && entry.KindId == Capture));
        return new(
            await placed.CountAsync() + await sold.CountAsync(),
            await withCredit.CountAsync() + await sold.CountAsync(sale => sale.Credit > 0));
    }

    /// <summary>Reads when the first wallet of this ledger was opened; null: there is none. It names the ledger: one that was deleted and begun anew has another.</summary>
    public async Task<DateTime?> BegunOnAsync() =>
        await wallets.Table.OrderBy(wallet => wallet.Id).Select(wallet => (DateTime?)wallet.CreatedOnUtc).FirstOrDefaultAsync() is { } first ? first.AsUtc() : null;
}
