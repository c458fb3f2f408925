namespace Nop.Plugin.Misc.Cashback.Ledger.Queries;

/// <summary>Reads the whole ledger, page after page. Reads only.</summary>
public sealed class LedgerFileQueries(IRepository<LedgerEntry> entries, IRepository<Wallet> wallets)
{
    /// <summary>Entries with their wallets, by wallet and sequence.</summary>
    /// <param name="walletId">The wallet of the last entry before the page; 0: the page is the first.</param>
    /// <param name="sequence">The sequence of that entry.</param>
    /// <param name="take">At most so many.</param>
    public async Task<IReadOnlyList<EntryOfWallet>> PageAsync(int walletId, long sequence, int take)
    {
        var rows = await entries.GetAllAsync(all => all
            .Where(entry => entry.WalletId > walletId || entry.WalletId == walletId && entry.Sequence > sequence)
            .OrderBy(entry => entry.WalletId).ThenBy(entry => entry.Sequence).Take(take));
        var ids = rows.Select(entry => entry.WalletId).Distinct().ToList();
        var byId = (await wallets.GetAllAsync(all => all.Where(wallet => ids.Contains(wallet.Id)))).ToDictionary(wallet => wallet.Id);
        return [.. rows.Select(entry => new EntryOfWallet(entry, byId[entry.WalletId]))];
    }
}
