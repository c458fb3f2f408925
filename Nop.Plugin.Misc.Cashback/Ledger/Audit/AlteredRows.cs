using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Cashback.Ledger.Audit;

/// <summary>Ends the acts of people that meet a row which was changed in the database: nothing is posted, they read what to do, and who is responsible is told.</summary>
/// <remarks>Tasks do not go through it: they fail with what the exception says, and go on with the next wallet.</remarks>
interface IAlteredRows
{
    /// <summary>Does an act; where it meets such a row it ends as <see cref="LedgerOutcome.Altered"/>.</summary>
    Task<LedgerResult<T>> MeetAsync<T>(Func<Task<LedgerResult<T>>> act);

    /// <summary>Does something that may meet such a row on its way.</summary>
    /// <returns>False: it met one, and ended there.</returns>
    Task<bool> TryAsync(Func<Task> act);
}

/// <inheritdoc cref="IAlteredRows"/>
sealed class AlteredRows(ILedgerAuditor auditor, ILedgerVerification verification, IStaticCacheManager cache, ILogger logger) : IAlteredRows
{
    // A client who tries again makes no second letter on the same day; the log has every one.
    const int ToldMinutes = 24 * 60;

    public async Task<LedgerResult<T>> MeetAsync<T>(Func<Task<LedgerResult<T>>> act)
    {
        LedgerResult<T> result = default;
        return await TryAsync(async () => result = await act()) ? result : new(LedgerOutcome.Altered, default);
    }

    public async Task<bool> TryAsync(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (AlteredRowException altered)
        {
            await logger.ErrorAsync($"Cashback ledger: {altered.Message}", altered);
            await TellAsync(altered.WalletId);
            return false;
        }
    }

    async Task TellAsync(int walletId)
    {
        var told = new CacheKey(string.Create(CultureInfo.InvariantCulture, $"Nop.cashback.altered.{walletId}")) { CacheTime = ToldMinutes };
        if (await cache.GetAsync(told, 0) > 0)
            return;
        await cache.SetAsync(told, 1);
        if (await auditor.VerifyWalletAsync(walletId, CancellationToken.None) is { } finding)
            await verification.TellAsync(finding);
    }
}
