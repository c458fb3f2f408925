namespace Nop.Plugin.Misc.Cashback.Rules.Bonuses;

/// <summary>Contact data brought to a form in which two spellings of the same are equal. Empty where there is too little to compare.</summary>
static class ContactKey
{
    // National numbers are written with and without the country's code: what they share is the end.
    const int PhoneEnd = 9;
    const int ShortestPhone = 6;

    static readonly string[] _dotless = ["gmail.com", "googlemail.com"];

    /// <summary>An e-mail without case, without what follows a plus, without the dots that Gmail passes over.</summary>
    public static string Email(string? email)
    {
        var text = (email ?? "").Trim().ToLowerInvariant();
        var at = text.LastIndexOf('@');
        if (at <= 0)
            return "";

        var (name, host) = (text[..at], text[(at + 1)..]);
        name = name.Split('+')[0];
        if (_dotless.Contains(host))
            (name, host) = (name.Replace(".", "", StringComparison.Ordinal), _dotless[0]);
        return name.Length == 0 ? "" : $"{name}@{host}";
    }

    /// <summary>The last nine digits of a telephone number, or all where there are fewer.</summary>
    public static string Phone(string? phone)
    {
        var digits = string.Concat((phone ?? "").Where(char.IsAsciiDigit)).TrimStart('0');
        return digits.Length < ShortestPhone ? "" : digits[^Math.Min(PhoneEnd, digits.Length)..];
    }

    /// <summary>A postal address as letters and digits alone, without accents; empty without street or postal code.</summary>
    public static string Address(string? street, string? postalCode, string? city)
    {
        var (first, code) = (Bare(street), Bare(postalCode));
        return first.Length == 0 || code.Length == 0 ? "" : $"{first}|{code}|{Bare(city)}";
    }

    static string Bare(string? text) => string.Concat((text ?? "").Normalize(NormalizationForm.FormD)
        .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && char.IsLetterOrDigit(letter))).ToLowerInvariant();
}
