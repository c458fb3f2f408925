using System.Runtime.InteropServices;

namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>The numbers of a running programme, in the arithmetic that is exact for this order.</summary>
[StructLayout(LayoutKind.Auto)]
readonly record struct ProgrammeTerm<T>(T Extra, T Multiplier);
