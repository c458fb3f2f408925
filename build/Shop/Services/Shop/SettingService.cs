using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using Nop.Core.Caching;
using Nop.Core.Configuration;
using Nop.Core.Domain.Configuration;

namespace Cashback.Preview.Services;

/// <summary>Settings by name, shared or of one store; a class of settings is a name for each property, as in nopCommerce.</summary>
public sealed class SettingService(IRepository<Setting> settings, IStaticCacheManager cache) : ISettingService
{
    static readonly ConcurrentDictionary<Type, (PropertyInfo Property, string Name)[]> Kept = new();
    static readonly CacheKey AllKey = new("Nop.setting.all");

    /// <inheritdoc/>
    public async Task<Setting> GetSettingAsync(string key, int storeId = 0, bool loadSharedValueIfNotFound = false) =>
        (await FindAsync(key, storeId, loadSharedValueIfNotFound))!;

    /// <inheritdoc/>
    public async Task<T> GetSettingByKeyAsync<T>(string key, T defaultValue = default!, int storeId = 0, bool loadSharedValueIfNotFound = false) =>
        await FindAsync(key, storeId, loadSharedValueIfNotFound) is { } setting && Convert<T>(setting.Value) is { } value ? value : defaultValue;

    /// <inheritdoc/>
    public async Task<T> LoadSettingAsync<T>(int storeId = 0) where T : ISettings, new() => (T)await LoadSettingAsync(typeof(T), storeId);

    /// <inheritdoc/>
    public async Task<ISettings> LoadSettingAsync(Type type, int storeId = 0)
    {
        var loaded = (ISettings)Activator.CreateInstance(type)!;
        var all = await AllAsync();
        foreach (var (property, name) in KeptOf(type))
        {
            if (Find(all, name, storeId, shared: true) is { } setting)
                property.SetValue(loaded, SettingText.Parse(setting.Value, property.PropertyType));
        }

        return loaded;
    }

    /// <inheritdoc/>
    public async Task SaveSettingAsync<T>(T settings, int storeId = 0) where T : ISettings, new()
    {
        foreach (var (property, name) in KeptOf(typeof(T)))
            await WriteAsync(name, SettingText.Write(property.GetValue(settings)), storeId);
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
        var names = KeptOf(typeof(T)).Select(kept => kept.Name).ToList();
        var rows = await settings.Table.Where(setting => names.Contains(setting.Name.ToLower())).ToListAsync();
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

    async Task<Setting?> FindAsync(string name, int storeId, bool shared) => Find(await AllAsync(), name.Trim().ToLowerInvariant(), storeId, shared);

    static Setting? Find(Dictionary<(string, int), Setting> all, string key, int storeId, bool shared) =>
        all.GetValueOrDefault((key, storeId)) ?? (shared && storeId != 0 ? all.GetValueOrDefault((key, 0)) : null);

    Task<Dictionary<(string, int), Setting>> AllAsync() => cache.GetAsync(AllKey, async () =>
        (await settings.Table.ToListAsync()).GroupBy(setting => (setting.Name.ToLowerInvariant(), setting.StoreId)).ToDictionary(group => group.Key, group => group.First()));

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

    static (PropertyInfo Property, string Name)[] KeptOf(Type type) => Kept.GetOrAdd(type, static type =>
    [
        .. type.GetProperties().Where(property => property is { CanRead: true, CanWrite: true } && SettingText.CanParse(property.PropertyType))
            .Select(property => (property, NameOf(type, property))),
    ]);

    static string NameOf(Type type, PropertyInfo property) => $"{type.Name}.{property.Name}".ToLowerInvariant();

    static PropertyInfo PropertyOf<T, TPropType>(Expression<Func<T, TPropType>> selector) =>
        (selector.Body as MemberExpression)?.Member as PropertyInfo ?? throw new ArgumentException("A property is needed.", nameof(selector));
}
