namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>Lets what one person does be counted and done by one request at a time, on every server that shares the shop's lock: for limits of a day, which no single wallet's row can hold.</summary>
sealed class PersonTurns(ILocker locker, IRetryPacing pacing)
{
    // Longer than any such act takes; a server that dies in the middle holds one person up for no longer.
    static readonly TimeSpan s_longest = TimeSpan.FromMinutes(1);

    /// <summary>Does an act when nobody else does one of the same name for the same person.</summary>
    /// <param name="what">Name of what is counted.</param>
    /// <param name="personId">Customer id.</param>
    /// <param name="act">Counts and acts.</param>
    /// <returns>Null: others were at it all the time, and nothing was done.</returns>
    public async Task<T?> AloneAsync<T>(string what, int personId, Func<Task<T>> act) where T : class
    {
        T? result = null;
        for (var tries = 1; result is null && tries <= pacing.MaxTries; tries++)
        {
            if (!await locker.PerformActionWithLockAsync(string.Create(CultureInfo.InvariantCulture, $"cashback.{what}.{personId}"), s_longest, async () => result = await act()))
                await pacing.PauseAsync(tries, CancellationToken.None);
        }

        return result;
    }
}
