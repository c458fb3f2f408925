using System.Numerics;

namespace Nop.Plugin.Misc.Cashback.Tests.Orders.Lives;

/// <summary>An order as the shop has it now. Minor units; the nets of its lines in hundredths of them, for a piece of four for 11.10 costs 2.775.</summary>
/// <param name="Lines">What each line costs without tax, in hundredths of minor units, and what it earns, in thousandths.</param>
/// <param name="Discount">On all lines together, without tax.</param>
/// <param name="Gross">Lines less discount, tax and shipping.</param>
/// <param name="Total">What was or is to be paid in money.</param>
/// <param name="Refunded">Of that.</param>
/// <param name="IsPaid">Money came, though it may have gone back.</param>
/// <param name="IsComplete">Its status says so.</param>
/// <param name="IsCalledOff">Cancelled, deleted, or its payment was called off.</param>
sealed record ShopOrder(IReadOnlyList<(long Net, int Rate)> Lines, long Discount, long Gross, long Total, long Refunded, bool IsPaid, bool IsComplete, bool IsCalledOff);

/// <summary>What an order must have earned and given back: the rules 5, 10 and 15 of the scenarios as they read, for one order. Minor units; nothing of it is the plugin's.</summary>
/// <param name="placed">As it was placed.</param>
sealed class ToldOrder(ShopOrder placed)
{
    readonly long _redeemed = placed.Gross - placed.Total;
    ShopOrder _now = placed;
    ShopOrder? _learnt;
    long _freed;

    /// <summary>Whether the ledger has learnt of the payment.</summary>
    public bool IsLearnt => _learnt is not null;

    /// <summary>Credit that the order uses.</summary>
    public long Used => _redeemed - Restored;

    /// <summary>What it has earned.</summary>
    public long Earned
    {
        get
        {
            // Rule 10: what is called off has earned nothing; rule 6: neither has what is not paid.
            if (_now.IsCalledOff || _learnt is not { } paid)
                return 0;
            // Rule 1: the line's part of the discount, in proportion to the nets. Rule 5: the money's share of what is payable. Rule 15: min(K, T) of T0.
            var nets = paid.Lines.Sum(line => line.Net);
            var above = paid.Lines.Aggregate(BigInteger.Zero, (sum, line) => sum + new BigInteger(line.Net) * line.Rate) * (nets - 100 * paid.Discount);
            var below = new BigInteger(100_000) * Math.Max(1, nets);
            if (paid.Gross > 0)
                (above, below) = (above * Math.Min(paid.Total, paid.Gross), below * paid.Gross);
            if (paid.Total > 0)
                (above, below) = (above * Math.Min(Kept, _now.Total), below * paid.Total);
            return (long)BigInteger.Divide(above, below);
        }
    }

    long Restored => _now.IsCalledOff ? _redeemed : RestoredAlive;

    // Rule 15: the money that was paid; none while nothing is. As long as the ledger has not heard of it, that is the total as it stands.
    long Paid => _learnt?.Total ?? (_now.IsPaid ? _now.Total : 0);

    long Kept => Math.Max(0, Paid - _now.Refunded);

    // Rule 15: S, and of the rest the share of the money that went back.
    long RestoredAlive => _freed + (Paid > 0 ? (_redeemed - _freed) * Math.Min(_now.Refunded, Paid) / Paid : 0);

    /// <summary>The order is another now.</summary>
    public void Become(ShopOrder now) => _now = now;

    /// <summary>The ledger learns that it was paid: what it earns is frozen.</summary>
    public void Learn() => _learnt = _now;

    /// <summary>Staff edited the lines, and the shop computes the total anew.</summary>
    /// <param name="gross">What the lines come to now.</param>
    /// <returns>The new total.</returns>
    public long EditLines(long gross)
    {
        var used = _redeemed - RestoredAlive;
        var total = Math.Max(Math.Min(gross, Kept), gross - used);
        // What is over comes back at once, and S grows by what lifts the target by just that.
        for (var due = RestoredAlive + used - (gross - total); RestoredAlive < due;)
            _freed++;
        return total;
    }
}
