namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>What the ledger's outcomes mean in the salon.</summary>
static class SalonOutcome
{
    /// <summary>The refusal for an outcome; None for Done.</summary>
    public static SalonRefusal Of(LedgerOutcome outcome) => outcome switch
    {
        LedgerOutcome.Done => SalonRefusal.None,
        LedgerOutcome.Insufficient => SalonRefusal.Insufficient,
        LedgerOutcome.UnknownHold => SalonRefusal.UnknownVoucher,
        LedgerOutcome.WrongBranch => SalonRefusal.WrongBranch,
        LedgerOutcome.HoldClosed => SalonRefusal.VoucherClosed,
        LedgerOutcome.Expired => SalonRefusal.Expired,
        LedgerOutcome.TooMuch => SalonRefusal.TooMuch,
        LedgerOutcome.Busy => SalonRefusal.Busy,
        LedgerOutcome.KeyUsed => SalonRefusal.ReceiptUsed,
        LedgerOutcome.Moved => SalonRefusal.ProofWrong,
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "No act in the salon ends so."),
    };

    /// <summary>A refusal without a voucher.</summary>
    public static SalonResult Refused(SalonRefusal refusal, Hold? hold = null) => new(refusal, hold, 0);
}
