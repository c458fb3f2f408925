namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>Wallets of stores that the shop has deleted, as long as something is in them: where stores have wallets of their own, nobody reaches their credit any more.</summary>
sealed class WaitingStores(IRepository<Wallet> wallets, IStoreService stores) : IWaitingWork
{
    public string Name => "StoreGone";

    public string Permission => CashbackPermissions.AdjustWallets;

    public WorkPage Page { get; } = new("CashbackWallet", "Wallet");

    public async Task<int> CountAsync() => await (await OpenAsync()).CountAsync();

    public async Task<IReadOnlyList<WaitingItem>> ListAsync(int skip, int take) =>
        [.. (await (await OpenAsync()).OrderBy(wallet => wallet.Id).Skip(skip).Take(take).ToListAsync()).Select(WaitingWallets.ItemOf)];

    async Task<IQueryable<Wallet>> OpenAsync()
    {
        var known = (await stores.GetAllStoresAsync()).Select(store => store.Id).Append(0).ToList();
        return WaitingWallets.WithSomething(wallets.Table).Where(wallet => !known.Contains(wallet.StoreId));
    }
}

/// <summary>Closed wallets that hold something again, because an order of before was refunded: whoever closed them has settled less than that.</summary>
sealed class WaitingClosedWallets(IRepository<Wallet> wallets) : IWaitingWork
{
    const int Closed = (int)WalletState.Closed;

    public string Name => "ClosedWallet";

    public string Permission => CashbackPermissions.AdjustWallets;

    public WorkPage Page { get; } = new("CashbackWallet", "Wallet");

    public Task<int> CountAsync() => Open().CountAsync();

    public async Task<IReadOnlyList<WaitingItem>> ListAsync(int skip, int take) =>
        [.. (await Open().OrderBy(wallet => wallet.Id).Skip(skip).Take(take).ToListAsync()).Select(WaitingWallets.ItemOf)];

    IQueryable<Wallet> Open() => WaitingWallets.WithSomething(wallets.Table).Where(wallet => wallet.StateId == Closed);
}

/// <summary>What waiting wallets have in common.</summary>
static class WaitingWallets
{
    public static IQueryable<Wallet> WithSomething(IQueryable<Wallet> wallets) => wallets.Where(wallet => wallet.Pending != 0 || wallet.Available != 0 || wallet.Reserved != 0 || wallet.Debt != 0);

    public static WaitingItem ItemOf(Wallet wallet) => new(wallet.Id, wallet.CreatedOnUtc.AsUtc(), wallet.CardNumber)
    {
        CustomerId = wallet.CustomerId,
        Amount = Figures.Amount(wallet.Pending + wallet.Available + wallet.Reserved + wallet.Debt, CurrencySpec.For(wallet.CurrencyCode)),
    };
}
