using System.Runtime.InteropServices;

namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>What an order costs after its lines were edited (scenarios, rule 15): money that was paid stays, credit comes back first.</summary>
/// <param name="TotalMinor">The total, to be paid in money; minor units.</param>
/// <param name="FreedMinor">Credit that the order needs no longer, 0 or more; minor units.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct EditedTotal(long TotalMinor, long FreedMinor)
{
    /// <summary>Works it out.</summary>
    /// <param name="grossMinor">The lines as they are now, with tax and shipping, before credit; minor units.</param>
    /// <param name="usedMinor">Credit that the order has used and not got back; minor units.</param>
    /// <param name="keptMinor">Money that was paid and not refunded; 0 while nothing is paid; minor units.</param>
    public static EditedTotal Of(long grossMinor, long usedMinor, long keptMinor)
    {
        var total = Math.Max(Math.Min(grossMinor, keptMinor), grossMinor - usedMinor);
        return new(total, usedMinor - (grossMinor - total));
    }
}
