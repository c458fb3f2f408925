namespace Nop.Plugin.Misc.Cashback.Platform.Codes;

/// <summary>Codes and numbers as people type, paste and scan them: wide letters, signs that nobody sees, a word before them, quotes around them.</summary>
static class TypedCode
{
    /// <summary>Text without what cannot be seen: compatibility forms are made plain (NFKC), format and control characters left out, runs of spaces made one, none at the ends.</summary>
    /// <returns>Empty for null.</returns>
    public static string Clean(string? typed)
    {
        var clean = new StringBuilder(typed?.Length ?? 0);
        foreach (var rune in Normalized(typed).EnumerateRunes())
        {
            if (IsSpace(rune))
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                    clean.Append(' ');
            }
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control))
            {
                clean.Append(rune);
            }
        }

        return clean.ToString().TrimEnd();
    }

    /// <summary>Reads a code: cleaned, lower-case, without spaces, dashes and what punctuation stands around it. A word before a colon is a label where what follows is a code.</summary>
    /// <param name="typed">As typed, pasted or scanned.</param>
    /// <param name="isCode">Whether a text, so reduced, is a code.</param>
    /// <returns>The code; null: it can be none.</returns>
    /// <remarks>What is none as it came may have been typed by a scanner whose keyboard has another layout (<see cref="ScannerLayout"/>).</remarks>
    public static string? Read(string? typed, Func<string, bool> isCode) =>
        Plain(typed, isCode) ?? ScannerLayout.Repair(Normalized(typed), text => Plain(text, isCode));

    static string? Plain(string? typed, Func<string, bool> isCode)
    {
        var text = Clean(typed);
        if (Compact(text) is var whole && isCode(whole))
            return whole;

        var colon = text.LastIndexOf(':');
        return colon >= 0 && Compact(text[(colon + 1)..]) is var labelled && isCode(labelled) ? labelled : null;
    }

    static string Compact(string text)
    {
        var compact = new StringBuilder(text.Length);
        foreach (var sign in text.Trim(' ', '"', '\'', '.', ',', ';', '!', '(', ')', '[', ']', '<', '>', '\u00ab', '\u00bb', '\u2018', '\u2019', '\u201a', '\u201c', '\u201d', '\u201e'))
        {
            if (char.GetUnicodeCategory(sign) is UnicodeCategory.SpaceSeparator or UnicodeCategory.DashPunctuation || sign == '\u2212')
                continue;
            compact.Append(CharUnicodeInfo.GetDecimalDigitValue(sign) is >= 0 and var digit ? (char)('0' + digit) : char.ToLowerInvariant(sign));
        }

        return compact.ToString();
    }

    // A text that is no Unicode, half a pair from a broken scanner, has no compatibility form.
    static string Normalized(string? typed)
    {
        var text = string.Concat((typed ?? "").EnumerateRunes());
        return text.Normalize(NormalizationForm.FormKC);
    }

    static bool IsSpace(Rune rune) => Rune.IsWhiteSpace(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
