using System.Runtime.InteropServices;

namespace Nop.Plugin.Misc.Cashback.Ledger.Audit;

/// <summary>An order as its entries tell it. Amounts in minor units.</summary>
/// <param name="Earned">At first payment.</param>
/// <param name="Taken">Taken back and not reinstated.</param>
/// <param name="Waived">To be taken back but waived.</param>
/// <param name="PaidTotal">The total that was paid, noted when it became another; null: not noted.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct ReplayedOrder(long Earned, long Taken, long Waived, long? PaidTotal);
