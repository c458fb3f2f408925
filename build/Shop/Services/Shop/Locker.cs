using System.Collections.Concurrent;
using Nop.Core.Caching;

namespace Cashback.Preview.Services;

/// <summary>Locks within the process.</summary>
public sealed class Locker : ILocker
{
    readonly ConcurrentDictionary<string, byte> _held = new();

    /// <inheritdoc/>
    public async Task<bool> PerformActionWithLockAsync(string resource, TimeSpan expirationTime, Func<Task> action)
    {
        if (!_held.TryAdd(resource, 0))
            return false;
        try
        {
            await action();
            return true;
        }
        finally
        {
            _held.TryRemove(resource, out _);
        }
    }

    /// <inheritdoc/>
    public Task<bool> IsTaskRunningAsync(string key) => Task.FromResult(_held.ContainsKey(key));

    /// <inheritdoc/>
    public Task CancelTaskAsync(string key, TimeSpan expirationTime) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task RunWithHeartbeatAsync(string key, TimeSpan expirationTime, TimeSpan heartbeatInterval, Func<CancellationToken, Task> action,
        CancellationTokenSource cancellationTokenSource = null!) =>
        PerformActionWithLockAsync(key, expirationTime, () => action(cancellationTokenSource?.Token ?? CancellationToken.None));
}
