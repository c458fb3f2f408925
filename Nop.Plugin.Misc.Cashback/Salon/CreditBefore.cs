using System.Runtime.InteropServices;

namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>Credit that is not taken yet, and will be before what is looked at, minor units.</summary>
/// <param name="OfClient">Of the client.</param>
/// <param name="ByActor">By who takes it, of all clients.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct CreditBefore(long OfClient, long ByActor);
