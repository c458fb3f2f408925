namespace Nop.Core.Caching;

public interface IStaticCacheManager : ICacheKeyService
{
    Task<T> GetAsync<T>(CacheKey key, Func<Task<T>> acquire);
    Task RemoveAsync(CacheKey cacheKey, params object[] cacheKeyParameters);
    Task RemoveByPrefixAsync(string prefix, params object[] prefixParameters);
}
