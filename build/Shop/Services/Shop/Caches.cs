using System.Collections.Concurrent;
using Nop.Core.Caching;

namespace Cashback.Preview.Services;

/// <summary>How a key and its parameters become one text, the same for both caches.</summary>
static class CacheKeys
{
    public static CacheKey Prepare(CacheKey key, object[] parameters) => new(Format(key.Key, parameters)) { CacheTime = key.CacheTime };

    public static string Format(string text, object[] parameters) =>
        parameters.Length == 0 ? text : string.Format(CultureInfo.InvariantCulture, text, [.. parameters.Select(Text)]);

    static object Text(object? parameter) => parameter switch
    {
        null => "null",
        IEnumerable<int> ids => string.Join(",", ids.Order()),
        IEnumerable<BaseEntity> entities => string.Join(",", entities.Select(entity => entity.Id).Order()),
        BaseEntity entity => entity.Id,
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        _ => parameter,
    };
}

/// <summary>The cache of the process; nothing in it grows old, since everything that writes also forgets.</summary>
public sealed class MemoryCache : IStaticCacheManager
{
    readonly ConcurrentDictionary<string, object?> _values = new();

    /// <inheritdoc/>
    public CacheKey PrepareKey(CacheKey cacheKey, params object[] cacheKeyParameters) => CacheKeys.Prepare(cacheKey, cacheKeyParameters);

    /// <inheritdoc/>
    public CacheKey PrepareKeyForDefaultCache(CacheKey cacheKey, params object[] cacheKeyParameters) => CacheKeys.Prepare(cacheKey, cacheKeyParameters);

    /// <inheritdoc/>
    public async Task<T> GetAsync<T>(CacheKey key, Func<Task<T>> acquire)
    {
        if (_values.TryGetValue(key.Key, out var kept))
            return (T)kept!;
        var value = await acquire();
        if (value is not null)
            _values[key.Key] = value;
        return value;
    }

    /// <inheritdoc/>
    public Task<T> GetAsync<T>(CacheKey key, Func<T> acquire) => GetAsync(key, () => Task.FromResult(acquire()));

    /// <inheritdoc/>
    public Task<T> GetAsync<T>(CacheKey key, T defaultValue = default!) =>
        Task.FromResult(_values.TryGetValue(key.Key, out var kept) ? (T)kept! : defaultValue);

    /// <inheritdoc/>
    public Task<object> GetAsync(CacheKey key) => Task.FromResult(_values.GetValueOrDefault(key.Key)!);

    /// <inheritdoc/>
    public Task RemoveAsync(CacheKey cacheKey, params object[] cacheKeyParameters)
    {
        _values.TryRemove(CacheKeys.Format(cacheKey.Key, cacheKeyParameters), out _);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task SetAsync<T>(CacheKey key, T data)
    {
        _values[key.Key] = data;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task RemoveByPrefixAsync(string prefix, params object[] prefixParameters)
    {
        if (_values.IsEmpty)
            return Task.CompletedTask;
        var start = CacheKeys.Format(prefix, prefixParameters);
        foreach (var key in _values.Keys.Where(key => key.StartsWith(start, StringComparison.OrdinalIgnoreCase)))
            _values.TryRemove(key, out _);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task ClearAsync()
    {
        _values.Clear();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose() => _values.Clear();
}

/// <summary>The cache of one request.</summary>
public sealed class RequestCache : IShortTermCacheManager
{
    readonly Dictionary<string, object?> _values = [];

    /// <inheritdoc/>
    public CacheKey PrepareKey(CacheKey cacheKey, params object[] cacheKeyParameters) => CacheKeys.Prepare(cacheKey, cacheKeyParameters);

    /// <inheritdoc/>
    public CacheKey PrepareKeyForDefaultCache(CacheKey cacheKey, params object[] cacheKeyParameters) => CacheKeys.Prepare(cacheKey, cacheKeyParameters);

    /// <inheritdoc/>
    public async Task<T> GetAsync<T>(Func<Task<T>> acquire, CacheKey cacheKey, params object[] cacheKeyParameters)
    {
        var key = CacheKeys.Format(cacheKey.Key, cacheKeyParameters);
        if (_values.TryGetValue(key, out var kept))
            return (T)kept!;
        var value = await acquire();
        if (value is not null)
            _values[key] = value;
        return value;
    }

    /// <inheritdoc/>
    public void Remove(string cacheKey, params object[] cacheKeyParameters) => _values.Remove(CacheKeys.Format(cacheKey, cacheKeyParameters));

    /// <inheritdoc/>
    public void RemoveByPrefix(string prefix, params object[] prefixParameters)
    {
        if (_values.Count == 0)
            return;
        var start = CacheKeys.Format(prefix, prefixParameters);
        foreach (var key in _values.Keys.Where(key => key.StartsWith(start, StringComparison.OrdinalIgnoreCase)).ToList())
            _values.Remove(key);
    }
}
