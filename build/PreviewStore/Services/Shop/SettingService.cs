using System.Linq.Expressions;
using System.Reflection;
using Nop.Core.Caching;
using Nop.Core.Configuration;
using Nop.Core.Domain.Configuration;
using Nop.Data;
using Nop.Services.Configuration;

namespace Cashback.Preview.Services;

/// <summary>Settings by name, shared or of one store; a class of settings is a name for each property, as in nopCommerce.</summary>
public sealed class SettingService(IRepository<Setting> settings, IStaticCacheManager cache) : ISettingService
{
    static readonly CacheKey AllKey = new("Nop.setting.all");

    /// <inheritdoc/>
    public async Task<T> GetSettingByKeyAsync<T>(string key, T defaultValue = default!, int storeId = 0, bool loadSharedValueIfNotFound = false) =>
        await FindAsync(key, storeId, loadSharedValueIfNotFound) is { } setting && Convert<T>(setting.Value) is { } value ? value : defaultValue;

    /// <inheritdoc/>
    public async Task<T> LoadSettingAsync<T>(int storeId = 0) where T : ISettings, new() => (T)await LoadSettingAsync(typeof(T), storeId);

    /// <inheritdoc/>
    public async Task<ISettings> LoadSettingAsync(Type type, int storeId = 0)
    {
        var loaded = (ISettings)Activator.CreateInstance(type)!;
        foreach (var property in PropertiesOf(type))
        {
            if (await FindAsync(NameOf(type, property), storeId, shared: true) is { } setting && SettingText.CanParse(property.PropertyType))
                property.SetValue(loaded, SettingText.Parse(setting.Value, property.PropertyType));
        }

        return loaded;
    }

    /// <inheritdoc/>
    public async Task SaveSettingAsync<T>(T settings, int storeId = 0) where T : ISettings, new()
    {
        foreach (var property in PropertiesOf(typeof(T)).Where(property => SettingText.CanParse(property.PropertyType)))
            await WriteAsync(NameOf(typeof(T), property), SettingText.Write(property.GetValue(settings)), storeId);
    }

    /// <inheritdoc/>
    public async Task SaveSettingAsync<T, TPropType>(T settings, Expression<Func<T, TPropType>> keySelector, int storeId = 0, bool clearCache = true) where T : ISettings, new()
    {
        var property = PropertyOf(keySelector);
        await WriteAsync(NameOf(typeof(T), property), SettingText.Write(property.GetValue(settings)), storeId);
    }

    /// <inheritdoc/>
    public async Task SaveSettingOverridablePerStoreAsync<T, TPropType>(T settings, Expression<Func<T, TPropType>> keySelector, bool overrideForStore, int storeId = 0,
        bool clearCache = true) where T : ISettings, new()
    {
        if (overrideForStore || storeId == 0)
            await SaveSettingAsync(settings, keySelector, storeId, clearCache);
        else
            await DeleteSettingAsync(settings, keySelector, storeId);
    }

    /// <inheritdoc/>
    public Task SetSettingAsync<T>(string key, T value, int storeId = 0, bool clearCache = true) => WriteAsync(key, SettingText.Write(value), storeId);

    /// <inheritdoc/>
    public async Task<bool> SettingExistsAsync<T, TPropType>(T settings, Expression<Func<T, TPropType>> keySelector, int storeId = 0) where T : ISettings, new() =>
        await FindAsync(NameOf(typeof(T), PropertyOf(keySelector)), storeId, shared: false) is not null;

    /// <inheritdoc/>
    public async Task DeleteSettingAsync(Setting setting) => await settings.DeleteAsync(setting);

    /// <inheritdoc/>
    public async Task DeleteSettingAsync<T>() where T : ISettings, new()
    {
        var names = PropertiesOf(typeof(T)).Select(property => NameOf(typeof(T), property)).ToList();
        var rows = await settings.Table.Where(setting => names.Contains(setting.Name)).ToListAsync();
        await settings.DeleteAsync(rows);
    }

    /// <inheritdoc/>
    public async Task DeleteSettingAsync<T, TPropType>(T settings, Expression<Func<T, TPropType>> keySelector, int storeId = 0) where T : ISettings, new()
    {
        if (await FindAsync(NameOf(typeof(T), PropertyOf(keySelector)), storeId, shared: false) is { } setting)
            await DeleteSettingAsync(setting);
    }

    /// <inheritdoc/>
    public Task ClearCacheAsync() => cache.RemoveByPrefixAsync("Nop.setting.");

    async Task<Setting?> FindAsync(string name, int storeId, bool shared)
    {
        var all = await cache.GetAsync(AllKey, async () =>
            (await settings.Table.ToListAsync()).GroupBy(setting => (Name: setting.Name.ToLowerInvariant(), setting.StoreId)).ToDictionary(group => group.Key, group => group.First()));
        var key = name.Trim().ToLowerInvariant();
        return all.GetValueOrDefault((key, storeId)) ?? (shared && storeId != 0 ? all.GetValueOrDefault((key, 0)) : null);
    }

    async Task WriteAsync(string name, string value, int storeId)
    {
        var setting = await FindAsync(name, storeId, shared: false);
        if (setting is null)
            await settings.InsertAsync(new Setting(name.ToLowerInvariant(), value, storeId));
        else if (setting.Value != value)
        {
            setting.Value = value;
            await settings.UpdateAsync(setting);
        }
    }

    static T? Convert<T>(string value) => (T?)SettingText.Parse(value, typeof(T));

    static IEnumerable<PropertyInfo> PropertiesOf(Type type) => type.GetProperties().Where(property => property is { CanRead: true, CanWrite: true });

    static string NameOf(Type type, PropertyInfo property) => $"{type.Name}.{property.Name}";

    static PropertyInfo PropertyOf<T, TPropType>(Expression<Func<T, TPropType>> selector) =>
        (selector.Body as MemberExpression)?.Member as PropertyInfo ?? throw new ArgumentException("A property is needed.", nameof(selector));
}
