using System.Runtime.InteropServices;

namespace Nop.Plugin.Misc.Cashback.Ledger.Audit;

/// <summary>An order's earning as its entries tell it. Amounts in minor units.</summary>
[StructLayout(LayoutKind.Auto)]
readonly record struct ReplayedOrder(long Earned, long Taken, long Waived);
