using Nop.Core.Domain.Stores;

namespace Nop.Plugin.Misc.Cashback.Messages;

/// <summary>Reader of a letter.</summary>
/// <param name="Store">The store that it is from.</param>
/// <param name="LanguageId">The language in which it is written.</param>
/// <param name="Culture">Of that language, for dates.</param>
sealed record MailReader(Store Store, int LanguageId, string Culture)
{
    /// <summary>An address of the store from a path in it.</summary>
    public string UrlOf(string? path) => Store.Url?.TrimEnd('/') + path;
}
