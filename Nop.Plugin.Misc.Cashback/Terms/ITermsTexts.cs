namespace Nop.Plugin.Misc.Cashback.Terms;

/// <summary>Reads settings, rules and names of the shop, and writes the terms from them as they are now.</summary>
public interface ITermsTexts
{
    /// <summary>The sections by language.</summary>
    /// <param name="storeId">The store.</param>
    /// <param name="languages">Two-letter codes.</param>
    Task<IReadOnlyDictionary<string, IReadOnlyList<TermsSection>>> WriteAsync(int storeId, IReadOnlyList<string> languages);
}
