using System.Globalization;
using Nop.Core.Caching;

namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>Slows down who tries codes at random. Why it is kept where it is: docs/decisions/007-guessing-codes.md.</summary>
/// <remarks>Counts in the shop's cache: per node, or for all nodes where the shop has a distributed cache. Two tries at the same moment may count as one.</remarks>
sealed class GuessGuard(IStaticCacheManager cache, TimeProvider clock)
{
    /// <summary>Unknown codes within two windows after which an actor is refused.</summary>
    public const int Limit = 20;

    /// <summary>Length of a window in minutes.</summary>
    public const int WindowMinutes = 15;

    /// <summary>The actor that a clerk is.</summary>
    public static string Clerk(int actorId) => $"clerk {actorId.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Whether somebody has tried too many unknown codes of late.</summary>
    public async Task<bool> IsBlockedAsync(string actor)
    {
        var window = Window();
        return await cache.GetAsync(KeyOf(actor, window), 0) + await cache.GetAsync(KeyOf(actor, window - 1), 0) >= Limit;
    }

    /// <summary>Notes that somebody tried an unknown code.</summary>
    public async Task NoteFailureAsync(string actor)
    {
        var key = KeyOf(actor, Window());
        await cache.SetAsync(key, await cache.GetAsync(key, 0) + 1);
    }

    long Window() => clock.GetUtcNow().ToUnixTimeSeconds() / (60 * WindowMinutes);

    // Actors may be addresses of people: the cache sees a hash.
    static CacheKey KeyOf(string actor, long window) =>
        new($"Nop.cashback.guesses.{HashChain.KeyOf(actor)}.{window.ToString(CultureInfo.InvariantCulture)}") { CacheTime = 2 * WindowMinutes };
}
