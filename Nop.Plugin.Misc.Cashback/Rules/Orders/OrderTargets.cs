using System.Runtime.InteropServices;

namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>
/// What an order's postings should sum to after refunds and edits (scenarios, rules 10 and 15). What is posted is the
/// difference to what was posted before, so that roundings never add up.
/// </summary>
static class OrderTargets
{
    /// <summary>Cashback that the order should have earned, in minor units: its exact amount × the share of the money that still counts, rounded down.</summary>
    /// <param name="earnExact">The frozen exact amount, after limits, in minor units.</param>
    /// <param name="money">The order's money.</param>
    /// <param name="voided">Cancelled or deleted: 0.</param>
    public static long EarnTarget(Fraction earnExact, OrderMoney money, bool voided)
        => voided ? 0 : (earnExact * money.KeptShare).Floor();

    /// <summary>Credit that should have been given back, in minor units: what edits freed, and of the rest the share of the money that was refunded, rounded down.</summary>
    /// <param name="redeemedMinor">Credit that the order was paid with, in minor units.</param>
    /// <param name="freedMinor">What of it edits gave back, in minor units; at most all.</param>
    /// <param name="money">The order's money.</param>
    /// <param name="voided">Cancelled or deleted: all of it.</param>
    public static long RestoreTarget(long redeemedMinor, long freedMinor, OrderMoney money, bool voided)
        => voided ? redeemedMinor : freedMinor + ((redeemedMinor - freedMinor) * money.RefundedShare).Floor();

    /// <summary>
    /// What edits must have freed so that a given amount is given back in all, in minor units. After a partial refund it is more
    /// than the amount itself, because the refunded share of what an edit frees had gone back already.
    /// </summary>
    /// <param name="redeemedMinor">Credit that the order was paid with, in minor units.</param>
    /// <param name="restoredMinor">What is to be given back in all, in minor units; at most all, and less than all only while money is kept.</param>
    /// <param name="money">The order's money.</param>
    public static long FreedFor(long redeemedMinor, long restoredMinor, OrderMoney money)
        => money.Kept <= 0 ? restoredMinor : redeemedMinor - (new Fraction(redeemedMinor - restoredMinor, 1) * new Fraction(money.Paid, money.Kept)).Floor();
}

/// <summary>Total of an order after its lines were edited (scenarios, rule 15): money that was paid stays, credit comes back first.</summary>
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
