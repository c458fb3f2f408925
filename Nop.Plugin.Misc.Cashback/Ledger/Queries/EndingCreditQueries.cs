namespace Nop.Plugin.Misc.Cashback.Ledger.Queries;

/// <summary>Credit that can be used now and ends in a while; what is set aside is not among it.</summary>
sealed class EndingCreditQueries(IRepository<Lot> lots)
{
    /// <summary>Lots that end after an instant and until another, of the next wallets in the order of their ids.</summary>
    /// <param name="afterUtc">What ends at this instant or before is over.</param>
    /// <param name="untilUtc">The last end that counts.</param>
    /// <param name="afterWalletId">Last wallet of the page before; 0: the first page.</param>
    /// <param name="wallets">Wallets a page.</param>
    /// <returns>By wallet, ascending; empty: there are no more.</returns>
    public async Task<IReadOnlyList<IGrouping<int, Lot>>> PageAsync(DateTime afterUtc, DateTime untilUtc, int afterWalletId, int wallets)
    {
        var (after, until) = (afterUtc.AsStored(), untilUtc.AsStored());
        var ending = lots.Table.Where(lot => lot.Open && lot.Available > 0 && lot.ExpiresOnUtc > after && lot.ExpiresOnUtc <= until);
        var ids = await ending.Where(lot => lot.WalletId > afterWalletId).Select(lot => lot.WalletId).Distinct().OrderBy(id => id).Take(wallets).ToListAsync();
        return ids.Count == 0 ? [] : [.. (await ending.Where(lot => ids.Contains(lot.WalletId)).ToListAsync()).GroupBy(lot => lot.WalletId).OrderBy(group => group.Key)];
    }
}
