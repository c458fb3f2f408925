using System.Diagnostics.CodeAnalysis;

namespace Nop.Plugin.Misc.Cashback.Platform;

/// <summary>Texts as every database holds them.</summary>
static class StoredText
{
    /// <summary>A text with a replacement character for U+0000: no person types it, and PostgreSQL takes it for the end of a text and refuses it.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    internal static string? WithoutNull(string? text) => text?.Replace('\0', '\uFFFD');
}
