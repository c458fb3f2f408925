namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>
/// Reads typed amounts strictly. The framework's own parser takes "12,34" for 1234 where the comma groups
/// thousands; here groups must stand where the culture puts them, so that such a slip is refused, not multiplied.
/// </summary>
static class MoneyParser
{
    const char MinusSign = '\u2212';

    internal static MoneyParse Parse(string? text, CultureInfo culture, CurrencySpec currency)
    {
        ArgumentNullException.ThrowIfNull(culture);
        var format = culture.NumberFormat;
        var typed = (text ?? string.Empty).AsSpan().Trim();
        var negative = TakeSign(ref typed, format);

        var at = typed.IndexOf(format.NumberDecimalSeparator, StringComparison.Ordinal);
        var whole = at < 0 ? typed : typed[..at];
        var part = at < 0 ? default : typed[(at + format.NumberDecimalSeparator.Length)..];
        var digits = Ungroup(whole, format);
        if (digits is null || !AllDigits(part) || digits.Length + part.Length == 0 || (at >= 0 && part.IsEmpty))
            return Refuse(MoneyParseError.NotANumber);
        if (negative)
            return Refuse(MoneyParseError.Negative);

        part = part.TrimEnd('0');
        if (part.Length > currency.Decimals)
            return Refuse(MoneyParseError.TooPrecise);

        var minor = string.Concat(digits, part, new string('0', currency.Decimals - part.Length));
        if (minor.Length == 0)
            minor = "0";
        return long.TryParse(minor, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= Money.Most
            ? new(new Money(value, currency), null)
            : Refuse(MoneyParseError.TooLarge);
    }

    static MoneyParse Refuse(MoneyParseError error) => new(null, error);

    static bool TakeSign(ref ReadOnlySpan<char> typed, NumberFormatInfo format)
    {
        if (typed.IsEmpty)
            return false;

        if (typed[0] is '-' or MinusSign)
            typed = typed[1..].TrimStart();
        else if (format.NegativeSign.Length > 0 && typed.StartsWith(format.NegativeSign, StringComparison.Ordinal))
            typed = typed[format.NegativeSign.Length..].TrimStart();
        else
            return false;
        return true;
    }

    // Null where the groups are not where the culture puts them. People type a plain space for every kind of space.
    static string? Ungroup(ReadOnlySpan<char> whole, NumberFormatInfo format)
    {
        if (AllDigits(whole))
            return whole.ToString();

        var spaced = string.IsNullOrWhiteSpace(format.NumberGroupSeparator);
        var separator = spaced ? " " : format.NumberGroupSeparator;
        var text = spaced ? string.Concat(whole.ToString().Select(c => char.IsWhiteSpace(c) ? ' ' : c)) : whole.ToString();
        var groups = text.Split(separator);
        for (var i = 0; i < groups.Length; i++)
        {
            var size = SizeOf(groups.Length - 1 - i, format.NumberGroupSizes);
            var length = groups[i].Length;
            if (!AllDigits(groups[i]) || length == 0 || (size > 0 && length > size) || (i > 0 && length != size))
                return null;
        }

        return string.Concat(groups);
    }

    // Sizes count from the right; the last one repeats, and 0 leaves the rest in one piece.
    static int SizeOf(int fromRight, int[] sizes) => sizes.Length == 0 ? 0 : sizes[Math.Min(fromRight, sizes.Length - 1)];

    static bool AllDigits(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;
}

/// <summary>Result of reading an amount: exactly one of the two is set.</summary>
/// <param name="Amount">The amount; null where the text was refused.</param>
/// <param name="Error">Why the text was refused; null where it was read.</param>
readonly record struct MoneyParse(Money? Amount, MoneyParseError? Error);

/// <summary>Why a typed amount was refused.</summary>
enum MoneyParseError
{
    /// <summary>Not a number in this culture, or with thousands grouped where the culture does not group them.</summary>
    NotANumber,

    /// <summary>It has a minus sign.</summary>
    Negative,

    /// <summary>More decimals than the currency has; zeros at the end do not count.</summary>
    TooPrecise,

    /// <summary>More than <see cref="Money.Most"/>.</summary>
    TooLarge,

    /// <summary>It can be read in two ways, which differ by a factor of a thousand: "1.234".</summary>
    Ambiguous,
}
