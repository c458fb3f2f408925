namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>How the release of a gift run ended.</summary>
/// <param name="Outcome">Done, or why not.</param>
/// <param name="Reach">Whom it gives to; null: there is no run to release.</param>
public sealed record ReleaseResult(HandOutcome Outcome, GiftReach? Reach = null);

/// <summary>Releases gift runs: not above the owner's limits, of a run and of a person's day, without a second person, nor to who wrote, releases or approves it. Its limit holds a run until it ends, whoever comes into its audience.</summary>
public sealed class GiftReleases(GiftRunService runs, HandLimits limits, ReleasedGifts released, ProposalBook proposals, IWalletDirectory wallets, ILocker locker, Actor actor) : IProposedAct
{
    // Longer than any release takes; a server that dies in the middle holds one person up for no longer.
    static readonly TimeSpan s_longest = TimeSpan.FromMinutes(1);

    public ProposalKind Kind => ProposalKind.GiftRun;

    public string Permission => CashbackPermissions.ReleaseGifts;

    /// <summary>Releases a run, or proposes it to a second person.</summary>
    public async Task<ReleaseResult> ReleaseAsync(int runId)
    {
        var actorId = await actor.IdAsync();
        if (await limits.MostOfRunsADayAsync() is null)
            return await DecideAsync(runId, actorId);

        // What one person releases on a day is counted and released by one request at a time.
        var result = new ReleaseResult(HandOutcome.Busy);
        await locker.PerformActionWithLockAsync(string.Create(CultureInfo.InvariantCulture, $"cashback.release.{actorId}"), s_longest, async () => result = await DecideAsync(runId, actorId));
        return result;
    }

    /// <summary>Finds out whether a run comes to more than one person may give, and what it waits in for a second one.</summary>
    /// <param name="run">The run.</param>
    /// <param name="reach">Whom it gives to now.</param>
    /// <returns>Whether it needs a second person, and the proposal; null: it is not proposed as it is now.</returns>
    public async Task<(bool NeedsSecond, ProposalStanding? Waits)> LookAsync(GiftRun run, GiftReach reach)
    {
        if (run.StateId != (int)GiftRunState.Draft || await MostAsync(await actor.IdAsync()) is not { } most || run.Amount * reach.Due <= most)
            return (false, null);
        return (true, (await proposals.OfAsync(Kind, run.Id)).FirstOrDefault(other => other.State is ProposalState.Open or ProposalState.Approved && IsOf(run, other)));
    }

    /// <summary>Nobody: a run is for an audience, and who is in it by its conditions may well approve it.</summary>
    public Task<bool> ConcernsAsync(Proposal proposal, int customerId) => Task.FromResult(false);

    public async Task<bool> StandsAsync(Proposal proposal) => await runs.GetAsync(proposal.SubjectId) is { } run && runs.MayRelease(run) && ContentOf(run) == proposal.ContentHash
        && await SumAsync(run, proposal) <= proposal.Amount;

    public async Task<HandOutcome> DoAsync(Proposal proposal)
    {
        if (await runs.GetAsync(proposal.SubjectId) is not { } run || ContentOf(run) != proposal.ContentHash)
            return HandOutcome.Changed;
        // More clients may be in its audience by now: what was approved is the sum.
        if (run.StateId == (int)GiftRunState.Draft && await SumAsync(run, proposal) > proposal.Amount)
            return HandOutcome.Changed;
        // Who approved twice, or goes on where it broke off, finds it released.
        return run.StateId != (int)GiftRunState.Draft || await runs.ReleaseAsync(run, proposal.ProposedBy, proposal.Amount, proposal.Amount, await ApproversAsync(proposal)) ? HandOutcome.Done : HandOutcome.Changed;
    }

    async Task<ReleaseResult> DecideAsync(int runId, int actorId)
    {
        if (await runs.GetAsync(runId) is not { StateId: (int)GiftRunState.Draft } run)
            return new(HandOutcome.Changed);

        var reach = await runs.ReachAsync(run, actorId);
        var sum = run.Amount * reach.Due;
        // As it is at the release: a limit that is raised later raises that of no run.
        var most = await MostAsync(actorId);
        if (most is null || sum <= most)
            return new(await runs.ReleaseAsync(run, actorId, sum, most) ? HandOutcome.Done : HandOutcome.Changed, reach);
        if (!runs.MayRelease(run))
            return new(HandOutcome.Changed, reach);

        var earlier = await proposals.OfAsync(Kind, runId);
        if (!earlier.Any(other => other.State is ProposalState.Open && IsOf(run, other)))
        {
            await proposals.ProposeAsync(new Proposal
            {
                KindId = (int)Kind,
                SubjectId = runId,
                Name = run.Name,
                Amount = sum,
                CurrencyCode = (await wallets.GetCurrencyAsync()).Code,
                ActKey = string.Create(CultureInfo.InvariantCulture, $"release:{runId}:{earlier.Count + 1}"),
                ContentHash = ContentOf(run),
                ProposedBy = actorId,
            });
        }

        return new(HandOutcome.Proposed, reach);
    }

    // Of a run and of what is left of the day, whichever is less; null: no limit.
    async Task<long?> MostAsync(int releaserId)
    {
        var ofRun = await limits.MostOfRunAsync();
        if (await limits.MostOfRunsADayAsync() is not { } ofDay)
            return ofRun;
        var left = Math.Max(0, ofDay - await released.OfAsync(releaserId, limits.DayStartUtc));
        return ofRun < left ? ofRun : left;
    }

    // Who decided, and who does it now: where it broke off the two may be different people.
    async Task<int[]> ApproversAsync(Proposal proposal) => [await actor.IdAsync(), (await proposals.GetAsync(proposal.Id))?.Decision?.DecidedBy ?? 0];

    async Task<long> SumAsync(GiftRun run, Proposal proposal) => run.Amount * (await runs.ReachAsync(run, proposal.ProposedBy)).Due;

    static bool IsOf(GiftRun run, ProposalStanding standing) => standing.Proposal.ContentHash == ContentOf(run);

    /// <summary>What of a run was proposed: one that says something else by now needs another approval.</summary>
    internal static string ContentOf(GiftRun run) => HashChain.KeyOf(JsonSerializer.Serialize(
        new { run.Name, run.Amount, Expires = run.ExpiresOnUtc?.Ticks, run.Audience, run.SendEmail, run.Message, Starts = run.StartOnUtc?.Ticks }));
}
