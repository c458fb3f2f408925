namespace Nop.Plugin.Misc.Cashback.Platform.Codes;

/// <summary>
/// What becomes of a code that a scanner types, as a keyboard with American keys, where the computer takes it for a keyboard of another country. A code that came so is read
/// where that is certain: as it came it is none, and by one layout alone it is one, with its check digit or symbol. A slip of who types may so be read as another code, which nobody has.
/// </summary>
static class ScannerLayout
{
    // The row of digits of French and Belgian keyboards, without Shift; what the key of a dash writes in France.
    const string AzertySigns = "&é\"'(-è_çà§!)";
    const string AzertyMeant = "1234567890" + "68-";

    const string AzertyLetters = "qawz,?;";
    const string AzertyLettersMeant = "aqzwmmm";

    /// <summary>A text as it was before a French or Belgian layout; null: no such layout wrote it, as it has digits.</summary>
    /// <param name="text">As it came.</param>
    public static string? FromAzerty(string text) => text.Any(char.IsAsciiDigit) ? null : Map(text, AzertyLetters + AzertySigns, AzertyLettersMeant + AzertyMeant);

    /// <summary>A text as it was before a German layout, on which Y and Z have each other's place and the key of a dash writes another letter.</summary>
    /// <param name="text">As it came.</param>
    public static string FromQwertz(string text) => Map(text, "yzß", "zy-");

    /// <summary>A code that one of the layouts has garbled; null: none has, or it cannot be told which.</summary>
    /// <param name="text">As it came.</param>
    /// <param name="read">Reads a code; null: it is none.</param>
    public static string? Repair(string text, Func<string, string?> read)
    {
        var (azerty, qwertz) = (FromAzerty(text) is { } french ? read(french) : null, read(FromQwertz(text)));
        return azerty is null ? qwertz : qwertz is null || qwertz == azerty ? azerty : null;
    }

    static string Map(string text, string from, string to) =>
        string.Concat(text.Select(sign => from.IndexOf(char.ToLowerInvariant(sign), StringComparison.Ordinal) is >= 0 and var at ? to[at] : sign));
}

/// <summary>How a scanner types.</summary>
enum ScannerReading
{
    /// <summary>As the shop expects.</summary>
    Right,

    /// <summary>The computer takes it for a French or Belgian keyboard.</summary>
    Azerty,

    /// <summary>The computer takes it for a German keyboard.</summary>
    Qwertz,

    /// <summary>It changes or loses signs in another way.</summary>
    Other,
}

/// <summary>A code to try scanners with: each letter and digit that codes are made of, and nobody's.</summary>
static class TestCard
{
    /// <summary>What its QR code says.</summary>
    public const string Text = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    // A layout moves some signs and not most of them; a scanner that loses some, loses few.
    const int LeastSigns = 30;
    const int MostSigns = 44;
    const int LeastInPlace = 10;

    /// <summary>How the scanner types that has read the card; null: it is not the card.</summary>
    /// <param name="typed">As it came.</param>
    public static ScannerReading? Read(string? typed)
    {
        var text = string.Concat((typed ?? "").Where(sign => !char.IsWhiteSpace(sign) && !char.IsControl(sign)));
        if (text.Length is < LeastSigns or > MostSigns)
            return null;
        if (IsText(text))
            return ScannerReading.Right;
        if (ScannerLayout.FromAzerty(text) is { } azerty && IsText(azerty))
            return ScannerReading.Azerty;
        if (IsText(ScannerLayout.FromQwertz(text)))
            return ScannerReading.Qwertz;
        return text.Zip(Text).Count(pair => char.ToUpperInvariant(pair.First) == pair.Second) >= LeastInPlace ? ScannerReading.Other : null;
    }

    static bool IsText(string text) => string.Equals(text, Text, StringComparison.OrdinalIgnoreCase);
}
