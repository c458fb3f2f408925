using System.Globalization;

namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>An amount in whole minor units of one currency. Arithmetic is checked and refuses to mix currencies.</summary>
/// <param name="Minor">Minor units: cents for EUR, yen for JPY. May be negative.</param>
/// <param name="Currency">The currency.</param>
public readonly record struct Money(long Minor, CurrencySpec Currency) : IComparable<Money>, IComparable
{
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

    /// <summary>The smaller of two amounts of one currency.</summary>
    public static Money Min(Money left, Money right) => left <= right ? left : right;

    /// <inheritdoc/>
    public int CompareTo(Money other)
    {
        RequireSame(this, other);
        return Minor.CompareTo(other.Minor);
    }

    /// <inheritdoc/>
    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        Money other => CompareTo(other),
        _ => throw new ArgumentException("Money compares with money only.", nameof(obj)),
    };

    public static Money operator +(Money left, Money right)
    {
        RequireSame(left, right);
        return new(checked(left.Minor + right.Minor), left.Currency);
    }

    public static Money operator -(Money left, Money right)
    {
        RequireSame(left, right);
        return new(checked(left.Minor - right.Minor), left.Currency);
    }

    public static Money operator -(Money value) => new(checked(-value.Minor), value.Currency);

    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <summary>The amount and the code of its currency, for logs and failed tests.</summary>
    public override string ToString() => $"{Format()} {Currency}";

    static void RequireSame(Money left, Money right)
    {
        if (left.Currency != right.Currency)
            throw new InvalidOperationException($"{left.Currency} and {right.Currency} do not mix.");
    }
}
