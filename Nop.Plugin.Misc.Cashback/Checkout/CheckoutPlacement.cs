namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <summary>Carries word between the decorators of one request: while an order is being placed the totals take off what was held for it, and nothing else.</summary>
sealed class CheckoutPlacement
{
    /// <summary>Amount that is held for the order that is being placed, minor units; null: none is being placed.</summary>
    public long? HeldMinor { get; private set; }

    /// <summary>Why the last placement was refused before any payment; null: it was not, or because the wallet was busy.</summary>
    public RedemptionRefusal? Refusal { get; internal set; }

    /// <summary>The order of which this request's answer tells the shopper; 0: none.</summary>
    public int ToldOrderId { get; internal set; }

    /// <summary>Begins a placement; disposing of the result ends it.</summary>
    /// <param name="heldMinor">Minor units, ≥ 0.</param>
    public IDisposable Begin(long heldMinor)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(heldMinor);
        if (HeldMinor is not null)
            throw new InvalidOperationException("An order is being placed already.");

        HeldMinor = heldMinor;
        return new End(this);
    }

    sealed class End(CheckoutPlacement placement) : IDisposable
    {
        public void Dispose() => placement.HeldMinor = null;
    }
}
