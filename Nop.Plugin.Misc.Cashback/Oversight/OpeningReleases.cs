using Nop.Plugin.Misc.Cashback.Openings;

namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <inheritdoc cref="IOpeningReleases"/>
/// <remarks>A batch is one act, whoever wrote it and however many clients it has: its sum is held against the limits of one adjustment and of a person's day.</remarks>
sealed class OpeningReleases(IOpeningDesk desk, HandLimits limits, ProposalBook proposals, PersonTurns turns, Texts texts, Actor actor) : IOpeningReleases, IProposedAct
{
    // What an approval posts before it answers; the rest goes on by the page or the task.
    static readonly TimeSpan s_longest = TimeSpan.FromSeconds(10);

    public ProposalKind Kind => ProposalKind.Openings;

    public string Permission => CashbackPermissions.AdjustWallets;

    public async Task<(HandOutcome Outcome, long Sum)> ReleaseAsync(int batchId)
    {
        var actorId = await actor.IdAsync();
        var decided = await limits.CountsDayAsync(await desk.SumAsync(batchId, actorId))
            ? await turns.AloneAsync(HandLimits.Turn, actorId, () => DecideAsync(batchId, actorId))
            : await DecideAsync(batchId, actorId);
        return decided is null ? (HandOutcome.Busy, 0) : (decided.Outcome, decided.Sum);
    }

    public async Task<(bool NeedsSecond, ProposalStanding? Waits)> LookAsync(OpeningBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var actorId = await actor.IdAsync();
        if (batch.ConfirmedOnUtc is not null || !await limits.IsAboveAsync(await desk.SumAsync(batch.Id, actorId), batch.CurrencyCode, actorId))
            return (false, null);
        return (true, (await proposals.OfAsync(Kind, batch.Id)).FirstOrDefault(other => other.State is ProposalState.Open or ProposalState.Approved));
    }

    /// <summary>Nobody: a batch is of many, and the row of who approves it is left out.</summary>
    public Task<bool> ConcernsAsync(Proposal proposal, int customerId) => Task.FromResult(false);

    public async Task<bool> StandsAsync(Proposal proposal) => await desk.GetAsync(proposal.SubjectId) is { ConfirmedOnUtc: null } batch && batch.ContentHash == proposal.ContentHash;

    public async Task<HandOutcome> DoAsync(Proposal proposal)
    {
        if (await desk.GetAsync(proposal.SubjectId) is not { } batch || batch.ContentHash != proposal.ContentHash)
            return HandOutcome.Changed;
        // Who decided, and who does it now: where it broke off the two may be different people.
        if (!await desk.ReleaseAsync(batch.Id, proposal.ProposedBy, await actor.IdAsync(), (await proposals.GetAsync(proposal.Id))?.Decision?.DecidedBy ?? 0))
            return HandOutcome.Busy;
        await desk.PostAsync(batch.Id, s_longest);
        return HandOutcome.Done;
    }

    async Task<Decided> DecideAsync(int batchId, int actorId)
    {
        if (await desk.GetAsync(batchId) is not { } batch)
            return new(HandOutcome.Changed, 0);
        if (batch.ConfirmedOnUtc is not null)
            return new(HandOutcome.Done, batch.Sum);

        var sum = await desk.SumAsync(batchId, actorId);
        if (!await limits.IsAboveAsync(sum, batch.CurrencyCode, actorId))
            return new(await desk.ReleaseAsync(batchId, actorId) ? HandOutcome.Done : HandOutcome.Busy, sum);

        var earlier = await proposals.OfAsync(Kind, batchId);
        if (!earlier.Any(other => other.State is ProposalState.Open or ProposalState.Approved))
        {
            await proposals.ProposeAsync(new Proposal
            {
                KindId = (int)Kind,
                SubjectId = batchId,
                Name = batch.Name.Length > 0 ? batch.Name : await texts.GetAsync("Openings.FromPoints"),
                Amount = sum,
                CurrencyCode = batch.CurrencyCode,
                ActKey = string.Create(CultureInfo.InvariantCulture, $"opening:{batchId}:{earlier.Count + 1}"),
                ContentHash = batch.ContentHash,
                ProposedBy = actorId,
            });
        }

        return new(HandOutcome.Proposed, sum);
    }

    sealed record Decided(HandOutcome Outcome, long Sum);
}
