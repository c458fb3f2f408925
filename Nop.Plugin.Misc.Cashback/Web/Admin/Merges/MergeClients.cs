using Nop.Plugin.Misc.Cashback.Salon;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Merges;

/// <summary>Finds wallets that could take another one over: of clients by what they show at the counter, or by a part of their address or name. Reads only.</summary>
public sealed class MergeClients(IClientSearch clients, IWalletDirectory wallets)
{
    const int Most = 10;

    /// <summary>Wallets of the same store and currency, but for the wallet itself; at most ten.</summary>
    /// <param name="wallet">The one that is given up.</param>
    /// <param name="typed">Card, e-mail, phone, or a part of an address or name.</param>
    public async Task<IReadOnlyList<WalletRow>> FindAsync(Wallet wallet, string typed)
    {
        ArgumentNullException.ThrowIfNull(wallet);
        var (text, found) = (TypedCode.Clean(typed), new Dictionary<int, WalletRow>());
        foreach (var customer in text.Length == 0 ? [] : await clients.FindAsync(text))
            Add(await wallets.FindAsync(new(customer.Id, wallet.StoreId, wallet.CurrencyCode)));
        if (found.Count == 0)
        {
            foreach (var row in (await wallets.SearchAsync(text, null, null, withCreditOnly: false, 0, Most)).Concat(await wallets.SearchAsync(null, text, null, withCreditOnly: false, 0, Most)))
                Add(row);
        }

        return [.. found.Values.Take(Most)];

        void Add(WalletRow? row)
        {
            if (row is not null && row.Wallet.Id != wallet.Id && (row.Wallet.StoreId, row.Wallet.CurrencyCode) == (wallet.StoreId, wallet.CurrencyCode))
                found.TryAdd(row.Wallet.Id, row);
        }
    }
}
