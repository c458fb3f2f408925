namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <summary>Amount that is left to pay.</summary>
static class RedeemedTotal
{
    /// <summary>A total less credit. A shop that does not round while it calculates may leave less than half a minor unit, which nobody can pay: that is 0.</summary>
    /// <param name="payable">Before credit, units of the currency.</param>
    /// <param name="creditMinor">Minor units.</param>
    /// <param name="currency">Of both.</param>
    /// <returns>Units of the currency, ≥ 0.</returns>
    public static decimal Of(decimal payable, long creditMinor, CurrencySpec currency)
    {
        var rest = payable - new Money(creditMinor, currency).ToDecimal();
        return rest * currency.MinorPerUnit < 0.5m ? 0 : rest;
    }
}
