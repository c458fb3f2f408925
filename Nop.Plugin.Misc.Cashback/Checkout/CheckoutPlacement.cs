namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <summary>Carries word between the decorators of one request: while an order is being placed the totals take off what was held for it, and nothing else.</summary>
sealed class CheckoutPlacement
{
    /// <summary>Amount that is held for the order that is being placed, minor units; null: none is being placed.</summary>
    public long? HeldMinor { get; private set; }

    /// <summary>The hold that this request made for its order, as it was made; null: none.</summary>
    public Hold? Hold { get; private set; }

    /// <summary>What the credit of that hold reduces; null: nothing, it is a payment.</summary>
    public CartReduction? Reduction { get; private set; }

    /// <summary>Whether that hold has paid for its order: then nothing is left to settle.</summary>
    public bool IsHoldUsed { get; private set; }

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

    /// <summary>Keeps the hold of the order that is about to be placed; null: none is made, and one of before is done with.</summary>
    /// <param name="hold">The hold.</param>
    /// <param name="reduction">What its credit reduces; null: nothing.</param>
    public void Keep(Hold? hold, CartReduction? reduction = null) => (Hold, IsHoldUsed, Reduction) = (hold, false, reduction);

    /// <summary>Notes that a hold has paid for its order, where it is the one of this request.</summary>
    public void Used(string reference) => IsHoldUsed |= Hold?.Reference == reference;

    sealed class End(CheckoutPlacement placement) : IDisposable
    {
        public void Dispose() => placement.HeldMinor = null;
    }
}
