namespace Nop.Plugin.Misc.Cashback.Ledger.Queries;

/// <summary>Reads pages of files that list every wallet or voucher. Reads only, and only the columns that go into a file.</summary>
public interface IExportQueries
{
    /// <summary>Wallets and what each may redeem at an instant; ascending by row id.</summary>
    /// <param name="nowUtc">The instant.</param>
    /// <param name="afterWalletId">Row id of the last wallet of the page before; 0: the first page.</param>
    /// <param name="take">Rows a page.</param>
    Task<IReadOnlyList<BalanceLine>> BalancesAsync(DateTime nowUtc, int afterWalletId, int take);

    /// <summary>Open vouchers that a branch may take at an instant; ascending by row id.</summary>
    /// <param name="branchId">The branch; 0: those of every branch together.</param>
    /// <param name="nowUtc">Vouchers past their date at this instant are left out.</param>
    /// <param name="afterHoldId">Row id of the last hold of the page before; 0: the first page.</param>
    /// <param name="take">Rows a page.</param>
    Task<IReadOnlyList<VoucherLine>> VouchersAsync(int branchId, DateTime nowUtc, int afterHoldId, int take);
}

/// <summary>A wallet in a file.</summary>
/// <param name="WalletId">Its row.</param>
/// <param name="StoreId">The store that it is for; 0: all.</param>
/// <param name="CardNumber">Its card.</param>
/// <param name="CurrencyCode">Its currency.</param>
/// <param name="Usable">What may be redeemed, minor units.</param>
/// <param name="FirstName">Of its client; null: none, or the client is deleted.</param>
/// <param name="LastName">Of its client; null: none, or the client is deleted.</param>
public sealed record BalanceLine(int WalletId, int StoreId, string CardNumber, string CurrencyCode, long Usable, string? FirstName, string? LastName);

/// <summary>A voucher in a file.</summary>
/// <param name="HoldId">Its row.</param>
/// <param name="Reference">Names its hold.</param>
/// <param name="BranchId">Where it may be taken; 0: everywhere.</param>
/// <param name="Left">What is left of it, minor units.</param>
/// <param name="ExpiresOnUtc">From this instant it may not be taken; null: no end.</param>
/// <param name="StoreId">The store that its wallet is for; 0: all.</param>
/// <param name="CardNumber">The card of its wallet.</param>
/// <param name="CurrencyCode">The currency of its wallet.</param>
/// <param name="FirstName">Of its client; null: none, or the client is deleted.</param>
/// <param name="LastName">Of its client; null: none, or the client is deleted.</param>
public sealed record VoucherLine(int HoldId, string Reference, int BranchId, long Left, DateTime? ExpiresOnUtc, int StoreId, string CardNumber, string CurrencyCode,
    string? FirstName, string? LastName);
