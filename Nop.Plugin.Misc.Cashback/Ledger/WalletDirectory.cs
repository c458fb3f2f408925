using Nop.Core;
using Nop.Core.Domain.Directory;
using Nop.Plugin.Misc.Cashback.Ledger.Queries;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Services.Configuration;
using Nop.Services.Directory;

namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <inheritdoc cref="IWalletDirectory"/>
public class WalletDirectory(ISettingService settings, ICurrencyService currencies, IWalletQueries queries, ShopText shopText) : IWalletDirectory
{
    /// <inheritdoc/>
    public async Task<CurrencySpec> GetCurrencyAsync()
    {
        var primary = await settings.LoadSettingAsync<CurrencySettings>();
        var currency = await currencies.GetCurrencyByIdAsync(primary.PrimaryStoreCurrencyId)
            ?? throw new InvalidOperationException("The shop has no primary store currency.");
        return CurrencySpec.For(currency.CurrencyCode);
    }

    /// <inheritdoc/>
    public async Task<int> ScopeAsync(int storeId)
    {
        // The same for all stores: a store of its own saying would split wallets that others share.
        var values = await settings.LoadSettingAsync<CashbackSettings>();
        return values.WalletPerStore ? storeId : 0;
    }

    /// <inheritdoc/>
    public async Task<WalletKey> KeyAsync(int customerId, int storeId) =>
        new(customerId, await ScopeAsync(storeId), (await GetCurrencyAsync()).Code);

    /// <inheritdoc/>
    public Task<IPagedList<WalletRow>> SearchAsync(string? email, string? name, string? cardNumber, bool withCreditOnly, int pageIndex, int pageSize) =>
        queries.SearchAsync(Storable(email), Storable(name), Storable(cardNumber), withCreditOnly, pageIndex, pageSize);

    /// <inheritdoc/>
    public Task<WalletRow?> GetAsync(int walletId) => queries.GetAsync(walletId);

    /// <inheritdoc/>
    public Task<WalletRow?> FindAsync(WalletKey key) => queries.FindAsync(key);

    /// <inheritdoc/>
    public Task<IPagedList<LedgerEntry>> EntriesAsync(int walletId, int pageIndex, int pageSize, bool withNotes = true) => queries.EntriesAsync(walletId, pageIndex, pageSize, withNotes);

    /// <inheritdoc/>
    public Task<IDictionary<int, OrderAccount>> OrdersAsync(int walletId, IReadOnlyCollection<int> orderIds) => queries.OrdersAsync(walletId, orderIds);

    string? Storable(string? text) => text is null ? null : shopText.Storable(text);
}
