namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>Names a wallet: there is at most one for a customer, store scope and currency.</summary>
/// <param name="CustomerId">A registered customer.</param>
/// <param name="StoreId">The store, or 0 where wallets are shared by all stores.</param>
/// <param name="CurrencyCode">ISO 4217, upper-case.</param>
public readonly record struct WalletKey(int CustomerId, int StoreId, string CurrencyCode);
