using Nop.Plugin.Misc.Cashback.RuleBook;

namespace Nop.Plugin.Misc.Cashback.Bonuses;

/// <summary>Gifts to many clients in one run. A run that was broken off goes on where it was; nobody gets it twice.</summary>
public interface IBonusRuns
{
    /// <summary>All runs, newest first.</summary>
    Task<IList<BonusRun>> GetAllAsync();

    /// <summary>A run; null: none.</summary>
    Task<BonusRun?> GetAsync(int runId);

    /// <summary>Inserts (id 0) or changes a run that is not released yet.</summary>
    Task<RuleSaveResult> SaveAsync(BonusRun run);

    /// <summary>Deletes a run that is not released yet.</summary>
    /// <returns>Whether it was.</returns>
    Task<bool> DeleteAsync(int runId);

    /// <summary>Whom a run would give to now, and whom not.</summary>
    Task<GiftReach> ReachAsync(BonusRun run);

    /// <summary>Releases a run: it begins at its time, or with the next step.</summary>
    /// <returns>Whether it could be.</returns>
    Task<bool> ReleaseAsync(int runId);

    /// <summary>Stops a run; who has the gift keeps it.</summary>
    /// <returns>Whether it could be.</returns>
    Task<bool> StopAsync(int runId);

    /// <summary>How far a run is.</summary>
    Task<RunProgress> ProgressAsync(BonusRun run);

    /// <summary>Gives to the next clients of a released run.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="most">Clients at most.</param>
    /// <param name="cancellationToken">Ends between two clients.</param>
    /// <returns>How many were given now.</returns>
    Task<int> StepAsync(int runId, int most, CancellationToken cancellationToken);

    /// <summary>Does a step of every run that is due.</summary>
    /// <returns>How many were given now.</returns>
    Task<int> StepAllAsync(CancellationToken cancellationToken);
}

/// <summary>How far a run is. Clients.</summary>
/// <param name="InAudience">Were to get it when it started.</param>
/// <param name="Given">Have it.</param>
/// <param name="Waiting">Are decided and not booked yet: their wallets were busy; the task tries again.</param>
/// <param name="LeftOut">Were to get it at the start and no more when their turn came; told when it is done.</param>
public sealed record RunProgress(int InAudience, int Given, int Waiting, int LeftOut)
{
    /// <summary>How much is done, 0 … 100.</summary>
    public int Percent => InAudience == 0 ? 0 : (int)Math.Clamp((long)(Given + LeftOut) * 100 / InAudience, 0, 100);
}
