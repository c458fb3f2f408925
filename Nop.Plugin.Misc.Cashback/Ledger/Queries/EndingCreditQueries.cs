namespace Nop.Plugin.Misc.Cashback.Ledger.Queries;

/// <summary>Credit that can be used now and ends in a while; what is set aside is not among it.</summary>
sealed class EndingCreditQueries(IRepository<Lot> lots, IRepository<Wallet> wallets)
{
    /// <summary>Sums of some clients of what ends after an instant and until another, minor units of all their wallets in a currency; who has none of it is not among them.</summary>
    /// <param name="customerIds">The clients.</param>
    /// <param name="currencyCode">The currency.</param>
    /// <param name="afterUtc">What ends at this instant or before is over.</param>
    /// <param name="untilUtc">The last end that counts.</param>
    public async Task<IReadOnlyDictionary<int, long>> OfAsync(IReadOnlyCollection<int> customerIds, string currencyCode, DateTime afterUtc, DateTime untilUtc)
    {
        var ids = customerIds.ToList();
        var sums = await (
            from lot in Ending(afterUtc, untilUtc)
            join wallet in wallets.Table on lot.WalletId equals wallet.Id
            where ids.Contains(wallet.CustomerId) && wallet.CurrencyCode == currencyCode
            group lot by wallet.CustomerId into ofClient
            select new { CustomerId = ofClient.Key, Amount = ofClient.Sum(lot => lot.Available) }).ToListAsync();
        return sums.ToDictionary(row => row.CustomerId, row => row.Amount);
    }

    /// <summary>Lots that end after an instant and until another, of the next wallets in the order of their ids.</summary>
    /// <param name="afterUtc">What ends at this instant or before is over.</param>
    /// <param name="untilUtc">The last end that counts.</param>
    /// <param name="afterWalletId">Last wallet of the page before; 0: the first page.</param>
    /// <param name="wallets">Wallets a page.</param>
    /// <returns>By wallet, ascending; empty: there are no more.</returns>
    public async Task<IReadOnlyList<IGrouping<int, Lot>>> PageAsync(DateTime afterUtc, DateTime untilUtc, int afterWalletId, int wallets)
    {
        var ending = Ending(afterUtc, untilUtc);
        var ids = await ending.Where(lot => lot.WalletId > afterWalletId).Select(lot => lot.WalletId).Distinct().OrderBy(id => id).Take(wallets).ToListAsync();
        return ids.Count == 0 ? [] : [.. (await ending.Where(lot => ids.Contains(lot.WalletId)).ToListAsync()).GroupBy(lot => lot.WalletId).OrderBy(group => group.Key)];
    }
    IQueryable<Lot> Ending(DateTime afterUtc, DateTime untilUtc)
    {
        var (after, until) = (afterUtc.AsStored(), untilUtc.AsStored());
        return lots.Table.Where(lot => lot.Open && lot.Available > 0 && lot.ExpiresOnUtc > after && lot.ExpiresOnUtc <= until);
    }
}
