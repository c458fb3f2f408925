using System.Runtime.InteropServices;

namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>What was found for a line on the way.</summary>
/// <param name="Rate">Its rate before programmes.</param>
/// <param name="Slot">What <see cref="RunningProgrammes.Choose{T}"/> answered.</param>
/// <param name="Uplift">Percentage points that programmes add; only where an explanation is asked for.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct LineTrace(LineRate Rate, int Slot, Fraction Uplift);
