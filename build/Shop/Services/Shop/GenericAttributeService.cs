using Nop.Core.Caching;
using Nop.Core.Domain.Common;
using Nop.Services.Common;

namespace Cashback.Preview.Services;

/// <summary>Values that hang on an entity by a key and a store.</summary>
public sealed class GenericAttributeService(IRepository<GenericAttribute> attributes, IShortTermCacheManager cache, TimeProvider clock) : IGenericAttributeService
{
    /// <inheritdoc/>
    /// <remarks>Read once a request; a write forgets them.</remarks>
    public Task<IList<GenericAttribute>> GetAttributesForEntityAsync(int entityId, string keyGroup) =>
        cache.GetAsync<IList<GenericAttribute>>(async () => await attributes.Table.Where(row => row.EntityId == entityId && row.KeyGroup == keyGroup).ToListAsync(),
            new CacheKey("Nop.genericattribute.{0}.{1}"), entityId, keyGroup);

    /// <inheritdoc/>
    public Task<TPropType> GetAttributeAsync<TPropType>(BaseEntity entity, string key, int storeId = 0, TPropType defaultValue = default!) =>
        ReadAsync(entity.Id, entity.GetType().Name, key, storeId, defaultValue);

    /// <inheritdoc/>
    public Task<TPropType> GetAttributeAsync<TEntity, TPropType>(int entityId, string key, int storeId = 0, TPropType defaultValue = default!) where TEntity : BaseEntity =>
        ReadAsync(entityId, typeof(TEntity).Name, key, storeId, defaultValue);

    /// <inheritdoc/>
    public async Task SaveAttributeAsync<TPropType>(BaseEntity entity, string key, TPropType value, int storeId = 0)
    {
        var row = await FindAsync(entity.Id, entity.GetType().Name, key, storeId);
        var text = SettingText.Write(value);
        if (row is null)
        {
            if (text.Length > 0)
                await attributes.InsertAsync(new GenericAttribute
                {
                    EntityId = entity.Id,
                    KeyGroup = entity.GetType().Name,
                    Key = key,
                    StoreId = storeId,
                    Value = text,
                    CreatedOrUpdatedDateUTC = clock.GetUtcNow().UtcDateTime,
                });
        }
        else if (text.Length == 0)
            await attributes.DeleteAsync(row);
        else
        {
            row.Value = text;
            row.CreatedOrUpdatedDateUTC = clock.GetUtcNow().UtcDateTime;
            await attributes.UpdateAsync(row);
        }
    }

    /// <inheritdoc/>
    public async Task DeleteAttributeAsync(GenericAttribute attribute) => await attributes.DeleteAsync(attribute);

    async Task<T> ReadAsync<T>(int entityId, string group, string key, int storeId, T defaultValue) =>
        await FindAsync(entityId, group, key, storeId) is { Value: { Length: > 0 } text } ? (T)SettingText.Parse(text, typeof(T))! : defaultValue;

    async Task<GenericAttribute?> FindAsync(int entityId, string group, string key, int storeId) =>
        (await GetAttributesForEntityAsync(entityId, group)).FirstOrDefault(row => row.StoreId == storeId && row.Key.Equals(key, StringComparison.OrdinalIgnoreCase));
}
