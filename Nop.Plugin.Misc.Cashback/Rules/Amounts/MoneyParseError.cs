namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>Why a typed amount was refused.</summary>
public enum MoneyParseError
{
    /// <summary>Not a number in this culture, or with thousands grouped where the culture does not group them.</summary>
    NotANumber,

    /// <summary>It has a minus sign.</summary>
    Negative,

    /// <summary>More decimals than the currency has; zeros at the end do not count.</summary>
    TooPrecise,

    /// <summary>More than a ledger amount can hold.</summary>
    TooLarge,
}
