namespace Nop.Plugin.Misc.Cashback.Platform;

/// <summary>Reads rows page by page, each from the last row of the page before: rows that come or go meanwhile move no other.</summary>
static class Pages
{
    /// <summary>Pages of rows, the last of them perhaps empty.</summary>
    /// <param name="size">Most rows of a page.</param>
    /// <param name="after">The rows after an id, in the order of their ids.</param>
    /// <param name="idOf">The id of a row.</param>
    public static async IAsyncEnumerable<IReadOnlyList<T>> ReadAsync<T>(int size, Func<int, IQueryable<T>> after, Func<T, int> idOf)
    {
        for (var last = 0; ;)
        {
            var page = await after(last).Take(size).ToListAsync();
            yield return page;
            if (page.Count < size)
                yield break;
            last = idOf(page[^1]);
        }
    }

    /// <summary>Pages of which a query says itself where to go on.</summary>
    /// <param name="read">The page after an id, and the id after which the next one begins; 0: it is the last.</param>
    public static async IAsyncEnumerable<IReadOnlyList<T>> ReadAsync<T>(Func<int, Task<(IReadOnlyList<T> Page, int Next)>> read)
    {
        for (var (page, next) = await read(0); ; (page, next) = await read(next))
        {
            yield return page;
            if (next == 0)
                yield break;
        }
    }
}
