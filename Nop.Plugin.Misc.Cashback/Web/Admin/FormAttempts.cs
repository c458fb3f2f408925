namespace Nop.Plugin.Misc.Cashback.Web.Admin;

/// <summary>Lets a form that makes something make it once, however often it is sent: it bears a key, made when it is shown.</summary>
/// <remarks>By the shop's lock and cache: on one web server, and on several where the shop has a distributed cache. Money does not rest on it; adjustments and vouchers bear their key into the ledger.</remarks>
public sealed class FormAttempts(ILocker locker, IStaticCacheManager cache)
{
    /// <summary>Name of the field.</summary>
    public const string Field = "Attempt";

    // Longer than anybody leaves a page that was sent.
    const int RememberedMinutes = 24 * 60;

    const int MostTries = 100;

    static readonly TimeSpan s_longest = TimeSpan.FromMinutes(2);
    static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Makes what a form asks for, unless the form has made it already or is at it.</summary>
    /// <param name="attempt">The form's key as sent; empty: each post is a wish of its own.</param>
    /// <param name="makeAsync">Makes it; answers whether it was made.</param>
    /// <returns>False: the form was sent before, and nothing was done now.</returns>
    public async Task<bool> OnceAsync(string? attempt, Func<Task<bool>> makeAsync)
    {
        if (!Guid.TryParse(attempt, out var key))
        {
            await makeAsync();
            return true;
        }

        // The second of two clicks waits for the first: only then is it known whether anything was made.
        for (var tries = 0; tries < MostTries; tries++)
        {
            var isFirst = false;
            if (await locker.PerformActionWithLockAsync($"cashback.form.{key:N}", s_longest, async () => isFirst = await MakeAsync(key, makeAsync)))
                return isFirst;
            await Task.Delay(s_pause);
        }

        return false;
    }

    async Task<bool> MakeAsync(Guid key, Func<Task<bool>> makeAsync)
    {
        var done = new CacheKey($"Nop.cashback.form.{key:N}") { CacheTime = RememberedMinutes };
        if (await cache.GetAsync(done, 0) > 0)
            return false;
        // What was refused may be sent again from the same form.
        if (await makeAsync())
            await cache.SetAsync(done, 1);
        return true;
    }
}
