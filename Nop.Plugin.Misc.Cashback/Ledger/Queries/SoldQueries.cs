namespace Nop.Plugin.Misc.Cashback.Ledger.Queries;

/// <summary>Reads sales in the salon of the past, those that were not undone.</summary>
public sealed class SoldQueries(IRepository<Sale> sales, IRepository<Wallet> wallets, IRepository<OrderAccount> accounts)
{
    /// <summary>When they were recorded, UTC.</summary>
    /// <param name="fromUtc">At this instant or later.</param>
    /// <param name="toUtc">Before this one.</param>
    public async Task<IReadOnlyList<DateTime>> InstantsAsync(DateTime fromUtc, DateTime toUtc)
    {
        var (from, to) = (fromUtc.AsStored(), toUtc.AsStored());
        return [.. await accounts.Table.SalesAlive().Where(account => account.FrozenOnUtc >= from && account.FrozenOnUtc < to).Select(account => account.FrozenOnUtc).ToListAsync()];
    }

    /// <summary>Those before an instant, with their clients.</summary>
    /// <param name="storeId">The store whose settings held; 0: all.</param>
    /// <param name="toUtc">The instant.</param>
    /// <param name="currencyCode">Currency of their wallets.</param>
    internal IQueryable<SoldRow> Before(int storeId, DateTime toUtc, string currencyCode)
    {
        var to = toUtc.AsStored();
        return
            from sale in sales.Table.Standing(accounts.Table)
            join wallet in wallets.Table on sale.WalletId equals wallet.Id
            where sale.SoldOnUtc < to && (storeId == 0 || sale.StoreId == storeId) && wallet.CurrencyCode == currencyCode
            select new SoldRow { Sale = sale, CustomerId = wallet.CustomerId };
    }
}

/// <summary>A sale and whose it is.</summary>
sealed class SoldRow
{
    /// <summary>The sale.</summary>
    public required Sale Sale { get; init; }

    /// <summary>The client.</summary>
    public int CustomerId { get; init; }

    /// <summary>Whether the client has an account, once it was looked up.</summary>
    public bool HasAccount { get; set; }
}
