using Nop.Plugin.Misc.Cashback.RuleBook.Drafts;

namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>How putting a draft live ended.</summary>
/// <param name="Outcome">Done, or why not.</param>
/// <param name="Saved">What is wrong with the draft where <paramref name="Outcome"/> is <see cref="HandOutcome.Changed"/>; null: nothing was written.</param>
public sealed record LaunchResult(HandOutcome Outcome, RuleSaveResult? Saved = null);

/// <summary>Puts drafts of rules live: where the owner wants it, with a second person.</summary>
public sealed class RuleLaunches(RuleDrafts drafts, HandLimits limits, ProposalBook proposals, Actor actor) : IProposedAct
{
    public ProposalKind Kind => ProposalKind.Rules;

    public string Permission => CashbackPermissions.PutRulesLive;

    /// <summary>Whether putting a draft live needs a second person.</summary>
    public Task<bool> NeedSecondPersonAsync() => limits.RulesNeedSecondPersonAsync();

    /// <summary>Puts a draft live, or proposes it to a second person.</summary>
    public async Task<LaunchResult> PutLiveAsync(RuleDraft draft)
    {
        var actorId = await actor.IdAsync();
        if (!await limits.RulesNeedSecondPersonAsync())
            return ResultOf(await drafts.PutLiveAsync(draft, actorId));
        if (await drafts.WhyNotLiveAsync(draft) is { Saved: false } wrong)
            return ResultOf(wrong);

        var earlier = await proposals.OfAsync(Kind, draft.Id);
        if (!earlier.Any(other => other.State is ProposalState.Open && IsOf(draft, other)))
        {
            await proposals.ProposeAsync(new Proposal
            {
                KindId = (int)Kind,
                SubjectId = draft.Id,
                Name = draft.Name,
                ActKey = string.Create(CultureInfo.InvariantCulture, $"rules:{draft.Id}:{earlier.Count + 1}"),
                ContentHash = ContentOf(draft),
                Changes = (await drafts.ChangesAsync(draft)).ToJson(),
                ProposedBy = actorId,
            });
        }

        return new(HandOutcome.Proposed);
    }

    /// <summary>The proposal in which a draft waits for a second person; null: it needs none, or is not proposed as it is now.</summary>
    public async Task<ProposalStanding?> WaitsAsync(RuleDraft draft) => await limits.RulesNeedSecondPersonAsync()
        ? (await proposals.OfAsync(Kind, draft.Id)).FirstOrDefault(other => other.State is ProposalState.Open or ProposalState.Approved && IsOf(draft, other))
        : null;

    /// <summary>Nobody: rules hold for all.</summary>
    public Task<bool> ConcernsAsync(Proposal proposal, int customerId) => Task.FromResult(false);

    public async Task<bool> StandsAsync(Proposal proposal) => await drafts.GetAsync(proposal.SubjectId) is { } draft && ContentOf(draft) == proposal.ContentHash;

    public async Task<HandOutcome> DoAsync(Proposal proposal) =>
        await drafts.GetAsync(proposal.SubjectId) is { } draft && ContentOf(draft) == proposal.ContentHash
            ? ResultOf(await drafts.PutLiveAsync(draft, proposal.ProposedBy)).Outcome
            : HandOutcome.Changed;

    static LaunchResult ResultOf(RuleSaveResult saved) => new(saved.Saved ? HandOutcome.Done : HandOutcome.Changed, saved);

    static bool IsOf(RuleDraft draft, ProposalStanding standing) => standing.Proposal.ContentHash == ContentOf(draft);

    /// <summary>What of a draft was proposed: a draft that says something else by now needs another approval.</summary>
    internal static string ContentOf(RuleDraft draft) => HashChain.KeyOf(draft.Name + "\n" + draft.Rules);
}
