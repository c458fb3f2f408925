using System.Linq.Expressions;
using Nop.Core.Caching;

namespace Nop.Plugin.Misc.Cashback.Tests.Shops;

/// <summary>The shop's repository over a list in memory; over rows of somebody else where a source is given. What the plugin does not call throws.</summary>
public sealed class ListRepository<T>(Func<IEnumerable<T>>? source = null) : IRepository<T> where T : BaseEntity
{
    public List<T> Rows { get; } = [];

    public IQueryable<T> Table
    {
        get
        {
            lock (Rows)
                return (source?.Invoke() ?? Rows).ToList().AsQueryable();
        }
    }

    /// <summary>Runs before each insert: another writer may be faster.</summary>
    public Action<T> Inserting { get; set; } = _ => { };

    public async Task InsertAsync(IList<T> entities, bool publishEvent = true)
    {
        foreach (var entity in entities)
            await InsertAsync(entity, publishEvent);
    }

    public async Task UpdateAsync(IList<T> entities, bool publishEvent = true)
    {
        foreach (var entity in entities)
            await UpdateAsync(entity, publishEvent);
    }

    public Task InsertAsync(T entity, bool publishEvent = true)
    {
        Inserting(entity);
        lock (Rows)
        {
            entity.Id = Rows.Count == 0 ? 1 : Rows.Max(row => row.Id) + 1;
            Rows.Add(entity);
        }

        return Task.CompletedTask;
    }

    public Task UpdateAsync(T entity, bool publishEvent = true)
    {
        lock (Rows)
            Rows[Rows.FindIndex(row => row.Id == entity.Id)] = entity;
        return Task.CompletedTask;
    }

    public Task DeleteAsync(T entity, bool publishEvent = true)
    {
        Rows.RemoveAll(row => row.Id == entity.Id);
        return Task.CompletedTask;
    }

    public Task<int> DeleteAsync(Expression<Func<T, bool>> predicate) => Task.FromResult(Rows.RemoveAll(new Predicate<T>(predicate.Compile())));

    public Task<T> GetByIdAsync(int? id, Func<ICacheKeyService, CacheKey>? getCacheKey = null, bool includeDeleted = true, bool useShortTermCache = false)
    {
        Assert.That(getCacheKey, Is.Null, "What is cached may be older than the row.");
        return Task.FromResult(Table.FirstOrDefault(row => row.Id == id)!);
    }

    public Task<IList<T>> GetAllAsync(Func<IQueryable<T>, IQueryable<T>>? func = null, Func<ICacheKeyService, CacheKey>? getCacheKey = null, bool includeDeleted = true) =>
        Task.FromResult<IList<T>>([.. func is null ? Table : func(Table)]);

    public void Delete(T entity, bool publishEvent = true) => throw new NotSupportedException();
    public void Delete(IList<T> entities, bool publishEvent = true) => throw new NotSupportedException();
    public int Delete(Expression<Func<T, bool>> predicate) => throw new NotSupportedException();
    public Task DeleteAsync(IList<T> entities, bool publishEvent = true) => throw new NotSupportedException();
    public IList<T> GetAll(Func<IQueryable<T>, IQueryable<T>>? func = null, Func<ICacheKeyService, CacheKey>? getCacheKey = null, bool includeDeleted = true) => throw new NotSupportedException();
    public Task<IList<T>> GetAllAsync(Func<IQueryable<T>, Task<IQueryable<T>>>? func = null, Func<ICacheKeyService, CacheKey>? getCacheKey = null, bool includeDeleted = true) => throw new NotSupportedException();
    public Task<IList<T>> GetAllAsync(Func<IQueryable<T>, Task<IQueryable<T>>> func, Func<ICacheKeyService, Task<CacheKey>> getCacheKey, bool includeDeleted = true) => throw new NotSupportedException();
    public Task<IPagedList<T>> GetAllPagedAsync(Func<IQueryable<T>, IQueryable<T>>? func = null, int pageIndex = 0, int pageSize = int.MaxValue, bool getOnlyTotalCount = false, bool includeDeleted = true) => throw new NotSupportedException();
    public Task<IPagedList<T>> GetAllPagedAsync(Func<IQueryable<T>, Task<IQueryable<T>>>? func = null, int pageIndex = 0, int pageSize = int.MaxValue, bool getOnlyTotalCount = false, bool includeDeleted = true) => throw new NotSupportedException();
    public T GetById(int? id, Func<ICacheKeyService, CacheKey>? getCacheKey = null, bool includeDeleted = true) => throw new NotSupportedException();
    public Task<IList<T>> GetByIdsAsync(IList<int> ids, Func<ICacheKeyService, CacheKey>? getCacheKey = null, bool includeDeleted = true) => throw new NotSupportedException();
    public void Insert(T entity, bool publishEvent = true) => throw new NotSupportedException();
    public void Insert(IList<T> entities, bool publishEvent = true) => throw new NotSupportedException();
    public Task<T> LoadOriginalCopyAsync(T entity) => throw new NotSupportedException();
    public void Update(T entity, bool publishEvent = true) => throw new NotSupportedException();
    public void Update(IList<T> entities, bool publishEvent = true) => throw new NotSupportedException();
}
