using System.Threading.RateLimiting;

namespace Nop.Plugin.Misc.Cashback.Api.Limits;

/// <summary>How much of a limit is left after a request.</summary>
/// <param name="Policy">The limit.</param>
/// <param name="IsAllowed">Whether the request goes on.</param>
/// <param name="Left">Requests that are left now.</param>
/// <param name="RetryAfter">Seconds after which one is possible again.</param>
sealed record LimitState(LimitPolicy Policy, bool IsAllowed, long Left, int RetryAfter);

/// <summary>A bucket of so many requests, filled again with so many each second.</summary>
/// <param name="Name">Its name in the answer's headers.</param>
/// <param name="Size">Requests at once.</param>
/// <param name="Seconds">Seconds in which an empty bucket is full again.</param>
sealed record LimitPolicy(string Name, int Size, int Seconds);

/// <summary>Counts requests: by key, and by address where somebody shows no key that is good. For each process by itself: what must hold for all of them together is counted in the database (<see cref="LookUps"/>).</summary>
/// <remarks>The shop has a limiter of its own, which is off by default and takes no second one beside it.</remarks>
sealed class ApiLimits : IDisposable
{
    /// <summary>Of a key: more than any till asks.</summary>
    public static readonly LimitPolicy OfKey = new("key", 120, 12);

    /// <summary>Of an address from which keys are shown that are none: a slip now and then.</summary>
    public static readonly LimitPolicy OfAddress = new("address", 30, 60);

    readonly PartitionedRateLimiter<string> _keys = Make(OfKey);
    readonly PartitionedRateLimiter<string> _addresses = Make(OfAddress);

    /// <summary>Counts a request with a key that is good.</summary>
    public LimitState CountKey(string keyHash) => Count(_keys, OfKey, keyHash);

    /// <summary>Counts a request with none.</summary>
    public LimitState CountAddress(string address) => Count(_addresses, OfAddress, address);

    public void Dispose()
    {
        _keys.Dispose();
        _addresses.Dispose();
    }

    static LimitState Count(PartitionedRateLimiter<string> limiter, LimitPolicy policy, string whose)
    {
        using var lease = limiter.AttemptAcquire(whose);
        var left = limiter.GetStatistics(whose)?.CurrentAvailablePermits ?? 0;
        return new(policy, lease.IsAcquired, left, lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)((after.Ticks + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond)) : 1);
    }

    static PartitionedRateLimiter<string> Make(LimitPolicy policy) => PartitionedRateLimiter.Create<string, string>(whose => RateLimitPartition.GetTokenBucketLimiter(whose, _ => new()
    {
        TokenLimit = policy.Size,
        TokensPerPeriod = TokensOf(policy),
        ReplenishmentPeriod = TimeSpan.FromTicks(TimeSpan.TicksPerSecond * policy.Seconds * TokensOf(policy) / policy.Size),
        QueueLimit = 0,
        AutoReplenishment = true,
    }));

    // A second's worth, or one where that is less.
    static int TokensOf(LimitPolicy policy) => Math.Max(1, policy.Size / policy.Seconds);
}
