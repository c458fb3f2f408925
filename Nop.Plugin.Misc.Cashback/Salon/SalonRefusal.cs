namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>Why a voucher or counter act was refused.</summary>
public enum SalonRefusal
{
    /// <summary>Not refused.</summary>
    None,

    /// <summary>The customer has no account and so no wallet.</summary>
    Guest,

    /// <summary>Too little usable credit.</summary>
    Insufficient,

    /// <summary>The amount is not above zero.</summary>
    BadAmount,

    /// <summary>No voucher has that code, and none of the shop's has that token.</summary>
    UnknownVoucher,

    /// <summary>It is for another branch.</summary>
    WrongBranch,

    /// <summary>Used up, cancelled or lapsed.</summary>
    VoucherClosed,

    /// <summary>Past its date.</summary>
    Expired,

    /// <summary>More than is left.</summary>
    TooMuch,

    /// <summary>A receipt number is required.</summary>
    ReceiptRequired,

    /// <summary>Something else was taken for the receipt: another amount. The result tells of it.</summary>
    ReceiptUsed,

    /// <summary>The receipt number is that of a client's card or the code of a voucher.</summary>
    ReceiptIsCode,

    /// <summary>The form had made another voucher before. The result tells of it.</summary>
    FormUsed,

    /// <summary>No till has receipt numbers that long.</summary>
    ReceiptTooLong,

    /// <summary>The client's account is deleted or not active.</summary>
    AccountClosed,

    /// <summary>Cashback is switched off.</summary>
    Disabled,

    /// <summary>The wallet is busy: try again.</summary>
    Busy,

    /// <summary>Too many look-ups or unknown codes of late: wait.</summary>
    TooManyTries,

    /// <summary>The client has as many open vouchers as one may have.</summary>
    TooManyVouchers,

    /// <summary>The amount is taken only with the client's code (<see cref="CashbackSettings.CounterProofFrom"/>).</summary>
    ProofRequired,

    /// <summary>The client's code is another, too old, or something was taken in the salon since.</summary>
    ProofWrong,

    /// <summary>Several clients have the phone number that was typed: another mark is needed.</summary>
    SeveralClients,

    /// <summary>It is the clerk's own wallet, or a voucher of it: somebody else does it.</summary>
    OwnWallet,

    /// <summary>A line of a sale names a product or category that the shop does not have, or no lines or too many were given.</summary>
    BadLine,

    /// <summary>The shop's limits allow less credit on the sale. The result tells how much.</summary>
    OverLimit,

    /// <summary>Less credit than the shop lets use at a time.</summary>
    BelowMinimum,

    /// <summary>There is no such sale.</summary>
    UnknownSale,

    /// <summary>Nothing of the sale is left to come back.</summary>
    NothingLeft,

    /// <summary>A reason is required, of at most 200 characters.</summary>
    ReasonRequired,

    /// <summary>It is above a limit of what one person may take alone (<see cref="TakingLimit"/>): a second person confirms it.</summary>
    NeedsSecondPerson,

    /// <summary>The second person may confirm it, and that is not their password.</summary>
    ConfirmationWrong,

    /// <summary>The shop has to look at the client's account first (<see cref="LedgerOutcome.Altered"/>).</summary>
    Altered,

    /// <summary>It is the number of a card that no client was given yet.</summary>
    CardUnassigned,

    /// <summary>It is the number of a card that was blocked: it identifies nobody.</summary>
    CardBlocked,

    /// <summary>It is a day on which credit is not used.</summary>
    CreditOffToday,

    /// <summary>The client has none of the tiers and roles that may use credit.</summary>
    NotEntitled,

    /// <summary>The clerk cannot confirm what they take themselves.</summary>
    ConfirmationByClerk,

    /// <summary>Who may confirm is the client whom it is taken from.</summary>
    ConfirmationByClient,

    /// <summary>Nobody of that address may confirm it at this branch.</summary>
    ConfirmationNotAllowed,

    /// <summary>The second person cannot sign in with a password now: the account is locked for a while, or asks for a second factor.</summary>
    ConfirmationLocked,

    /// <summary>The shop froze the client's wallet: nothing of it is used.</summary>
    Frozen,

    /// <summary>The shop closed the client's wallet.</summary>
    WalletClosed,

    /// <summary>The shop has another currency than the wallet, or its owner has not decided yet what becomes of credit in the former one.</summary>
    CurrencyChanged,
}
