namespace Nop.Plugin.Misc.Cashback.Platform;

/// <summary>Gives rows one after another to who takes them as they come.</summary>
static class RowsAsTheyCome
{
    /// <summary>The rows, read as they are taken where the source knows how (the shop's queries do), and else one after another.</summary>
    public static IAsyncEnumerable<T> AsTheyCome<T>(this IEnumerable<T> rows) => rows as IAsyncEnumerable<T> ?? OneByOneAsync(rows);

    static async IAsyncEnumerable<T> OneByOneAsync<T>(IEnumerable<T> rows)
    {
        foreach (var row in rows)
        {
            await ValueTask.CompletedTask;
            yield return row;
        }
    }
}
