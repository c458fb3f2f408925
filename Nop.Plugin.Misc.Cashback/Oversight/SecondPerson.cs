namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>How a decision ended.</summary>
public enum ApprovalOutcome
{
    /// <summary>Approved and done.</summary>
    Done,

    /// <summary>Declined.</summary>
    Declined,

    /// <summary>Who proposed it took it back.</summary>
    TakenBack,

    /// <summary>The person who proposed it may not decide on it.</summary>
    OwnProposal,

    /// <summary>It is about the decider's own wallet.</summary>
    OwnWallet,

    /// <summary>The decider has not the right that doing it asks for.</summary>
    NotAllowed,

    /// <summary>It is decided already, or has lapsed.</summary>
    NotOpen,

    /// <summary>The subject has been changed since it was proposed, or is gone: it was not done.</summary>
    Changed,

    /// <summary>Approved, and there is too little to take.</summary>
    Insufficient,

    /// <summary>Not done, or not decided, because of somebody else who is at it: try again.</summary>
    Busy,

    /// <summary>Who declines says why: who proposed it reads that.</summary>
    ReasonRequired,
}

/// <summary>Lets a second person decide on what was proposed: never who proposed it, nobody on the own wallet, and each once. Who proposed it may take it back.</summary>
public sealed class SecondPerson(ProposalBook book, IEnumerable<IProposedAct> acts, IPermissionService permissions, ILocker locker, Actor actor)
{
    // Longer than any act takes; a server that dies in the middle holds the others up for no longer.
    static readonly TimeSpan s_longest = TimeSpan.FromMinutes(1);

    /// <summary>Approves a proposal and does it. One that was approved and not done is tried again.</summary>
    public Task<ApprovalOutcome> ApproveAsync(ProposalStanding standing) => AloneAsync(standing, async now =>
    {
        var (proposal, act) = (now.Proposal, ActOf(now.Proposal));
        if (await WhyNotAsync(now) is { } refusal)
            return refusal;
        if (now.State == ProposalState.Open && !await act.StandsAsync(proposal))
            return ApprovalOutcome.Changed;
        // Of two who decide at once the second finds it decided; where the first approved, doing it again does nothing more.
        if (now.State == ProposalState.Open && !await book.DecideAsync(proposal, approved: true, await actor.IdAsync()) && await book.GetAsync(proposal.Id) is not { State: ProposalState.Approved })
            return ApprovalOutcome.NotOpen;

        switch (await act.DoAsync(proposal))
        {
            case HandOutcome.Done:
                await book.DoneAsync(proposal);
                return ApprovalOutcome.Done;
            case HandOutcome.Insufficient:
                return ApprovalOutcome.Insufficient;
            case HandOutcome.Busy:
                return ApprovalOutcome.Busy;
            default:
                return ApprovalOutcome.Changed;
        }
    });

    /// <summary>Declines a proposal, also one that was approved and could not be done.</summary>
    /// <param name="standing">The proposal.</param>
    /// <param name="reason">Why, for who proposed it; at most <see cref="LedgerTextLengths.Reason"/> characters.</param>
    public Task<ApprovalOutcome> DeclineAsync(ProposalStanding standing, string reason) => AloneAsync(standing, async now =>
        await WhyNotAsync(now) is { } refusal ? refusal
        : string.IsNullOrWhiteSpace(reason) ? ApprovalOutcome.ReasonRequired
        : await RefuseAsync(now, StoredText.WithoutNull(reason.Trim())!) ? ApprovalOutcome.Declined
        : ApprovalOutcome.NotOpen);

    /// <summary>Takes a proposal back: only who made it does.</summary>
    public Task<ApprovalOutcome> TakeBackAsync(ProposalStanding standing) => AloneAsync(standing, async now =>
        await WhyNotAsync(now) is not ApprovalOutcome.OwnProposal ? (IsOpen(now) ? ApprovalOutcome.NotAllowed : ApprovalOutcome.NotOpen)
        : await RefuseAsync(now, reason: "") ? ApprovalOutcome.TakenBack
        : ApprovalOutcome.NotOpen);

    /// <summary>Why who acts may not decide on a proposal; null: may.</summary>
    public async Task<ApprovalOutcome?> WhyNotAsync(ProposalStanding standing)
    {
        var (proposal, act, actorId) = (standing.Proposal, ActOf(standing.Proposal), await actor.IdAsync());
        return !IsOpen(standing) ? ApprovalOutcome.NotOpen
            : proposal.ProposedBy == actorId ? ApprovalOutcome.OwnProposal
            : await act.ConcernsAsync(proposal, actorId) ? ApprovalOutcome.OwnWallet
            : !await permissions.AuthorizeAsync(act.Permission, await actor.CustomerAsync()) ? ApprovalOutcome.NotAllowed
            : null;
    }

    /// <summary>The kinds of proposals that who acts may see: those whose act they have the right to do. Others tell of people and amounts that are not theirs to know.</summary>
    public async Task<IReadOnlyList<ProposalKind>> KindsAsync()
    {
        var (reader, kinds) = (await actor.CustomerAsync(), new List<ProposalKind>());
        foreach (var act in acts)
        {
            if (await permissions.AuthorizeAsync(act.Permission, reader))
                kinds.Add(act.Kind);
        }

        return kinds;
    }

    /// <summary>A proposal that who acts may see; null: there is none with the id, or not for them.</summary>
    public async Task<ProposalStanding?> FindAsync(int proposalId) =>
        await book.GetAsync(proposalId) is { } standing && (await KindsAsync()).Contains((ProposalKind)standing.Proposal.KindId) ? standing : null;

    /// <summary>The newest proposals that who acts may see, newest first.</summary>
    /// <param name="most">So many at most.</param>
    public async Task<IReadOnlyList<ProposalStanding>> NewestAsync(int most) => await book.NewestAsync(await KindsAsync(), most);

    /// <summary>Those that wait for a second person, of those that who acts may see; oldest first.</summary>
    public async Task<IReadOnlyList<ProposalStanding>> OpenAsync() => await book.OpenAsync(await KindsAsync());

    /// <summary>How many wait for a second person, of those that who acts may see.</summary>
    public async Task<int> CountOpenAsync() => await book.CountOpenAsync(await KindsAsync());

    // What is approved in one request and declined in another would be both: one decides at a time, on how it stands by then.
    async Task<ApprovalOutcome> AloneAsync(ProposalStanding standing, Func<ProposalStanding, Task<ApprovalOutcome>> decideAsync)
    {
        var outcome = ApprovalOutcome.Busy;
        await locker.PerformActionWithLockAsync(string.Create(CultureInfo.InvariantCulture, $"cashback.proposal.{standing.Proposal.Id}"), s_longest,
            async () => outcome = await book.GetAsync(standing.Proposal.Id) is { } now ? await decideAsync(now) : ApprovalOutcome.NotOpen);
        return outcome;
    }

    async Task<bool> RefuseAsync(ProposalStanding standing, string reason) => standing.State == ProposalState.Open
        ? await book.DecideAsync(standing.Proposal, approved: false, await actor.IdAsync(), reason)
        : await book.WithdrawAsync(standing.Proposal, await actor.IdAsync(), reason);

    static bool IsOpen(ProposalStanding standing) => standing.State is ProposalState.Open or ProposalState.Approved;

    IProposedAct ActOf(Proposal proposal) => acts.Single(act => (int)act.Kind == proposal.KindId);
}
