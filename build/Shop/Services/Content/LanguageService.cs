using Nop.Core.Domain.Localization;
using Nop.Services.Localization;

namespace Cashback.Preview.Services;

/// <summary>Languages.</summary>
public sealed class LanguageService(IRepository<Language> languages, Nop.Core.Caching.IStaticCacheManager cache) : ILanguageService
{
    /// <inheritdoc/>
    public async Task<IList<Language>> GetAllLanguagesAsync(bool showHidden = false, int storeId = 0)
    {
        var all = await cache.GetAsync<IList<Language>>(new("Nop.language.all"), async () => await languages.Table.OrderBy(language => language.DisplayOrder).ThenBy(language => language.Id).ToListAsync());
        return showHidden ? all : [.. all.Where(language => language.Published)];
    }

    /// <inheritdoc/>
    public async Task<Language> GetLanguageByIdAsync(int languageId) => (await GetAllLanguagesAsync(true)).FirstOrDefault(language => language.Id == languageId)!;
}
