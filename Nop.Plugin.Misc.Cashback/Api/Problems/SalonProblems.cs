namespace Nop.Plugin.Misc.Cashback.Api.Problems;

/// <summary>What a till spends from: the same refusal is another error for each.</summary>
enum SpentFrom
{
    /// <summary>A client's wallet.</summary>
    Wallet,

    /// <summary>A hold that a till made.</summary>
    Hold,

    /// <summary>A voucher.</summary>
    Voucher,

    /// <summary>A client's wallet, for a sale.</summary>
    Sale,
}

/// <summary>How refusals of the salon are said to tills. The rules are the counter's; here they only get their names.</summary>
static class SalonProblems
{
    /// <summary>The error for a refusal.</summary>
    /// <param name="refusal">Not <see cref="SalonRefusal.None"/>.</param>
    /// <param name="from">What was to be spent.</param>
    public static ApiProblem Of(SalonRefusal refusal, SpentFrom from) => refusal switch
    {
        SalonRefusal.Guest or SalonRefusal.AccountClosed => ApiProblems.ClientClosed,
        SalonRefusal.Insufficient => ApiProblems.WalletInsufficient,
        SalonRefusal.UnknownVoucher => from == SpentFrom.Hold ? ApiProblems.HoldUnknown : from == SpentFrom.Voucher ? ApiProblems.VoucherUnknown : ApiProblems.ClientUnknown,
        SalonRefusal.WrongBranch => from == SpentFrom.Voucher ? ApiProblems.VoucherWrongBranch : ApiProblems.BranchClosed,
        SalonRefusal.VoucherClosed => from == SpentFrom.Hold ? ApiProblems.HoldClosed : ApiProblems.VoucherClosed,
        SalonRefusal.Expired => from == SpentFrom.Hold ? ApiProblems.HoldExpired : ApiProblems.VoucherExpired,
        SalonRefusal.TooMuch => from == SpentFrom.Sale ? ApiProblems.SaleTooMuch : from == SpentFrom.Hold ? ApiProblems.HoldTooMuch : ApiProblems.VoucherTooMuch,
        SalonRefusal.BadLine => ApiProblems.SaleLine,
        SalonRefusal.OverLimit or SalonRefusal.CreditOffToday or SalonRefusal.NotEntitled => ApiProblems.SaleOverLimit,
        SalonRefusal.BelowMinimum => ApiProblems.SaleBelowMinimum,
        SalonRefusal.UnknownSale => ApiProblems.SaleUnknown,
        SalonRefusal.NothingLeft => ApiProblems.SaleNothingLeft,
        SalonRefusal.ReceiptUsed => ApiProblems.ReceiptUsed,
        SalonRefusal.ReceiptIsCode => ApiProblems.ReceiptIsCode,
        SalonRefusal.BadAmount or SalonRefusal.ReasonRequired or SalonRefusal.ReceiptRequired or SalonRefusal.ReceiptTooLong => ApiProblems.RequestInvalid,
        SalonRefusal.Disabled => ApiProblems.CashbackOff,
        SalonRefusal.Busy => ApiProblems.ServerBusy,
        SalonRefusal.TooManyTries => ApiProblems.TooManyTries,
        SalonRefusal.ProofRequired => ApiProblems.WalletProofRequired,
        SalonRefusal.ProofWrong => ApiProblems.WalletProofWrong,
        SalonRefusal.NeedsSecondPerson => ApiProblems.WalletOverLimit,
        SalonRefusal.SeveralClients => ApiProblems.ClientAmbiguous,
        SalonRefusal.Altered => ApiProblems.WalletAltered,
        SalonRefusal.Frozen => ApiProblems.WalletFrozen,
        SalonRefusal.WalletClosed => ApiProblems.WalletClosed,
        SalonRefusal.CurrencyChanged => ApiProblems.WalletCurrencyChanged,
        SalonRefusal.CardUnassigned => ApiProblems.CardUnassigned,
        SalonRefusal.CardBlocked => ApiProblems.CardBlocked,
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, "No act of a till ends so."),
    };
}
