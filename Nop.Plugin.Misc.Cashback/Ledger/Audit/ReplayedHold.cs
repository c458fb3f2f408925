using System.Runtime.InteropServices;

namespace Nop.Plugin.Misc.Cashback.Ledger.Audit;

/// <summary>A hold as its entries tell it. Amounts in minor units.</summary>
[StructLayout(LayoutKind.Auto)]
readonly record struct ReplayedHold(long Amount, long Captured, long Released, long Restored, long Freed, long OutOfTotal, int? OrderId)
{
    public long Left => Amount - Captured - Released;
}
