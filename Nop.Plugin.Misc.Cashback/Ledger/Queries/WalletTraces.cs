namespace Nop.Plugin.Misc.Cashback.Ledger.Queries;

/// <summary>Finds what the ledger holds of customers who were deleted for good. Reads only.</summary>
sealed class WalletTraces(IRepository<Wallet> wallets, IRepository<Hold> holds, IRepository<LedgerEntry> entries, IRepository<Customer> customers)
{
    const int Open = (int)HoldState.Open;
    const int First = HashFormat.First;

    /// <summary>A customer's wallets, of all stores and currencies.</summary>
    public async Task<IReadOnlyList<Wallet>> OfAsync(int customerId) => [.. await wallets.GetAllAsync(all => all.Where(wallet => wallet.CustomerId == customerId).OrderBy(wallet => wallet.Id))];

    /// <summary>The wallets of several customers.</summary>
    public async Task<IReadOnlyList<Wallet>> OfAsync(IReadOnlyCollection<int> customerIds)
    {
        var ids = customerIds.ToList();
        return [.. await wallets.GetAllAsync(all => all.Where(wallet => ids.Contains(wallet.CustomerId)))];
    }

    /// <summary>Reads the open holds of a wallet.</summary>
    public async Task<IReadOnlyList<Hold>> OpenHoldsAsync(int walletId) =>
        [.. await holds.GetAllAsync(all => all.Where(hold => hold.WalletId == walletId && hold.StateId == Open).OrderBy(hold => hold.Id))];

    /// <summary>Finds, of some customers, those in whose wallets something is left: credit, open holds, or texts that can be erased.</summary>
    public async Task<IReadOnlyCollection<int>> FindAsync(IReadOnlyCollection<int> customerIds)
    {
        var (ids, texts) = (customerIds.ToList(), entries.Table);
        return await wallets.Table
            .Where(wallet => ids.Contains(wallet.CustomerId)
                && (wallet.Pending > 0 || wallet.Available > 0 || wallet.Reserved > 0
                    || texts.Any(entry => entry.WalletId == wallet.Id && entry.Reason != null && (entry.ReasonDigest != null || entry.HashFormat == First))))
            .Select(wallet => wallet.CustomerId).Distinct().ToListAsync();
    }

    /// <summary>Wallets after an id in which something is left, credit, open holds, or texts that can be erased, and whose customer has no row in the shop any more: it deletes that of who was deleted for good with those of guests.</summary>
    /// <param name="afterWalletId">The wallets begin after this one.</param>
    public IQueryable<Wallet> OfNobody(int afterWalletId)
    {
        var (rows, open, texts) = (customers.Table, holds.Table, entries.Table);
        return wallets.Table
            .Where(wallet => wallet.Id > afterWalletId && !rows.Any(row => row.Id == wallet.CustomerId)
                && (wallet.Pending > 0 || wallet.Available > 0 || wallet.Reserved > 0
                    || open.Any(hold => hold.WalletId == wallet.Id && hold.StateId == Open)
                    || texts.Any(entry => entry.WalletId == wallet.Id && entry.Reason != null && (entry.ReasonDigest != null || entry.HashFormat == First))))
            .OrderBy(wallet => wallet.Id);
    }
}
