using System.Buffers;
using System.Text.RegularExpressions;

namespace Nop.Plugin.Misc.Cashback.Files;

/// <summary>Text as a cell of a workbook holds it: XML has no place for most control characters, which a workbook writes as "_x0001_".</summary>
static partial class XlsxText
{
    /// <summary>Characters that a cell can have: what is longer ends with an ellipsis.</summary>
    public const int MostCharacters = 32_767;

    // What XML forbids, the carriage return that a reader of XML would take for a line's end, halves of characters, and the underscore that may begin what looks like an escape.
    static readonly SearchValues<char> s_special = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(i => (char)i).Except(['\t', '\n']), .. Enumerable.Range(0xD800, 0x800).Select(i => (char)i), '\uFFFE', '\uFFFF', '_']);

    /// <summary>The text, written so.</summary>
    public static string Of(string text)
    {
        var shown = text.Length <= MostCharacters ? text : string.Concat(text.AsSpan(0, MostCharacters - (char.IsHighSurrogate(text[MostCharacters - 2]) ? 2 : 1)), "…");
        return shown.AsSpan().ContainsAny(s_special) ? Escape(shown) : shown;
    }

    static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                escaped.Append(c).Append(text[++i]);
            else if (char.IsSurrogate(c))
                escaped.Append('\uFFFD');
            else if (!s_special.Contains(c) || c == '_' && !LooksEscaped().IsMatch(text.AsSpan(i)))
                escaped.Append(c);
            else
                escaped.Append(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_");
        }

        return escaped.ToString();
    }

    [GeneratedRegex(@"\A_[xX][0-9A-Fa-f]{4}_")]
    private static partial Regex LooksEscaped();
}
