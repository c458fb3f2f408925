using System.Runtime.InteropServices;

namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>What a programme gave one client before this order, in minor units. Refunds give nothing of it back.</summary>
/// <param name="InAll">Ever.</param>
/// <param name="OnDay">On orders placed on the same day in the shop's zone.</param>
/// <param name="InMonth">On orders placed in the same month in the shop's zone.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ProgrammeUse(long InAll, long OnDay, long InMonth);
