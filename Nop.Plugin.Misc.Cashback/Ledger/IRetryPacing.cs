namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>How writers that met on one wallet get out of each other's way.</summary>
interface IRetryPacing
{
    /// <summary>How often an act is tried before it answers Busy.</summary>
    int MaxTries { get; }

    /// <summary>Waits before the next try.</summary>
    /// <param name="failedTries">1 after the first failed try.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task PauseAsync(int failedTries, CancellationToken cancellationToken);
}

/// <summary>Waits a random time that doubles its bound with each try, so that writers who met do not meet again.</summary>
sealed class JitteredPacing(Random random) : IRetryPacing
{
    const int LongestMilliseconds = 64;

    public int MaxTries => 24;

    public Task PauseAsync(int failedTries, CancellationToken cancellationToken) =>
        Task.Delay(random.Next(1, Math.Min(LongestMilliseconds, 1 << Math.Min(failedTries, 10)) + 1), cancellationToken);
}
