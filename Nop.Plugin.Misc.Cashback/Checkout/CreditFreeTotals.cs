namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <summary>While it is begun, the shop's totals answer as if no credit were used: for what credit itself is worked out from, and for what must not hang on it, as fees by percentage.</summary>
/// <remarks>
/// The shop's services call one another through the interface, above all the tax of a cart asks for its subtotal: inside of a computation that credit is taken off afterwards, nobody may
/// take it off a second time.
/// </remarks>
public sealed class CreditFreeTotals
{
    int _begun;

    internal bool AreAsked => _begun > 0;

    /// <summary>Begins it; disposing of the result ends it.</summary>
    internal IDisposable Begin()
    {
        _begun++;
        return new End(this);
    }

    sealed class End(CreditFreeTotals totals) : IDisposable
    {
        bool _isOver;

        public void Dispose()
        {
            totals._begun -= _isOver ? 0 : 1;
            _isOver = true;
        }
    }
}
