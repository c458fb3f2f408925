namespace Nop.Plugin.Misc.Cashback.Ledger.Queries;

/// <summary>Reads what other books are held against, in pages by row id. Reads only.</summary>
sealed class BookQueries(IRepository<LedgerEntry> entries, IRepository<Wallet> wallets, IRepository<OrderAccount> accounts)
{
    const int Bonus = (int)EntryKind.Bonus;
    const int Capture = (int)EntryKind.Capture;
    const int Salon = (int)Channel.Salon;

    /// <summary>Bonuses with whose they are, ascending by id.</summary>
    public async Task<IList<EntryOfWallet>> BonusesAsync(int afterId, int take)
    {
        var page = await entries.GetAllAsync(all => all.Where(entry => entry.Id > afterId && entry.KindId == Bonus).OrderBy(entry => entry.Id).Take(take));
        var byId = await WalletsAsync(page.Select(entry => entry.WalletId));
        // A wallet that is gone is found by its entries.
        return [.. page.Select(entry => new EntryOfWallet(entry, byId.GetValueOrDefault(entry.WalletId) ?? new Wallet { Id = entry.WalletId }))];
    }

    /// <summary>Those of some acts that have been done, each as <see cref="HashChain.KeyOf"/> makes it of its key.</summary>
    public async Task<ISet<string>> DoneAsync(IEnumerable<string> acts)
    {
        var keys = acts.Select(act => PostingContext.KeyOf(act, 0)).ToList();
        return (await entries.Table.Where(entry => keys.Contains(entry.IdempotencyKey)).Select(entry => entry.IdempotencyKey).ToListAsync()).Select(PostingContext.ActOf).ToHashSet();
    }

    /// <summary>Accounts of orders with whose they are, ascending by id, without their explanations.</summary>
    public async Task<IList<AccountOfWallet>> AccountsAsync(int afterId, int take)
    {
        var page = await accounts.Table.Where(account => account.Id > afterId).OrderBy(account => account.Id)
            .Select(account => new { account.Id, account.WalletId, account.OrderId, account.Total, account.Refunded, account.Voided })
            .Take(take).ToListAsync();
        var byId = await WalletsAsync(page.Select(account => account.WalletId));
        return
        [
            .. page.Select(account => new AccountOfWallet(account.Id, account.OrderId, byId.GetValueOrDefault(account.WalletId) ?? new Wallet { Id = account.WalletId },
                account.Total, account.Refunded, account.Voided)),
        ];
    }

    /// <summary>What was taken in the salon, ascending by id.</summary>
    /// <param name="sinceUtc">From this instant on.</param>
    /// <param name="afterId">Ids above this one.</param>
    /// <param name="take">At most so many.</param>
    public Task<IList<LedgerEntry>> TakenInSalonAsync(DateTime sinceUtc, int afterId, int take)
    {
        var since = sinceUtc.AsStored();
        return entries.GetAllAsync(all => all
            .Where(entry => entry.Id > afterId && entry.KindId == Capture && entry.ChannelId == Salon && entry.CreatedOnUtc >= since)
            .OrderBy(entry => entry.Id).Take(take));
    }

    async Task<Dictionary<int, Wallet>> WalletsAsync(IEnumerable<int> walletIds)
    {
        var ids = walletIds.Distinct().ToList();
        return (await wallets.GetAllAsync(all => all.Where(wallet => ids.Contains(wallet.Id)))).ToDictionary(wallet => wallet.Id);
    }
}

/// <summary>An order's account beside its wallet. Amounts in minor units.</summary>
/// <param name="Id">The row.</param>
/// <param name="OrderId">The order.</param>
/// <param name="Wallet">The wallet; without a customer where its row is gone.</param>
/// <param name="Total">What the order costs in money, as the ledger last learned.</param>
/// <param name="Refunded">Refunded money, as the ledger last learned.</param>
/// <param name="Voided">Cancelled or deleted, as the ledger last learned.</param>
sealed record AccountOfWallet(int Id, int OrderId, Wallet Wallet, long Total, long Refunded, bool Voided);
