using Nop.Core.Domain.Directory;
using Nop.Services.Directory;

namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>Finds wallets for pages and services: whose, in which scope and currency; and reads their history. Reads only.</summary>
public interface IWalletDirectory
{
    /// <summary>The primary store currency with its decimals.</summary>
    Task<CurrencySpec> GetCurrencyAsync();

    /// <summary>The currency in which wallets were kept until the shop took another one, as long as its owner has not decided what becomes of them: nothing is posted meanwhile. Null: there is nothing to decide.</summary>
    Task<string?> FormerCurrencyAsync();

    /// <summary>Whether nothing is posted in wallets of a currency, because it is not the shop's, or because its owner has not decided yet.</summary>
    Task<bool> IsFormerAsync(string currencyCode);

    /// <summary>The store scope of wallets as seen from a store: the store, or 0 where wallets are shared by all.</summary>
    Task<int> ScopeAsync(int storeId);

    /// <summary>The key of a customer's wallet as seen from a store.</summary>
    Task<WalletKey> KeyAsync(int customerId, int storeId);

    /// <summary>Wallets with their customers, newest first.</summary>
    /// <param name="email">Part of the e-mail; null or empty: any.</param>
    /// <param name="name">Part of first or last name; null or empty: any.</param>
    /// <param name="customerId">Whose; null: anybody's.</param>
    /// <param name="withCreditOnly">Only wallets with something in them.</param>
    /// <param name="pageIndex">From 0.</param>
    /// <param name="pageSize">Rows a page.</param>
    Task<IPagedList<WalletRow>> SearchAsync(string? email, string? name, int? customerId, bool withCreditOnly, int pageIndex, int pageSize);

    /// <summary>A wallet with its customer; null: none.</summary>
    Task<WalletRow?> GetAsync(int walletId);

    /// <summary>A customer's wallet; null: never opened.</summary>
    Task<WalletRow?> FindAsync(WalletKey key);

    /// <summary>Finds, of some customers, those whose wallet the shop closed: they earn nothing and get nothing.</summary>
    /// <param name="customerIds">The customers.</param>
    /// <param name="storeId">Seen from which store.</param>
    Task<IReadOnlySet<int>> ClosedAsync(IReadOnlyCollection<int> customerIds, int storeId);

    /// <summary>The wallet that has now what a merged one had, also where that one was merged further; null: it was not merged.</summary>
    /// <param name="wallet">The wallet that was given up.</param>
    Task<WalletRow?> HeirAsync(Wallet wallet);

    /// <summary>The wallets that were merged into one, ascending by id; those that were merged into them are not among them.</summary>
    Task<IReadOnlyList<WalletRow>> MergedAsync(int walletId);

    /// <summary>The client as whom a client goes on whose wallets, all of them, were merged into wallets of that other one; null: none.</summary>
    Task<Customer?> HeirOfClientAsync(int customerId);

    /// <summary>A wallet's entries, newest first.</summary>
    /// <param name="walletId">The wallet.</param>
    /// <param name="pageIndex">From 0.</param>
    /// <param name="pageSize">Rows a page.</param>
    /// <param name="withNotes">Also what the chain notes of edited orders and moves nothing.</param>
    Task<IPagedList<LedgerEntry>> EntriesAsync(int walletId, int pageIndex, int pageSize, bool withNotes = true);

    /// <summary>The accounts of a wallet's orders by order id, for explanations.</summary>
    Task<IDictionary<int, OrderAccount>> OrdersAsync(int walletId, IReadOnlyCollection<int> orderIds);
}

/// <summary>A wallet and whose it is.</summary>
/// <param name="Wallet">The row; do not change it.</param>
/// <param name="Customer">The customer.</param>
public sealed record WalletRow(Wallet Wallet, Customer Customer);

/// <inheritdoc cref="IWalletDirectory"/>
class WalletDirectory(ISettingService settings, ICurrencyService currencies, IWalletQueries queries, ShopText shopText) : IWalletDirectory
{
    public async Task<CurrencySpec> GetCurrencyAsync()
    {
        var primary = await settings.LoadSettingAsync<CurrencySettings>();
        var currency = await currencies.GetCurrencyByIdAsync(primary.PrimaryStoreCurrencyId)
            ?? throw new InvalidOperationException("The shop has no primary store currency.");
        return CurrencySpec.For(currency.CurrencyCode);
    }

    public async Task<string?> FormerCurrencyAsync()
    {
        // Beside settings that are cached it asks for something only where the two are not the same.
        var kept = (await settings.LoadSettingAsync<CashbackCurrencySettings>())?.Code;
        return !string.IsNullOrEmpty(kept) && kept != (await GetCurrencyAsync()).Code && await queries.AnyOfAsync(kept) ? kept : null;
    }

    public async Task<bool> IsFormerAsync(string currencyCode) => currencyCode != (await GetCurrencyAsync()).Code || await FormerCurrencyAsync() is not null;

    public async Task<int> ScopeAsync(int storeId)
    {
        // The same for all stores: a store of its own saying would split wallets that others share.
        var values = await settings.LoadSettingAsync<CashbackSettings>();
        return values.WalletPerStore ? storeId : 0;
    }

    public async Task<WalletKey> KeyAsync(int customerId, int storeId) =>
        new(customerId, await ScopeAsync(storeId), (await GetCurrencyAsync()).Code);

    public Task<IPagedList<WalletRow>> SearchAsync(string? email, string? name, int? customerId, bool withCreditOnly, int pageIndex, int pageSize) =>
        queries.SearchAsync(Storable(email), Storable(name), customerId, withCreditOnly, pageIndex, pageSize);

    public Task<WalletRow?> GetAsync(int walletId) => queries.GetAsync(walletId);

    public Task<WalletRow?> FindAsync(WalletKey key) => queries.FindAsync(key);

    public async Task<IReadOnlySet<int>> ClosedAsync(IReadOnlyCollection<int> customerIds, int storeId) => await queries.ClosedAsync(customerIds, await ScopeAsync(storeId), (await GetCurrencyAsync()).Code);

    public Task<WalletRow?> HeirAsync(Wallet wallet) => queries.HeirAsync(wallet);

    public Task<IReadOnlyList<WalletRow>> MergedAsync(int walletId) => queries.MergedAsync(walletId);

    public Task<Customer?> HeirOfClientAsync(int customerId) => queries.HeirOfClientAsync(customerId);

    public Task<IPagedList<LedgerEntry>> EntriesAsync(int walletId, int pageIndex, int pageSize, bool withNotes = true) => queries.EntriesAsync(walletId, pageIndex, pageSize, withNotes);

    public Task<IDictionary<int, OrderAccount>> OrdersAsync(int walletId, IReadOnlyCollection<int> orderIds) => queries.OrdersAsync(walletId, orderIds);

    string? Storable(string? text) => text is null ? null : shopText.Storable(text);
}
