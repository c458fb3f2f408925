using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Nop.Core.Caching;
using Nop.Core.Domain.Common;
using Nop.Core.Events;

namespace Cashback.Preview.Data;

/// <summary>
/// Rows of one table, as nopCommerce's repository gives them: not tracked, written back whole by id, soft-deleted where the type
/// says so, with an event after each write. Queries of one request share a context so that they can be joined; each write has its own.
/// </summary>
public sealed partial class EfRepository<TEntity>(RequestContext request, IDbContextFactory<ShopContext> contexts, IEventPublisher events,
    IStaticCacheManager staticCache, IShortTermCacheManager shortTermCache) : IRepository<TEntity> where TEntity : BaseEntity
{
    static readonly string CachePrefix = $"Nop.{typeof(TEntity).Name.ToLowerInvariant()}.";

    /// <inheritdoc/>
    public IQueryable<TEntity> Table => request.Context.Set<TEntity>().AsNoTracking();

    /// <inheritdoc/>
    public async Task<TEntity> GetByIdAsync(int? id, Func<ICacheKeyService, CacheKey> getCacheKey = null!, bool includeDeleted = true, bool useShortTermCache = false)
    {
        if (id is null or 0)
            return null!;
        Task<TEntity> Read() => Visible(Table, includeDeleted).FirstOrDefaultAsync<TEntity>(row => row.Id == id)!;
        if (getCacheKey is null)
            return await Read();

        ICacheKeyService keys = useShortTermCache ? shortTermCache : staticCache;
        var key = getCacheKey(keys) ?? keys.PrepareKeyForDefaultCache(new CacheKey(CachePrefix + "byid.{0}"), id);
        return useShortTermCache ? await shortTermCache.GetAsync(Read, key) : await staticCache.GetAsync(key, Read);
    }

    /// <inheritdoc/>
    public TEntity GetById(int? id, Func<ICacheKeyService, CacheKey> getCacheKey = null!, bool includeDeleted = true) =>
        Visible(Table, includeDeleted).FirstOrDefault(row => row.Id == id)!;

    /// <inheritdoc/>
    public async Task<IList<TEntity>> GetByIdsAsync(IList<int> ids, Func<ICacheKeyService, CacheKey> getCacheKey = null!, bool includeDeleted = true)
    {
        if (ids is not { Count: > 0 })
            return [];
        var rows = await Visible(Table, includeDeleted).Where(row => ids.Contains(row.Id)).ToListAsync<TEntity>();
        var byId = rows.ToDictionary(row => row.Id);
        return [.. ids.Distinct().Where(byId.ContainsKey).Select(id => byId[id])];
    }

    /// <inheritdoc/>
    public IList<TEntity> GetAll(Func<IQueryable<TEntity>, IQueryable<TEntity>> func = null!, Func<ICacheKeyService, CacheKey> getCacheKey = null!, bool includeDeleted = true) =>
        [.. Shaped(func, includeDeleted)];

    /// <inheritdoc/>
    public async Task<IList<TEntity>> GetAllAsync(Func<IQueryable<TEntity>, IQueryable<TEntity>> func = null!, Func<ICacheKeyService, CacheKey> getCacheKey = null!, bool includeDeleted = true)
    {
        async Task<IList<TEntity>> Read() => await Shaped(func, includeDeleted).ToListAsync<TEntity>();
        return getCacheKey?.Invoke(staticCache) is { } key ? await staticCache.GetAsync(key, Read) : await Read();
    }

    /// <inheritdoc/>
    public async Task<IList<TEntity>> GetAllAsync(Func<IQueryable<TEntity>, Task<IQueryable<TEntity>>> func = null!, Func<ICacheKeyService, CacheKey> getCacheKey = null!, bool includeDeleted = true)
    {
        async Task<IList<TEntity>> Read() => await (await ShapedAsync(func, includeDeleted)).ToListAsync<TEntity>();
        return getCacheKey?.Invoke(staticCache) is { } key ? await staticCache.GetAsync(key, Read) : await Read();
    }

    /// <inheritdoc/>
    public async Task<IList<TEntity>> GetAllAsync(Func<IQueryable<TEntity>, Task<IQueryable<TEntity>>> func, Func<ICacheKeyService, Task<CacheKey>> getCacheKey, bool includeDeleted = true) =>
        await (await ShapedAsync(func, includeDeleted)).ToListAsync<TEntity>();

    /// <inheritdoc/>
    public async Task<IPagedList<TEntity>> GetAllPagedAsync(Func<IQueryable<TEntity>, IQueryable<TEntity>> func = null!, int pageIndex = 0, int pageSize = int.MaxValue, bool getOnlyTotalCount = false, bool includeDeleted = true) =>
        await Shaped(func, includeDeleted).ToPagedListAsync(pageIndex, pageSize, getOnlyTotalCount);

    /// <inheritdoc/>
    public async Task<IPagedList<TEntity>> GetAllPagedAsync(Func<IQueryable<TEntity>, Task<IQueryable<TEntity>>> func = null!, int pageIndex = 0, int pageSize = int.MaxValue, bool getOnlyTotalCount = false, bool includeDeleted = true) =>
        await (await ShapedAsync(func, includeDeleted)).ToPagedListAsync(pageIndex, pageSize, getOnlyTotalCount);

    IQueryable<TEntity> Shaped(Func<IQueryable<TEntity>, IQueryable<TEntity>>? func, bool includeDeleted)
    {
        var rows = Visible(Table, includeDeleted);
        return func is null ? rows : func(rows);
    }

    async Task<IQueryable<TEntity>> ShapedAsync(Func<IQueryable<TEntity>, Task<IQueryable<TEntity>>>? func, bool includeDeleted)
    {
        var rows = Visible(Table, includeDeleted);
        return func is null ? rows : await func(rows);
    }

    static IQueryable<TEntity> Visible(IQueryable<TEntity> rows, bool includeDeleted)
    {
        if (includeDeleted || !typeof(ISoftDeletedEntity).IsAssignableFrom(typeof(TEntity)))
            return rows;
        var row = Expression.Parameter(typeof(TEntity), "row");
        var kept = Expression.Not(Expression.Property(row, nameof(ISoftDeletedEntity.Deleted)));
        return rows.Where(Expression.Lambda<Func<TEntity, bool>>(kept, row));
    }
}
