using System.Runtime.InteropServices;

namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>The money of an order, in minor units: what was paid, what it costs now, what went back (scenarios, rules 10 and 15).</summary>
/// <param name="Paid">Its total when the ledger first learned of the payment: the money that was paid. Shares are shares of it, whatever the total becomes.</param>
/// <param name="Total">Its total as it is now.</param>
/// <param name="Refunded">Money refunded so far.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct OrderMoney(long Paid, long Total, long Refunded)
{
    /// <summary>The money of an order whose total is still the one that was paid.</summary>
    /// <param name="total">The total.</param>
    /// <param name="refunded">Money refunded so far.</param>
    public static OrderMoney Unedited(long total, long refunded) => new(total, total, refunded);

    /// <summary>Amount that was paid and not refunded; 0 or more.</summary>
    public long Kept => Math.Max(0, Paid - Math.Max(0, Refunded));

    /// <summary>Part of it that the order still costs; 0 or more.</summary>
    public long Counting => Math.Min(Kept, Math.Max(0, Total));

    /// <summary>Part of the money that still counts, 0 to 1; 1 where nothing was to be paid.</summary>
    public Fraction KeptShare => Paid <= 0 ? Fraction.One : new(Counting, Paid);

    /// <summary>Part of the money that was refunded, 0 to 1; 0 where nothing was to be paid.</summary>
    public Fraction RefundedShare => Paid <= 0 ? Fraction.Zero : new(Math.Clamp(Refunded, 0, Paid), Paid);
}
