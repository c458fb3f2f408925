using System.Runtime.InteropServices;

namespace Nop.Plugin.Misc.Cashback.Ledger.Audit;

/// <summary>A hold as its entries tell it. Amounts in minor units.</summary>
[StructLayout(LayoutKind.Auto)]
readonly record struct ReplayedHold(long Amount, long Captured, long Released, long Restored, long Freed, long OutOfTotal, int? OrderId)
{
    public long Left => Amount - Captured - Released;
}

/// <summary>A lot as its movements tell it.</summary>
/// <param name="Pending">Sum of its movements, minor units.</param>
/// <param name="Available">Sum of its movements, minor units.</param>
/// <param name="Reserved">Sum of its movements, minor units.</param>
/// <param name="Dated">Whether its expiry is known and final: it has a date, or has been available without one.</param>
/// <param name="ExpiresOnUtc">Its expiry as last recorded.</param>
readonly record struct ReplayedLot(long Pending, long Available, long Reserved, bool Dated, DateTime? ExpiresOnUtc)
{
    public bool Open => Pending + Available + Reserved > 0;
}

/// <summary>An order as its entries tell it. Amounts in minor units.</summary>
/// <param name="Earned">At first payment.</param>
/// <param name="Taken">Taken back and not reinstated.</param>
/// <param name="Waived">To be taken back but waived.</param>
/// <param name="PaidTotal">The total that was paid, noted when it became another; null: not noted.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct ReplayedOrder(long Earned, long Taken, long Waived, long? PaidTotal);

/// <summary>What a hold took from a lot, as the entries tell it. Amounts in minor units.</summary>
/// <param name="Place">When it was taken, among what the hold took.</param>
/// <param name="Held">Still reserved.</param>
/// <param name="Captured">Spent.</param>
/// <param name="Restored">Given back after having been spent.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct ReplayedShare(int Place, long Held, long Captured, long Restored);
