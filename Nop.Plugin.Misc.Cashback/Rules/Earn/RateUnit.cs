namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>What the number of a rate means.</summary>
public enum RateUnit
{
    /// <summary>Percent of the base.</summary>
    Percent,

    /// <summary>Units of the currency for each piece or treatment, at most the line's net. An order's discount and credit lessen it in proportion.</summary>
    PerItem,

    /// <summary>
    /// Units of the currency once for all lines of the order that the rule rates, at most their nets; only on the client's
    /// first order of a day, and never multiplied by a programme: then splitting an order gains nothing.
    /// </summary>
    PerOrder,
}
