using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Cashback.Ledger.Audit;

/// <summary>An act that met a row which was changed in the database.</summary>
/// <param name="Channel">Where it was asked for.</param>
/// <param name="ActorId">By whom, as entries say it.</param>
/// <param name="OnUtc">When.</param>
public sealed record AlteredMeeting(Channel Channel, int ActorId, DateTime OnUtc)
{
    /// <summary>The branch; 0: outside a salon, or not known.</summary>
    public int BranchId { get; init; }
}

/// <summary>Ends the acts of people that meet a row which was changed in the database: nothing is posted, they read what to do, and who is responsible is told.</summary>
/// <remarks>Tasks do not go through it: they fail with what the exception says, and go on with the next wallet.</remarks>
public interface IAlteredRows
{
    /// <summary>Does an act; where it meets such a row it ends as <see cref="LedgerOutcome.Altered"/>.</summary>
    /// <param name="act">The act.</param>
    /// <param name="branchId">The branch where it is done; 0: outside a salon.</param>
    Task<LedgerResult<T>> MeetAsync<T>(Func<Task<LedgerResult<T>>> act, int branchId = 0);

    /// <summary>Does something that may meet such a row on its way.</summary>
    /// <inheritdoc cref="MeetAsync"/>
    /// <returns>False: it met one, and ended there.</returns>
    Task<bool> TryAsync(Func<Task> act, int branchId = 0);

    /// <summary>Tells of a wallet that was read as changed, where no act is done because of that.</summary>
    Task TellAsync(int walletId, AlteredMeeting? meeting);
}

/// <inheritdoc cref="IAlteredRows"/>
sealed class AlteredRows(ILedgerAuditor auditor, ILedgerVerification verification, IStaticCacheManager cache, ILogger logger) : IAlteredRows
{
    // A client who tries again makes no second letter on the same day; the log has every one.
    const int ToldMinutes = 24 * 60;

    public async Task<LedgerResult<T>> MeetAsync<T>(Func<Task<LedgerResult<T>>> act, int branchId = 0)
    {
        LedgerResult<T> result = default;
        return await TryAsync(async () => result = await act(), branchId) ? result : new(LedgerOutcome.Altered, default);
    }

    public async Task<bool> TryAsync(Func<Task> act, int branchId = 0)
    {
        try
        {
            await act();
            return true;
        }
        catch (BookException met)
        {
            // What must always be true was about to break. Where the wallet's rows are as its entries say, that is not a hand in the database.
            if (met is not AlteredRowException && await auditor.VerifyWalletAsync(met.WalletId, CancellationToken.None) is null)
                throw;

            await logger.ErrorAsync($"Cashback ledger: {met.Message}", met);
            await TellAsync(met.WalletId, met.Act is { } of ? new(of.Channel, of.ActorId, of.NowUtc) { BranchId = branchId } : null);
            return false;
        }
    }

    public async Task TellAsync(int walletId, AlteredMeeting? meeting)
    {
        var told = new CacheKey(string.Create(CultureInfo.InvariantCulture, $"Nop.cashback.altered.{walletId}")) { CacheTime = ToldMinutes };
        if (await cache.GetAsync(told, 0) > 0)
            return;
        await cache.SetAsync(told, 1);
        if (await auditor.VerifyWalletAsync(walletId, CancellationToken.None) is { } finding)
            await verification.TellAsync(finding, meeting);
    }
}
