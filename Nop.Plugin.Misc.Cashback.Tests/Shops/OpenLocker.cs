using Nop.Core.Caching;

namespace Nop.Plugin.Misc.Cashback.Tests.Shops;

/// <summary>A lock that nobody else holds.</summary>
sealed class OpenLocker : ILocker
{
    public async Task<bool> PerformActionWithLockAsync(string resource, TimeSpan expirationTime, Func<Task> action)
    {
        await action();
        return true;
    }
}
