using System.Linq.Expressions;
using Nop.Core.Caching;
using Nop.Core.Domain.Localization;
using Nop.Core.Domain.Messages;
using Nop.Services.Localization;
using Nop.Services.Plugins;

namespace Cashback.Preview.Services;

/// <summary>Texts by key and language. A text that a language lacks shows as its lower-case key: there is no way round by English.</summary>
public sealed class LocalizationService(IRepository<LocaleStringResource> resources, ILocalizedEntityService localized, ILanguageService languages, IWorkContext work, IStaticCacheManager cache) : ILocalizationService
{
    /// <inheritdoc/>
    public async Task<string> GetResourceAsync(string resourceKey) => await GetResourceAsync(resourceKey, (await work.GetWorkingLanguageAsync()).Id);

    /// <inheritdoc/>
    public async Task<string> GetResourceAsync(string resourceKey, int languageId, bool logIfNotFound = true, string defaultValue = "", bool returnEmptyIfNotFound = false)
    {
        var key = (resourceKey ?? "").Trim().ToLowerInvariant();
        if ((await TextsAsync(languageId)).TryGetValue(key, out var text))
            return text.Value;
        if (!string.IsNullOrEmpty(defaultValue))
            return defaultValue;
        return returnEmptyIfNotFound ? "" : key;
    }

    /// <inheritdoc/>
    public Task<Dictionary<string, KeyValuePair<int, string>>> GetAllResourceValuesAsync(int languageId, bool? loadPublicLocales) => TextsAsync(languageId);

    /// <inheritdoc/>
    public async Task AddOrUpdateLocaleResourceAsync(IDictionary<string, string> texts, int? languageId = null)
    {
        foreach (var language in (await languages.GetAllLanguagesAsync(true)).Where(language => languageId is null || language.Id == languageId))
        {
            var there = (await resources.Table.Where(row => row.LanguageId == language.Id).ToListAsync())
                .GroupBy(row => row.ResourceName.ToLowerInvariant()).ToDictionary(group => group.Key, group => group.First());
            var added = new List<LocaleStringResource>();
            var changed = new List<LocaleStringResource>();
            foreach (var (name, value) in texts)
            {
                var key = name.Trim().ToLowerInvariant();
                if (!there.TryGetValue(key, out var row))
                    added.Add(there[key] = new LocaleStringResource { LanguageId = language.Id, ResourceName = key, ResourceValue = value });
                else if (row.ResourceValue != value)
                {
                    row.ResourceValue = value;
                    changed.Add(row);
                }
            }

            await resources.InsertAsync(added, false);
            await resources.UpdateAsync(changed, false);
        }
    }

    /// <inheritdoc/>
    public async Task AddOrUpdateLocaleResourceAsync(string resourceName, string resourceValue, string languageCulture = null!)
    {
        var ids = (await languages.GetAllLanguagesAsync(true)).Where(language => string.IsNullOrEmpty(languageCulture) || language.LanguageCulture == languageCulture);
        foreach (var language in ids)
            await AddOrUpdateLocaleResourceAsync(new Dictionary<string, string> { [resourceName] = resourceValue }, language.Id);
    }

    /// <inheritdoc/>
    public async Task DeleteLocaleResourceAsync(string resourceName) => await DeleteLocaleResourcesAsync([resourceName]);

    /// <inheritdoc/>
    public async Task DeleteLocaleResourcesAsync(IList<string> resourceNames, int? languageId = null)
    {
        var keys = resourceNames.Select(name => name.Trim().ToLowerInvariant()).ToList();
        await resources.DeleteAsync(row => keys.Contains(row.ResourceName) && (languageId == null || row.LanguageId == languageId));
    }

    /// <inheritdoc/>
    public async Task DeleteLocaleResourcesAsync(string resourceNamePrefix, int? languageId = null)
    {
        var prefix = resourceNamePrefix.Trim().ToLowerInvariant();
        await resources.DeleteAsync(row => row.ResourceName.StartsWith(prefix) && (languageId == null || row.LanguageId == languageId));
    }

    /// <inheritdoc/>
    public async Task<string> GetLocalizedEnumAsync<TEnum>(TEnum enumValue, int? languageId = null) where TEnum : struct
    {
        var key = $"Enums.{typeof(TEnum)}.{enumValue}".ToLowerInvariant();
        var text = await GetResourceAsync(key, languageId ?? (await work.GetWorkingLanguageAsync()).Id, false, "", true);
        return text.Length > 0 ? text : SplitWords(Convert.ToString(enumValue, CultureInfo.InvariantCulture)!);
    }

    /// <inheritdoc/>
    public async Task<string> GetLocalizedFriendlyNameAsync<TPlugin>(TPlugin plugin, int languageId, bool returnDefaultValue = true) where TPlugin : IPlugin
    {
        var name = await GetResourceAsync($"Plugins.FriendlyName.{plugin.PluginDescriptor.SystemName}", languageId, false, "", true);
        return name.Length > 0 || !returnDefaultValue ? name : plugin.PluginDescriptor.FriendlyName;
    }

    /// <inheritdoc/>
    /// <remarks>The preview store's catalogue has one text for all languages; letters have theirs.</remarks>
    public async Task<TPropType> GetLocalizedAsync<TEntity, TPropType>(TEntity entity, Expression<Func<TEntity, TPropType>> keySelector, int? languageId = null,
        bool returnDefaultValue = true, bool ensureTwoPublishedLanguages = true) where TEntity : BaseEntity, ILocalizedEntity
    {
        if (entity is MessageTemplate && languageId is { } language && keySelector.Body is MemberExpression property
            && await localized.GetLocalizedValueAsync(language, entity.Id, typeof(TEntity).Name, property.Member.Name) is { Length: > 0 } own)
            return (TPropType)(object)own;
        return keySelector.Compile()(entity);
    }

    Task<Dictionary<string, KeyValuePair<int, string>>> TextsAsync(int languageId) =>
        cache.GetAsync(cache.PrepareKey(new("Nop.localestringresource.language.{0}"), languageId), async () =>
            (await resources.Table.Where(row => row.LanguageId == languageId).ToListAsync())
                .GroupBy(row => row.ResourceName.ToLowerInvariant())
                .ToDictionary(group => group.Key, group => new KeyValuePair<int, string>(group.First().Id, group.First().ResourceValue)));

    static string SplitWords(string name) => string.Concat(name.Select((letter, index) => index > 0 && char.IsUpper(letter) ? $" {letter}" : $"{letter}"));
}
