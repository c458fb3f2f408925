using System.Linq.Expressions;
using Nop.Core.Domain.Localization;
using Nop.Services.Localization;

namespace Cashback.Preview.Services;

/// <summary>Texts of rows in other languages.</summary>
public sealed class LocalizedEntityService(IRepository<LocalizedProperty> properties) : ILocalizedEntityService
{
    /// <inheritdoc/>
    public Task<IList<LocalizedProperty>> GetEntityLocalizedPropertiesAsync(int entityId, string localeKeyGroup, string localeKey) =>
        properties.GetAllAsync(rows => rows.Where(row => row.EntityId == entityId && row.LocaleKeyGroup == localeKeyGroup && row.LocaleKey == localeKey));

    /// <inheritdoc/>
    public async Task<string> GetLocalizedValueAsync(int languageId, int entityId, string localeKeyGroup, string localeKey) =>
        (await GetEntityLocalizedPropertiesAsync(entityId, localeKeyGroup, localeKey)).FirstOrDefault(row => row.LanguageId == languageId)?.LocaleValue ?? "";

    /// <inheritdoc/>
    public Task SaveLocalizedValueAsync<T>(T entity, Expression<Func<T, string>> keySelector, string localeValue, int languageId) where T : BaseEntity, ILocalizedEntity =>
        SaveLocalizedValueAsync<T, string>(entity, keySelector, localeValue, languageId);

    /// <inheritdoc/>
    public async Task SaveLocalizedValueAsync<T, TPropType>(T entity, Expression<Func<T, TPropType>> keySelector, TPropType localeValue, int languageId) where T : BaseEntity, ILocalizedEntity
    {
        var key = ((MemberExpression)keySelector.Body).Member.Name;
        var value = Convert.ToString(localeValue, CultureInfo.InvariantCulture) ?? "";
        if ((await GetEntityLocalizedPropertiesAsync(entity.Id, typeof(T).Name, key)).FirstOrDefault(row => row.LanguageId == languageId) is { } known)
        {
            known.LocaleValue = value;
            await properties.UpdateAsync(known);
            return;
        }

        await properties.InsertAsync(new LocalizedProperty { EntityId = entity.Id, LanguageId = languageId, LocaleKeyGroup = typeof(T).Name, LocaleKey = key, LocaleValue = value });
    }
}
