using System.Runtime.InteropServices;

namespace Nop.Plugin.Misc.Cashback.Ledger.Audit;

/// <summary>What a hold took from a lot, as the entries tell it. Amounts in minor units.</summary>
/// <param name="Place">When it was taken, among what the hold took.</param>
/// <param name="Held">Still reserved.</param>
/// <param name="Captured">Spent.</param>
/// <param name="Restored">Given back after having been spent.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct ReplayedShare(int Place, long Held, long Captured, long Restored);
