namespace Nop.Plugin.Misc.Cashback.Ledger.Queries;

/// <summary>Looks up holds and what belongs to them. Reads only.</summary>
public interface IHoldQueries
{
    /// <summary>A hold by its reference; null: none.</summary>
    Task<Hold?> FindAsync(string reference);

    /// <summary>The first entry of an act by its key; null: not done yet.</summary>
    Task<LedgerEntry?> FindActAsync(string actKey);

    /// <summary>The hold that an act made, by the act's key; null: not done yet, or it made none.</summary>
    Task<Hold?> FindOfActAsync(string actKey);

    /// <summary>What open holds of a group still reserve, minor units.</summary>
    Task<long> HeldForGroupAsync(string groupKey);

    /// <summary>What was redeemed for an order, and how much of it is given back now; minor units.</summary>
    Task<(long Redeemed, long Restored)> OfOrderAsync(int orderId);

    /// <summary>Open holds of a purpose made before an instant, or past their date at another; ascending by row id.</summary>
    Task<IReadOnlyList<Hold>> OpenAsync(HoldPurpose purpose, DateTime? madeBeforeUtc, DateTime? pastDateUtc, int afterId, int take, CancellationToken cancellationToken);

    /// <summary>A wallet's vouchers, newest first.</summary>
    Task<IList<Hold>> VouchersAsync(WalletKey key, bool openOnly);

    /// <summary>Open vouchers that a branch may take now, with their wallets; ascending by row id.</summary>
    /// <param name="branchId">The branch; 0: those of every branch together.</param>
    /// <param name="nowUtc">Vouchers past their date at this instant are left out.</param>
    /// <param name="afterId">Row id of the last hold of the page before; 0: the first page.</param>
    /// <param name="take">Rows a page.</param>
    Task<IReadOnlyList<(Hold Hold, Wallet Wallet)>> OpenVouchersAsync(int branchId, DateTime nowUtc, int afterId, int take);
}
