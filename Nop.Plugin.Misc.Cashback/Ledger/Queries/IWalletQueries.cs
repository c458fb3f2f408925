using Nop.Core;

namespace Nop.Plugin.Misc.Cashback.Ledger.Queries;

/// <summary>Reads of wallets for lists and tiers. Never for a decision on a balance: that is made on what the ledger itself loads.</summary>
public interface IWalletQueries
{
    /// <summary>As <see cref="IWalletDirectory.SearchAsync"/>.</summary>
    Task<IPagedList<WalletRow>> SearchAsync(string? email, string? name, string? cardNumber, bool withCreditOnly, int pageIndex, int pageSize);

    /// <summary>A wallet with its customer; null: none.</summary>
    Task<WalletRow?> GetAsync(int walletId);

    /// <summary>A wallet with its customer; null: never opened.</summary>
    Task<WalletRow?> FindAsync(WalletKey key);

    /// <summary>Entries, newest first.</summary>
    /// <param name="walletId">The wallet.</param>
    /// <param name="pageIndex">From 0.</param>
    /// <param name="pageSize">Rows a page.</param>
    /// <param name="withNotes">Also what the chain notes of edited orders and moves nothing.</param>
    Task<IPagedList<LedgerEntry>> EntriesAsync(int walletId, int pageIndex, int pageSize, bool withNotes = true);

    /// <summary>Accounts of orders by order id.</summary>
    Task<IDictionary<int, OrderAccount>> OrdersAsync(int walletId, IReadOnlyCollection<int> orderIds);

    /// <summary>Wallets of a currency, ascending by id.</summary>
    Task<IList<Wallet>> PageAsync(string currencyCode, int afterWalletId, int take);

    /// <summary>When the first wallet was opened; null: there is none.</summary>
    Task<DateTime?> FirstOpenedOnAsync();

    /// <summary>What counts towards the tier of a wallet: its completed orders that are not cancelled or deleted.</summary>
    Task<IList<SpendRecord>> SpendAsync(WalletKey key);
}
