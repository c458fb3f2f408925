namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>How much credit an order may be paid with (scenarios, rule 4).</summary>
/// <param name="MaxPerOrderMinor">Most per order in minor units; null: no such limit.</param>
/// <param name="MaxShare">Most as a share of the payable total, 0 to 1.</param>
/// <param name="MinimumMinor">Least amount that may be used, in minor units.</param>
/// <param name="LeastTotalMinor">What must be left to pay: the shop refuses orders that come to less. Minor units; 0: no such limit.</param>
sealed record RedemptionPolicy(long? MaxPerOrderMinor = null, decimal MaxShare = 1, long MinimumMinor = 0, long LeastTotalMinor = 0)
{
    /// <summary>Decides how much is taken when a shopper asks for an amount.</summary>
    /// <param name="askedMinor">Minor units asked for; null: as much as possible; 0: nothing.</param>
    /// <param name="usableMinor">Available and unexpired credit, due credit included, in minor units.</param>
    /// <param name="payableMinor">What the order costs, tax and shipping included, in minor units.</param>
    /// <param name="isGuest">Guests have no wallet.</param>
    /// <returns>An amount that is cut to the limits, or 0 and the reason for refusing.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Less than nothing was asked for.</exception>
    public RedemptionQuote Quote(long? askedMinor, long usableMinor, long payableMinor, bool isGuest)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(askedMinor ?? 0, nameof(askedMinor));
        if (askedMinor == 0)
            return new(0, null);
        if (isGuest)
            return new(0, RedemptionRefusal.Guest);
        if (usableMinor <= 0)
            return new(0, RedemptionRefusal.Insufficient);

        var payable = Math.Max(0, payableMinor);
        var share = (Fraction.FromDecimal(MaxShare) * payable).Floor();
        var amount = Math.Min(Math.Min(askedMinor ?? long.MaxValue, usableMinor), Math.Min(share, payable));
        amount = Math.Min(amount, MaxPerOrderMinor ?? amount);

        var most = Math.Max(0, payable - LeastTotalMinor);
        var cutByLeastTotal = amount > most;
        amount = Math.Min(amount, most);
        return amount <= 0 || amount < MinimumMinor ? new(0, RedemptionRefusal.BelowMinimum, cutByLeastTotal) : new(amount, null, cutByLeastTotal);
    }
}

/// <summary>The credit that an order takes.</summary>
/// <param name="Amount">Minor units; 0 where nothing was asked for or the wish was refused.</param>
/// <param name="Refusal">Why not; null where it was not refused.</param>
/// <param name="CutByLeastTotal">The amount would have been larger, had the shop no least order total.</param>
public sealed record RedemptionQuote(long Amount, RedemptionRefusal? Refusal, bool CutByLeastTotal = false);

/// <summary>Why credit cannot be used on an order.</summary>
public enum RedemptionRefusal
{
    /// <summary>Guests have no wallet.</summary>
    Guest,

    /// <summary>The limits leave nothing, or less than the least amount.</summary>
    BelowMinimum,

    /// <summary>There is no usable credit.</summary>
    Insufficient,
}
