using System.Runtime.InteropServices;

namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>The rate of a line before programmes, or why it has none.</summary>
[StructLayout(LayoutKind.Auto)]
readonly record struct LineRate(decimal Rate, RateSource Source, int SourceId, ExclusionReason? Exclusion)
{
    internal static LineRate Excluded(ExclusionReason reason, int sourceId) => new(0, RateSource.None, sourceId, reason);
}
