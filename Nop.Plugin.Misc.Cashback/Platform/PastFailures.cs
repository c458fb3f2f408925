namespace Nop.Plugin.Misc.Cashback.Platform;

/// <summary>Goes through many past those that fail, so that one does not keep the others from their turn, and tells of them at the end.</summary>
/// <param name="what">What could not be done, for who reads the shop's log.</param>
sealed class PastFailures(string what)
{
    // A log with thousands of them nobody reads; the count is told of all.
    const int MostTold = 20;

    readonly List<Exception> _told = [];

    /// <summary>How many have failed.</summary>
    public int Count { get; private set; }

    /// <summary>Does one of them.</summary>
    /// <param name="which">Names it.</param>
    /// <param name="act">Does it.</param>
    /// <returns>What came of it; the default where it failed.</returns>
    public async Task<T?> TryAsync<T>(string which, Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Not swallowed: told at the end.
            if (++Count <= MostTold)
                _told.Add(new InvalidOperationException($"{which}: {exception.Message}", exception));
            return default;
        }
    }

    /// <summary>Ends the run: in vain where one failed.</summary>
    /// <exception cref="AggregateException">Some failed; it tells how many, and of the first of them each by its name.</exception>
    public void Throw()
    {
        if (Count > 0)
            throw new AggregateException(string.Create(CultureInfo.InvariantCulture, $"{what}: {Count}."), _told);
    }
}
