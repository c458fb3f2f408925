namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>An amount in whole minor units of one currency. A sum is checked and does not mix currencies.</summary>
/// <param name="Minor">Minor units: cents for EUR, yen for JPY. May be negative.</param>
/// <param name="Currency">The currency.</param>
readonly record struct Money(long Minor, CurrencySpec Currency)
{
    /// <summary>The most minor units that one act may bring into the ledger: more is a slip, and far from what sums of them can hold.</summary>
    public const long Most = 1_000_000_000_000;

    /// <summary>Nothing, in a currency.</summary>
    public static Money Zero(CurrencySpec currency) => new(0, currency);

    /// <summary>The amount in units of the currency.</summary>
    public decimal ToDecimal() => (decimal)Minor / Currency.MinorPerUnit;

    /// <summary>The amount with the currency's decimals, a full stop and no grouping: "12.34", "1333", "-0.05".</summary>
    public string Format() => ToDecimal().ToString("F" + Currency.Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>Units of the currency, cut down to whole minor units (towards minus infinity).</summary>
    /// <exception cref="OverflowException">The amount has more minor units than a <see cref="long"/> holds.</exception>
    public static Money FromDecimalFloor(decimal amount, CurrencySpec currency)
        => new(decimal.ToInt64(decimal.Floor(amount * currency.MinorPerUnit)), currency);

    /// <summary>Units of the currency, rounded to minor units; a half goes away from zero.</summary>
    /// <exception cref="OverflowException">The amount has more minor units than a <see cref="long"/> holds.</exception>
    public static Money FromDecimalHalfUp(decimal amount, CurrencySpec currency)
        => new(decimal.ToInt64(decimal.Round(amount * currency.MinorPerUnit, 0, MidpointRounding.AwayFromZero)), currency);

    /// <summary>Reads an amount that a person typed, in the culture that rendered the page.</summary>
    /// <param name="text">What was typed. Spaces around it are allowed; a currency sign is not.</param>
    /// <param name="culture">Says which sign separates decimals and which groups thousands.</param>
    /// <param name="currency">The currency of the amount.</param>
    /// <returns>The amount, which is never negative, or the reason why there is none.</returns>
    public static MoneyParse TryParseExact(string? text, CultureInfo culture, CurrencySpec currency)
        => MoneyParser.Parse(text, culture, currency);

    /// <summary>An amount as a person may type it, to be shown to who typed something else: "12.50", "12,50", or "1250" where the currency has no decimals.</summary>
    /// <param name="culture">Says which sign separates decimals.</param>
    /// <param name="currency">The currency of the amount.</param>
    public static string ExampleOf(CultureInfo culture, CurrencySpec currency) => currency.Decimals == 0
        ? "1250"
        : 12.5m.ToString("F" + Math.Min(2, currency.Decimals).ToString(CultureInfo.InvariantCulture), culture);

    /// <summary>Adds amounts of one currency.</summary>
    /// <exception cref="InvalidOperationException">They are of two.</exception>
    /// <exception cref="OverflowException">The sum has more minor units than a <see cref="long"/> holds.</exception>
    public static Money operator +(Money left, Money right) => left.Currency == right.Currency
        ? new(checked(left.Minor + right.Minor), left.Currency)
        : throw new InvalidOperationException($"{left.Currency} and {right.Currency} do not mix.");

    /// <summary>The amount and the code of its currency, for logs and failed tests.</summary>
    public override string ToString() => $"{Format()} {Currency}";
}
