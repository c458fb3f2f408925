using System.Runtime.InteropServices;

namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>What was found for a line on the way. The fractions are there only where an explanation is asked for.</summary>
/// <param name="Rate">Its rate before programmes.</param>
/// <param name="Slot">What <see cref="RunningProgrammes.Choose{T}"/> answered.</param>
/// <param name="Found">The rate in percent of the net, before the cap.</param>
/// <param name="Plain">The same, after the cap.</param>
/// <param name="Uplift">Percentage points that programmes add, after the cap.</param>
/// <param name="OfOrder">Parts of amounts per order that programmes add beside it, after the cap, by place; null: none.</param>
/// <param name="Cap">The cap in percent where it cut something; null otherwise.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct LineTrace(
    LineRate Rate,
    int Slot,
    Fraction Found,
    Fraction Plain,
    Fraction Uplift,
    IReadOnlyList<(int Programme, Fraction Percent)>? OfOrder,
    Fraction? Cap)
{
    /// <summary>Percent with everything.</summary>
    internal Fraction Percent => (OfOrder ?? []).Aggregate(Plain + Uplift, (sum, part) => sum + part.Percent);
}
