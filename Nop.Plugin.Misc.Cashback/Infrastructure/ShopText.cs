using System.Text.RegularExpressions;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;

namespace Nop.Plugin.Misc.Cashback.Infrastructure;

/// <summary>Texts on their way into the shop's own tables, or to be looked for there. The plugin's own tables hold every character.</summary>
public sealed partial class ShopText(ILedgerDatabase database)
{
    /// <summary>The text with a replacement character for what the shop's columns cannot hold: on MySQL an emoji would be an error, on PostgreSQL U+0000, in a search as well.</summary>
    public string Storable(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var held = text.Replace('\0', '\uFFFD');
        return database.Dialect.ShopHoldsEveryCharacter ? held : Unstorable().Replace(held, "\uFFFD");
    }

    [GeneratedRegex(@"[\uD800-\uDBFF][\uDC00-\uDFFF]|[\uD800-\uDFFF]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unstorable();
}
