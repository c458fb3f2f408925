using System.Text.RegularExpressions;

namespace Nop.Plugin.Misc.Cashback.Ledger.Storage;

/// <summary>Texts on their way into the shop's own tables, or to be looked for there. The plugin's own tables hold every character.</summary>
public sealed partial class ShopText(ILedgerDatabase database, ShopCharacterSets characterSets)
{
    // Of the sets that MySQL's databases are made in; of any other, what all of them have.
    static readonly Dictionary<string, int> s_codePages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["latin1"] = 1252, ["latin2"] = 28592, ["latin5"] = 28599, ["latin7"] = 28603, ["cp1250"] = 1250, ["cp1251"] = 1251, ["cp1257"] = 1257, ["koi8r"] = 20866, ["koi8u"] = 21866,
    };

    /// <summary>The text with a replacement character for what the shop's short columns cannot hold: on MySQL an emoji would be an error, on PostgreSQL U+0000, in a search as well.</summary>
    public string Storable(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var held = StoredText.WithoutNull(text);
        return database.Dialect.ShopHoldsEveryCharacter ? held : Unstorable().Replace(held, "\uFFFD");
    }

    /// <summary>The text with a replacement character for what a column of the shop's own cannot hold: on MySQL long texts are in the character set that the database was made in, and others would be an error.</summary>
    /// <typeparam name="T">The shop's entity.</typeparam>
    /// <param name="text">What is to be stored.</param>
    /// <param name="column">The entity's property.</param>
    public async Task<string> StorableAsync<T>(string text, string column) where T : BaseEntity
    {
        ArgumentNullException.ThrowIfNull(text);
        var held = StoredText.WithoutNull(text);
        return Ascii.IsValid(held) ? held : Held(held, await characterSets.OfAsync(typeof(T).Name, column));
    }

    string Held(string text, string? characterSet) => characterSet switch
    {
        null or "utf8" or "utf8mb3" => Storable(text),
        "utf8mb4" => text,
        _ => Held(Storable(text), EncodingOf(characterSet)),
    };

    static string Held(string text, Encoding encoding) => encoding.GetString(encoding.GetBytes(text));

    static Encoding EncodingOf(string characterSet) => s_codePages.TryGetValue(characterSet, out var codePage)
        ? CodePagesEncodingProvider.Instance.GetEncoding(codePage, EncoderFallback.ReplacementFallback, DecoderFallback.ReplacementFallback)!
        : Encoding.ASCII;

    [GeneratedRegex(@"[\uD800-\uDBFF][\uDC00-\uDFFF]|[\uD800-\uDFFF]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unstorable();
}
