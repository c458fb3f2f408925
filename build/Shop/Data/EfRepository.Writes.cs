using System.Data.Common;
using System.Linq.Expressions;
using System.Runtime.ExceptionServices;
using Microsoft.EntityFrameworkCore;
using Nop.Core.Domain.Common;
using Nop.Core.Events;

namespace Cashback.Preview.Data;

public sealed partial class EfRepository<TEntity>
{
    /// <inheritdoc/>
    public async Task InsertAsync(TEntity entity, bool publishEvent = true)
    {
        await WriteAsync([entity], EntityState.Added);
        if (publishEvent)
            await events.PublishAsync(new EntityInsertedEvent<TEntity>(entity));
    }

    /// <inheritdoc/>
    public async Task InsertAsync(IList<TEntity> entities, bool publishEvent = true)
    {
        await WriteAsync(entities, EntityState.Added);
        foreach (var entity in publishEvent ? entities : [])
            await events.PublishAsync(new EntityInsertedEvent<TEntity>(entity));
    }

    /// <inheritdoc/>
    public async Task UpdateAsync(TEntity entity, bool publishEvent = true)
    {
        await WriteAsync([entity], EntityState.Modified);
        if (publishEvent)
            await events.PublishAsync(new EntityUpdatedEvent<TEntity>(entity));
    }

    /// <inheritdoc/>
    public async Task UpdateAsync(IList<TEntity> entities, bool publishEvent = true)
    {
        await WriteAsync(entities, EntityState.Modified);
        foreach (var entity in publishEvent ? entities : [])
            await events.PublishAsync(new EntityUpdatedEvent<TEntity>(entity));
    }

    /// <inheritdoc/>
    public Task DeleteAsync(TEntity entity, bool publishEvent = true) => DeleteAsync([entity], publishEvent);

    /// <inheritdoc/>
    public async Task DeleteAsync(IList<TEntity> entities, bool publishEvent = true)
    {
        var soft = typeof(ISoftDeletedEntity).IsAssignableFrom(typeof(TEntity));
        foreach (var entity in soft ? entities : [])
            ((ISoftDeletedEntity)entity).Deleted = true;
        await WriteAsync(entities, soft ? EntityState.Modified : EntityState.Deleted);
        foreach (var entity in publishEvent ? entities : [])
            await events.PublishAsync(new EntityDeletedEvent<TEntity>(entity));
    }

    /// <inheritdoc/>
    public async Task<int> DeleteAsync(Expression<Func<TEntity, bool>> predicate)
    {
        using var context = contexts.CreateDbContext();
        var deleted = await context.Set<TEntity>().Where(predicate).ExecuteDeleteAsync();
        await ForgetAsync();
        return deleted;
    }

    /// <inheritdoc/>
    public async Task<TEntity> LoadOriginalCopyAsync(TEntity entity) => await GetByIdAsync(entity.Id);

    /// <inheritdoc/>
    public void Insert(TEntity entity, bool publishEvent = true) => InsertAsync(entity, publishEvent).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public void Insert(IList<TEntity> entities, bool publishEvent = true) => InsertAsync(entities, publishEvent).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public void Update(TEntity entity, bool publishEvent = true) => UpdateAsync(entity, publishEvent).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public void Update(IList<TEntity> entities, bool publishEvent = true) => UpdateAsync(entities, publishEvent).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public void Delete(TEntity entity, bool publishEvent = true) => DeleteAsync(entity, publishEvent).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public void Delete(IList<TEntity> entities, bool publishEvent = true) => DeleteAsync(entities, publishEvent).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public int Delete(Expression<Func<TEntity, bool>> predicate) => DeleteAsync(predicate).GetAwaiter().GetResult();

    async Task WriteAsync(IEnumerable<TEntity> entities, EntityState state)
    {
        using var context = contexts.CreateDbContext();
        context.ChangeTracker.AutoDetectChangesEnabled = false;
        foreach (var entity in entities)
            context.Entry(entity).State = state;
        try
        {
            await context.SaveChangesAsync();
        }
        catch (DbUpdateException exception) when (exception.InnerException is DbException refusal)
        {
            // As nopCommerce: the database's own words.
            ExceptionDispatchInfo.Throw(refusal);
        }

        await ForgetAsync();
    }

    async Task ForgetAsync()
    {
        shortTermCache.RemoveByPrefix(CachePrefix);
        await staticCache.RemoveByPrefixAsync(CachePrefix);
    }
}
