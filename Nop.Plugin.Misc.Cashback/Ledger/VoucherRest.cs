namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>What becomes of the rest of a voucher when a part of it is taken. The numbers are stored.</summary>
public enum VoucherRest
{
    /// <summary>It stays on the voucher, to be taken later.</summary>
    StaysOnVoucher = 1,

    /// <summary>It goes back to the credit at once, and the voucher is used up.</summary>
    GoesBack = 2,
}
