using Nop.Core;
using Nop.Core.Domain.Customers;
using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Plugin.Misc.Cashback.Rules;

namespace Nop.Plugin.Misc.Cashback.Tests.Shops;

/// <summary>One wallet in euro for each customer.</summary>
public sealed class EuroWallets(IWalletStore store, Func<int, Customer> customerOf, Func<IEnumerable<Wallet>> rows) : IWalletDirectory
{
    public Task<CurrencySpec> GetCurrencyAsync() => Task.FromResult(CurrencySpec.For("EUR"));

    public Task<int> ScopeAsync(int storeId) => Task.FromResult(0);

    public Task<WalletKey> KeyAsync(int customerId, int storeId) => Task.FromResult(new WalletKey(customerId, 0, "EUR"));

    public async Task<WalletRow?> FindAsync(WalletKey key) =>
        await store.FindAsync(key, CancellationToken.None) is { } wallet ? new WalletRow(wallet, customerOf(wallet.CustomerId)) : null;

    public Task<IPagedList<WalletRow>> SearchAsync(string? email, string? name, string? cardNumber, bool withCreditOnly, int pageIndex, int pageSize) =>
        Task.FromResult<IPagedList<WalletRow>>(new PagedList<WalletRow>(
            [.. rows().Where(wallet => wallet.CardNumber == cardNumber).Select(wallet => new WalletRow(wallet, customerOf(wallet.CustomerId)))], pageIndex, pageSize));

    public Task<WalletRow?> GetAsync(int walletId) =>
        Task.FromResult(rows().Where(wallet => wallet.Id == walletId).Select(wallet => new WalletRow(wallet, customerOf(wallet.CustomerId))).FirstOrDefault());

    public Task<IPagedList<LedgerEntry>> EntriesAsync(int walletId, int pageIndex, int pageSize, bool withNotes = true) => throw new NotSupportedException();

    public Task<IDictionary<int, OrderAccount>> OrdersAsync(int walletId, IReadOnlyCollection<int> orderIds) => throw new NotSupportedException();
}
