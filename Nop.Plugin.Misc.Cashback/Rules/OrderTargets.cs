namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>
/// What an order's postings should sum to after refunds (scenarios, rule 10). What is posted is the difference to
/// what was posted before, so that roundings never add up.
/// </summary>
public static class OrderTargets
{
    /// <summary>Cashback that the order should have earned, in minor units: its exact amount × (total − refunded) ÷ total, rounded down.</summary>
    /// <param name="earnExact">The frozen exact amount, after limits, in minor units.</param>
    /// <param name="totalMinor">Total of the order in minor units.</param>
    /// <param name="refundedMinor">Money refunded so far, in minor units.</param>
    /// <param name="voided">Cancelled or deleted: 0.</param>
    public static long EarnTarget(Fraction earnExact, long totalMinor, long refundedMinor, bool voided)
        => voided ? 0 : (earnExact * KeptShare(totalMinor, refundedMinor)).Floor();

    /// <summary>Credit that should have been given back, in minor units: redeemed × refunded ÷ total, rounded down.</summary>
    /// <param name="redeemedMinor">Credit that the order was paid with, in minor units.</param>
    /// <param name="totalMinor">Total of the order in minor units.</param>
    /// <param name="refundedMinor">Money refunded so far, in minor units.</param>
    /// <param name="voided">Cancelled or deleted: all of it.</param>
    public static long RestoreTarget(long redeemedMinor, long totalMinor, long refundedMinor, bool voided)
        => voided ? redeemedMinor : (redeemedMinor * (Fraction.One - KeptShare(totalMinor, refundedMinor))).Floor();

    /// <summary>Part of the total that was not refunded, 0 to 1; 1 where the total is 0.</summary>
    public static Fraction KeptShare(long totalMinor, long refundedMinor)
        => totalMinor <= 0 ? Fraction.One : new(totalMinor - Math.Clamp(refundedMinor, 0, totalMinor), totalMinor);
}
