namespace Nop.Plugin.Misc.Cashback.Tests.Ledger;

/// <summary>Tries again at once.</summary>
public sealed class NoPause : IRetryPacing
{
    public int MaxTries => 100;

    public Task PauseAsync(int failedTries, CancellationToken cancellationToken) => Task.CompletedTask;
}
