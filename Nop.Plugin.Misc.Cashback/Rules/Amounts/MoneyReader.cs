namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>
/// Reads amounts as people type them, whatever signs their keyboard and habit give them: "12,50", "12.50", "1 000,00", "1.000,00", "1'000.00", in the digits of any script.
/// What can be read in two ways is not guessed: it is refused, for a guess would be off by a thousand.
/// </summary>
static class MoneyReader
{
    const char DecimalSign = '.', OtherSign = ',', GroupSign = ' ';
    const int GroupSize = 3;

    static readonly Dictionary<string, string> s_signs = new() { ["EUR"] = "€", ["GBP"] = "£", ["PLN"] = "zł", ["RUB"] = "₽" };

    /// <summary>Reads an amount.</summary>
    /// <param name="text">What was typed; the currency's code or sign may stand before or after it.</param>
    /// <param name="culture">Says which of the signs separates decimals where both are possible.</param>
    /// <param name="currency">The currency of the amount.</param>
    public static MoneyParse Read(string? text, CultureInfo culture, CurrencySpec currency)
    {
        ArgumentNullException.ThrowIfNull(culture);
        var typed = Plain(WithoutCurrency((text ?? "").Trim(), currency));
        var strict = typed.Length > 0 && typed[0] == '-' ? typed[1..].TrimStart() : typed;
        if (strict.Length == 0 || strict.AsSpan().ContainsAnyExcept("0123456789., \u066b") || !strict.Any(char.IsAsciiDigit))
            return new(null, MoneyParseError.NotANumber);

        return Parts(strict, culture, currency) switch
        {
            (null, var error) => new(null, error),
            (_, _) when strict.Length < typed.Length => new(null, MoneyParseError.Negative),
            ({ } parts, _) => ToMoney(parts.Whole, parts.Decimals, currency),
        };
    }

    // Digits of every script, spaces of every width and the quotes of Switzerland as one kind each. The Arabic separators have one meaning each.
    static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var sign in text)
        {
            plain.Append(
                char.IsDigit(sign) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(sign))
                : char.IsWhiteSpace(sign) || sign is '\'' or '\u2019' or '\u02bc' or '\u066c' ? GroupSign
                : sign is '\u2212' or '\u2013' or '\ufe63' or '\uff0d' ? '-'
                : sign is '\u060c' or '\uff0c' ? OtherSign
                : sign is '\uff0e' ? DecimalSign
                : sign);
        }

        // Marks of the direction of writing are not typed but pasted.
        return plain.Replace("\u200e", "").Replace("\u200f", "").Replace("\u061c", "").ToString().Trim();
    }

    static string WithoutCurrency(string text, CurrencySpec currency)
    {
        foreach (var name in new[] { currency.Code, s_signs.GetValueOrDefault(currency.Code ?? "", "") }.Where(name => !string.IsNullOrEmpty(name)))
        {
            if (text.StartsWith(name!, StringComparison.OrdinalIgnoreCase))
                return text[name!.Length..].TrimStart();
            if (text.EndsWith(name!, StringComparison.OrdinalIgnoreCase))
                return text[..^name!.Length].TrimEnd();
        }

        return text;
    }

    static ((string Whole, string Decimals)? Parts, MoneyParseError? Error) Parts(string typed, CultureInfo culture, CurrencySpec currency)
    {
        // The Arabic decimal separator cannot be anything else.
        var arabic = typed.Split('\u066b');
        if (arabic.Length == 2)
            return Of(arabic[0], arabic[1], culture);

        var (points, commas) = (typed.Count(sign => sign == DecimalSign), typed.Count(sign => sign == OtherSign));
        var last = typed.LastIndexOfAny([DecimalSign, OtherSign]);
        if (last < 0)
            return Of(typed, null, culture);

        var (before, after) = (typed[..last], typed[(last + 1)..]);
        var isOnly = (typed[last] == DecimalSign ? points : commas) == 1;

        // Two kinds of separators: the last one is of decimals. The same one several times: it groups.
        if ((points > 0 && commas > 0) || before.Contains(GroupSign))
            return isOnly ? Of(before, after, culture) : (null, MoneyParseError.NotANumber);
        if (!isOnly)
            return Of(typed, null, culture);

        var mayGroup = after.Length == GroupSize && before.Length is > 0 and <= GroupSize && before != "0";
        if (!mayGroup)
            return Of(before, after, culture);

        var (groups, decimals) = (culture.NumberFormat.NumberGroupSeparator, culture.NumberFormat.NumberDecimalSeparator);
        var sign1 = typed[last].ToString();
        return sign1 == groups && currency.Decimals < GroupSize ? Of(typed, null, culture)
            : sign1 == decimals && currency.Decimals >= GroupSize ? Of(before, after, culture)
            : (null, MoneyParseError.Ambiguous);
    }

    static ((string Whole, string Decimals)?, MoneyParseError?) Of(string whole, string? decimals, CultureInfo culture) =>
        (decimals is null || (decimals.Length > 0 && decimals.All(char.IsAsciiDigit))) && Ungroup(whole, culture) is { } digits && (digits.Length > 0 || decimals is not null)
            ? ((digits, decimals ?? ""), null)
            : (null, MoneyParseError.NotANumber);

    // Null where there is more than one kind of sign between the groups, or they are of no size that anybody uses: threes, or what the culture has.
    static string? Ungroup(string whole, CultureInfo culture)
    {
        var signs = whole.Where(sign => !char.IsAsciiDigit(sign)).Distinct().ToArray();
        if (signs.Length == 0)
            return whole;
        if (signs.Length > 1)
            return null;

        var groups = whole.Split(signs[0]);
        return AreOf(groups, [GroupSize]) || AreOf(groups, culture.NumberFormat.NumberGroupSizes) ? string.Concat(groups) : null;
    }

    // Sizes count from the right; the last one repeats.
    static bool AreOf(string[] groups, int[] sizes)
    {
        for (var at = 0; at < groups.Length; at++)
        {
            var size = sizes.Length == 0 ? 0 : sizes[Math.Min(groups.Length - 1 - at, sizes.Length - 1)];
            if (groups[at].Length == 0 || groups[at].Length > size || (at > 0 && groups[at].Length != size))
                return false;
        }

        return true;
    }

    static MoneyParse ToMoney(string whole, string decimals, CurrencySpec currency)
    {
        var part = decimals.TrimEnd('0');
        if (part.Length > currency.Decimals)
            return new(null, MoneyParseError.TooPrecise);

        var minor = string.Concat(whole, part, new string('0', currency.Decimals - part.Length));
        return long.TryParse(minor.Length == 0 ? "0" : minor, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= Money.Most
            ? new(new Money(value, currency), null)
            : new(null, MoneyParseError.TooLarge);
    }
}
