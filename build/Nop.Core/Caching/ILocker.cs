namespace Nop.Core.Caching;

public interface ILocker
{
    Task CancelTaskAsync(string key, TimeSpan expirationTime);
    Task<bool> IsTaskRunningAsync(string key);
    Task<bool> PerformActionWithLockAsync(string resource, TimeSpan expirationTime, Func<Task> action);

    Task RunWithHeartbeatAsync(
        string key,
        TimeSpan expirationTime,
        TimeSpan heartbeatInterval,
        Func<CancellationToken, Task> action,
        CancellationTokenSource cancellationTokenSource = null);
}
