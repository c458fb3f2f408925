using System.Linq.Expressions;
using Nop.Core;

namespace System.Linq;

// A source that enumerates asynchronously (EF Core) is read so; every other one is read at once.
// Sums, minima and maxima go through the provider synchronously: it translates them to one statement.
public static class AsyncIQueryableExtensions
{
    public static IAsyncEnumerable<T> ToAsyncEnumerable<T>(this IQueryable<T> source) => source as IAsyncEnumerable<T> ?? Enumerate(source);

    public static async Task<List<TSource>> ToListAsync<TSource>(this IQueryable<TSource> source)
    {
        var list = new List<TSource>();
        await foreach (var item in source.ToAsyncEnumerable())
            list.Add(item);
        return list;
    }

    public static async Task<TSource[]> ToArrayAsync<TSource>(this IQueryable<TSource> source) => (await source.ToListAsync()).ToArray();

    public static async Task<Dictionary<TKey, TSource>> ToDictionaryAsync<TSource, TKey>(this IQueryable<TSource> source,
        Func<TSource, TKey> keySelector,
        IEqualityComparer<TKey> comparer = null) => (await source.ToListAsync()).ToDictionary(keySelector, comparer);

    public static async Task<Dictionary<TKey, TElement>> ToDictionaryAsync<TSource, TKey, TElement>(this IQueryable<TSource> source,
        Func<TSource, TKey> keySelector,
        Func<TSource, TElement> elementSelector,
        IEqualityComparer<TKey> comparer = null) => (await source.ToListAsync()).ToDictionary(keySelector, elementSelector, comparer);

    public static async Task<IPagedList<T>> ToPagedListAsync<T>(this IQueryable<T> source, int pageIndex, int pageSize, bool getOnlyTotalCount = false)
    {
        pageSize = Math.Max(pageSize, 1);
        var count = source.Count();
        var page = getOnlyTotalCount ? [] : await source.Skip(pageIndex * pageSize).Take(pageSize).ToListAsync();
        return new PagedList<T>(page, pageIndex, pageSize, count);
    }

    public static async Task<TSource> FirstOrDefaultAsync<TSource>(this IQueryable<TSource> source, Expression<Func<TSource, bool>> predicate = null) =>
        (await source.Where(predicate, 1).ToListAsync()).FirstOrDefault();

    public static async Task<TSource> FirstAsync<TSource>(this IQueryable<TSource> source, Expression<Func<TSource, bool>> predicate = null) =>
        (await source.Where(predicate, 1).ToListAsync()).First();

    public static async Task<TSource> SingleOrDefaultAsync<TSource>(this IQueryable<TSource> source, Expression<Func<TSource, bool>> predicate = null) =>
        (await source.Where(predicate, 2).ToListAsync()).SingleOrDefault();

    public static async Task<TSource> SingleAsync<TSource>(this IQueryable<TSource> source, Expression<Func<TSource, bool>> predicate = null) =>
        (await source.Where(predicate, 2).ToListAsync()).Single();

    public static Task<bool> AnyAsync<TSource>(this IQueryable<TSource> source, Expression<Func<TSource, bool>> predicate = null) =>
        Task.FromResult(predicate == null ? source.Any() : source.Any(predicate));

    public static Task<bool> AllAsync<TSource>(this IQueryable<TSource> source, Expression<Func<TSource, bool>> predicate) =>
        Task.FromResult(source.All(predicate));

    public static Task<bool> ContainsAsync<TSource>(this IQueryable<TSource> source, TSource item) => Task.FromResult(source.Contains(item));

    public static Task<int> CountAsync<TSource>(this IQueryable<TSource> source, Expression<Func<TSource, bool>> predicate = null) =>
        Task.FromResult(predicate == null ? source.Count() : source.Count(predicate));

    public static Task<long> LongCountAsync<TSource>(this IQueryable<TSource> source, Expression<Func<TSource, bool>> predicate = null) =>
        Task.FromResult(predicate == null ? source.LongCount() : source.LongCount(predicate));

    public static Task<TSource> MaxAsync<TSource>(this IQueryable<TSource> source) => Task.FromResult(source.Max());

    public static Task<TResult> MaxAsync<TSource, TResult>(this IQueryable<TSource> source, Expression<Func<TSource, TResult>> predicate) =>
        Task.FromResult(source.Max(predicate));

    public static Task<TSource> MinAsync<TSource>(this IQueryable<TSource> source) => Task.FromResult(source.Min());

    public static Task<TResult> MinAsync<TSource, TResult>(this IQueryable<TSource> source, Expression<Func<TSource, TResult>> predicate) =>
        Task.FromResult(source.Min(predicate));

    public static Task<int> SumAsync<TSource>(this IQueryable<TSource> source, Expression<Func<TSource, int>> predicate) =>
        Task.FromResult(source.Sum(predicate));

    public static Task<long> SumAsync<TSource>(this IQueryable<TSource> source, Expression<Func<TSource, long>> predicate) =>
        Task.FromResult(source.Sum(predicate));

    public static Task<long?> SumAsync<TSource>(this IQueryable<TSource> source, Expression<Func<TSource, long?>> predicate) =>
        Task.FromResult(source.Sum(predicate));

    public static Task<decimal> SumAsync<TSource>(this IQueryable<TSource> source, Expression<Func<TSource, decimal>> predicate) =>
        Task.FromResult(source.Sum(predicate));

    public static Task<decimal?> SumAsync<TSource>(this IQueryable<TSource> source, Expression<Func<TSource, decimal?>> predicate) =>
        Task.FromResult(source.Sum(predicate));

    private static IQueryable<TSource> Where<TSource>(this IQueryable<TSource> source, Expression<Func<TSource, bool>> predicate, int take) =>
        (predicate == null ? source : source.Where(predicate)).Take(take);

    private static async IAsyncEnumerable<T> Enumerate<T>(IEnumerable<T> source)
    {
        await Task.CompletedTask;
        foreach (var item in source)
            yield return item;
    }
}
