namespace Nop.Plugin.Misc.Cashback.Tests.Ledger;

/// <summary>What may happen to a wallet.</summary>
public enum StepKind
{
    Pay,
    Complete,
    Refund,
    Cancel,
    Reopen,
    Voucher,
    CaptureVoucher,
    ReleaseVoucher,
    AdjustUp,
    AdjustDown,
    Grant,
    Days,
    Activate,
    Expire,
    Forfeit,
    Look,
    Counter,
    Undo,
    EditLines,
    TypeTotal,
    Extend,
    Change,
}

/// <summary>One thing that happens, with two numbers that the driver reads as amounts or choices.</summary>
public readonly record struct Step(StepKind Kind, ushort A, ushort B);
