namespace Nop.Plugin.Misc.Cashback.Platform;

/// <summary>Numbers as people read them: exact, in the culture of the page unless another is named, amounts with the code of their currency.</summary>
static class Figures
{
    /// <summary>An amount for reading: "1,234.50 EUR".</summary>
    /// <param name="minor">Minor units.</param>
    /// <param name="currency">The currency.</param>
    /// <param name="culture">How it is written; null: as the page is.</param>
    public static string Amount(long minor, CurrencySpec currency, CultureInfo? culture = null) => Bare(new Money(minor, currency).ToDecimal(), currency, culture) + "\u00a0" + currency.Code;

    /// <summary>An amount for reading without its currency: "1,234.50".</summary>
    /// <param name="units">Units of the currency.</param>
    /// <param name="currency">Its decimals are shown.</param>
    /// <param name="culture">How it is written; null: as the page is.</param>
    public static string Bare(decimal units, CurrencySpec currency, CultureInfo? culture = null) => units.ToString("N" + Digits(currency), culture ?? CultureInfo.CurrentCulture);

    /// <summary>An amount in units of the currency, for reading.</summary>
    /// <param name="units">Units of the currency.</param>
    /// <param name="currency">The currency.</param>
    public static string Units(decimal units, CurrencySpec currency) => Amount(Money.FromDecimalHalfUp(units, currency).Minor, currency);

    /// <summary>An amount with its sign, for changes: "+1,234.50 EUR".</summary>
    /// <param name="minor">Minor units.</param>
    /// <param name="currency">The currency.</param>
    public static string Change(long minor, CurrencySpec currency) => (minor > 0 ? "+" : "") + Amount(minor, currency);

    /// <summary>An amount as the text of a field: "1234.50".</summary>
    /// <param name="minor">Minor units.</param>
    /// <param name="currency">The currency.</param>
    public static string AmountField(long minor, CurrencySpec currency) => new Money(minor, currency).ToDecimal().ToString("F" + Digits(currency), CultureInfo.CurrentCulture);

    /// <summary>A rate for reading, to four decimals: "7.5 %".</summary>
    /// <param name="percent">The number.</param>
    /// <param name="culture">How it is written; null: as the page is.</param>
    public static string Percent(decimal percent, CultureInfo? culture = null) => Short(percent, culture) + "\u00a0%";

    /// <summary>A number for reading, to four decimals and without zeros at its end: "1,234.5".</summary>
    /// <param name="number">The number.</param>
    /// <param name="culture">How it is written; null: as the page is.</param>
    public static string Short(decimal number, CultureInfo? culture = null) => number.ToString("#,0.####", culture ?? CultureInfo.CurrentCulture);

    /// <summary>A number without zeros at its end as the text of a field: "1234.5".</summary>
    public static string Number(decimal number) => number.ToString("0.############", CultureInfo.CurrentCulture);

    static string Digits(CurrencySpec currency) => currency.Decimals.ToString(CultureInfo.InvariantCulture);
}
