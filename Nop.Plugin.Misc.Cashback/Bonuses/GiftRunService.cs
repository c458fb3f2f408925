namespace Nop.Plugin.Misc.Cashback.Bonuses;

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

/// <summary>Gifts to many clients in one run. A run that was broken off goes on where it was; nobody gets it twice.</summary>
/// <remarks>
/// Clients get it in the order of their ids, so the highest id among the grants is where to go on: there is no counter that a crash, or a
/// second node, could leave wrong.
/// </remarks>
public sealed class GiftRunService(
    IRepository<GiftRun> runs,
    IRepository<BonusGrant> grants,
    AudienceQuery audiences,
    GiftAudience audience,
    BonusGranter granter,
    ISignedRows signed,
    Actor actor,
    ILocker locker,
    TimeProvider time)
{
    const int PageSize = 100;

    /// <summary>Clients of one run that one run of the task serves.</summary>
    public const int MostPerTask = 2000;

    static readonly TimeSpan LockTime = TimeSpan.FromMinutes(4);

    /// <summary>All runs, newest first.</summary>
    public Task<IList<GiftRun>> GetAllAsync() => runs.GetAllAsync(all => all.OrderByDescending(run => run.Id));

    /// <summary>A run; null: none.</summary>
    public async Task<GiftRun?> GetAsync(int runId) => runId > 0 ? await runs.GetByIdAsync(runId) : null;

    /// <summary>Inserts (id 0) or changes a run that is not released yet.</summary>
    public async Task<RuleSaveResult> SaveAsync(GiftRun run)
    {
        var errors = BonusErrors.Of(run, Now);
        var known = await GetAsync(run.Id);
        if (errors.Count > 0 || (known is not null && known.StateId != (int)GiftRunState.Draft))
            return new(errors);

        run.Name = run.Name.Trim();
        run.Message = run.Message.Trim();
        run.StateId = (int)GiftRunState.Draft;
        run.CreatedOnUtc = known?.CreatedOnUtc ?? Now;
        run.Makers = known?.Makers ?? "";
        run.MadeBy(await actor.IdAsync());
        await (known is null ? runs.InsertSignedAsync(run, signed.Sign, publishEvent: true) : runs.UpdateAsync(signed.Sign(run)));
        return new([]);
    }

    /// <summary>Deletes a run that is not released yet.</summary>
    /// <returns>Whether it was.</returns>
    public async Task<bool> DeleteAsync(int runId)
    {
        if (await GetAsync(runId) is not { StateId: (int)GiftRunState.Draft } run)
            return false;
        await runs.DeleteAsync(run);
        return true;
    }

    /// <summary>Counts the clients that a run would give to now, and those that it would not, if the current user released it.</summary>
    public async Task<GiftReach> ReachAsync(GiftRun run) => await ReachAsync(run, await actor.IdAsync());

    /// <summary>Counts the clients that a run would give to now, and those that it would not.</summary>
    /// <param name="run">The run.</param>
    /// <param name="releaserId">Customer id of who releases it: nobody makes credit for the own wallet.</param>
    public Task<GiftReach> ReachAsync(GiftRun run, int releaserId) => audience.CountAsync(run, releaserId);

    /// <summary>Whether a run may be released as it is.</summary>
    public bool MayRelease(GiftRun run) => run.StateId == (int)GiftRunState.Draft && BonusErrors.Of(run, Now).Count == 0;

    /// <summary>Releases a run as it was read, whatever became of its row since: it begins at its time, or with the next step.</summary>
    /// <param name="run">The run.</param>
    /// <param name="actorId">Customer id of who releases it.</param>
    /// <param name="sum">What it comes to now, minor units; null: nobody has counted.</param>
    /// <param name="most">Most that it may give in all, minor units, whoever comes into its audience later; null: no such limit.</param>
    /// <param name="approvers">Customer ids of who approved it, who get nothing by it either; null: it needed nobody.</param>
    /// <returns>Whether it could be.</returns>
    public async Task<bool> ReleaseAsync(GiftRun run, int actorId, long? sum = null, long? most = null, IEnumerable<int>? approvers = null)
    {
        if (!MayRelease(run) || !await signed.MayAsync(run))
            return false;
        (run.StateId, run.ReleasedBy, run.ReleasedOnUtc) = ((int)GiftRunState.Planned, actorId, Now);
        (run.ReleasedFor, run.Most) = (sum, most);
        run.MadeBy([actorId, .. approvers ?? []]);
        await runs.UpdateAsync(signed.Sign(run));
        return true;
    }

    /// <summary>Stops a run; who has the gift keeps it.</summary>
    /// <returns>Whether it could be.</returns>
    public async Task<bool> StopAsync(int runId)
    {
        if (await GetAsync(runId) is not { StateId: (int)GiftRunState.Planned or (int)GiftRunState.Running } run)
            return false;
        var isOurs = await signed.MayAsync(run);
        run.StateId = (int)GiftRunState.Stopped;
        run.EndedOnUtc = Now;
        // What somebody else wrote may be stopped, and does not become the plugin's by that.
        await runs.UpdateAsync(isOurs ? signed.Sign(run) : run);
        return true;
    }

    /// <summary>How far a run is.</summary>
    public async Task<RunProgress> ProgressAsync(GiftRun run)
    {
        var runId = run.Id;
        var given = await grants.Table.CountAsync(row => row.RunId == runId && row.GivenOnUtc != null);
        var waiting = await grants.Table.CountAsync(row => row.RunId == runId && row.GivenOnUtc == null);
        var all = Math.Max(run.InAudience, given + waiting);
        return new(all, given, waiting, run.StateId == (int)GiftRunState.Done ? all - given - waiting : 0);
    }

    /// <summary>Gives to the next clients of a released run.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="most">Clients at most.</param>
    /// <param name="cancellationToken">Ends between two clients.</param>
    /// <returns>How many were given now.</returns>
    public async Task<int> StepAsync(int runId, int most, CancellationToken cancellationToken)
    {
        var count = 0;
        // Two nodes at once would be right as well, and only do the work twice.
        await locker.PerformActionWithLockAsync($"cashback.bonusrun.{runId}", LockTime, async () => count = await StepAloneAsync(runId, most, cancellationToken));
        return count;
    }

    /// <summary>Carries every run that is due a step further.</summary>
    /// <returns>How many were given now.</returns>
    public async Task<int> StepAllAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        var open = await runs.GetAllAsync(all => all
            .Where(run => run.StateId == (int)GiftRunState.Planned || run.StateId == (int)GiftRunState.Running).OrderBy(run => run.Id));
        var failures = new PastFailures("Gift runs that broke off");
        foreach (var run in open)
            count += await failures.TryAsync($"Run {run.Id}", () => StepAsync(run.Id, MostPerTask, cancellationToken));
        failures.Throw();
        return count;
    }

    DateTime Now => time.GetUtcNow().UtcDateTime;

    async Task<int> StepAloneAsync(int runId, int most, CancellationToken cancellationToken)
    {
        if (await granter.IsStoppedAsync() || !await BeginAsync(runId))
            return 0;

        var (count, looked) = (0, 0);
        var given = grants.Table.Where(row => row.RunId == runId).OrderByDescending(row => row.CustomerId);
        for (var last = await given.Select(row => row.CustomerId).FirstOrDefaultAsync(); looked < most;)
        {
            // Read anew for each page: somebody may have stopped it.
            if (await GetAsync(runId) is not { StateId: (int)GiftRunState.Running } run || !await signed.MayAsync(run))
                return count;

            var rule = AudienceText.Parse(run.Audience);
            if (!await audiences.IsReadableAsync(rule))
                throw new InvalidOperationException("A segment that it is for is gone or damaged.");
            var (page, next) = await audiences.PageAsync(rule, last, PageSize);
            var subscribers = run.SendEmail ? await audiences.SubscribersAsync(page) : null;
            var left = await LeftAsync(run);
            foreach (var customer in page.ExceptBy(run.MakerIds, customer => customer.Id))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (left <= 0 && (await audience.LookAsync(runId, [customer]))[customer.Id] == GiftOutlook.Due)
                {
                    await EndAsync(runId, GiftRunState.Stopped);
                    return count;
                }

                var outcome = await granter.GrantAsync(run, customer, subscribers?.Contains(customer.Id) ?? false);
                if (outcome is GrantOutcome.Given or GrantOutcome.Busy)
                    left--;
                if (outcome == GrantOutcome.Given)
                    count++;
            }

            if (next == 0)
            {
                await EndAsync(runId, GiftRunState.Done);
                return count;
            }

            looked += PageSize;
            last = next;
        }

        return count;
    }

    // Clients whom its limit still lets it give to. What is decided counts, booked or not.
    async Task<long> LeftAsync(GiftRun run)
    {
        if (run.Most is not { } most)
            return long.MaxValue;

        var runId = run.Id;
        return (most / run.Amount) - await grants.Table.CountAsync(row => row.RunId == runId);
    }

    async Task<bool> BeginAsync(int runId)
    {
        if (await GetAsync(runId) is not { } run || !await signed.MayAsync(run))
            return false;
        if (run is { StateId: (int)GiftRunState.Running })
            return true;
        if (run is not { StateId: (int)GiftRunState.Planned } || run.StartOnUtc > Now)
            return false;

        var reach = await audience.CountAsync(run, run.ReleasedBy);
        run.InAudience = reach.Due + reach.Had;
        run.StartedOnUtc = Now;
        run.StateId = (int)GiftRunState.Running;
        await runs.UpdateAsync(signed.Sign(run));
        return true;
    }

    async Task EndAsync(int runId, GiftRunState state)
    {
        if (await GetAsync(runId) is not { StateId: (int)GiftRunState.Running } run || !await signed.MayAsync(run))
            return;
        run.StateId = (int)state;
        run.EndedOnUtc = Now;
        await runs.UpdateAsync(signed.Sign(run));
    }
}
