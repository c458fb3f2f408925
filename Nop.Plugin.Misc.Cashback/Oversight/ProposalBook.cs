using Nop.Plugin.Misc.Cashback.Openings;
using Nop.Plugin.Misc.Cashback.RuleBook.Drafts;

namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>A proposal and how it stands.</summary>
/// <param name="Proposal">The proposal.</param>
/// <param name="Decision">How it was decided; null: it was not.</param>
/// <param name="State">How it stands now.</param>
public sealed record ProposalStanding(Proposal Proposal, ProposalDecision? Decision, ProposalState State);

/// <summary>Keeps proposals and decisions. Nothing here does what was proposed; how a proposal stands is said by its decision and by the thing itself.</summary>
public sealed class ProposalBook(
    IRepository<Proposal> proposals, IRepository<ProposalDecision> decisions, IRepository<GiftRun> runs, IRepository<RuleDraft> drafts, IRepository<RuleLaunch> launches, IRepository<OpeningBatch> openings, HandmadeQueries handmade, IRowSignatures signatures, TimeProvider time)
{
    /// <summary>Days after which a proposal that nobody decided lapses.</summary>
    public const int Days = 7;

    /// <summary>A proposal; null: there is none with the id.</summary>
    public async Task<ProposalStanding?> GetAsync(int proposalId) =>
        proposalId > 0 && await proposals.GetByIdAsync(proposalId) is { } proposal ? (await WithDecisionsAsync([proposal]))[0] : null;

    /// <summary>The proposal of an act; null: it was not proposed.</summary>
    public async Task<ProposalStanding?> FindAsync(string idempotencyKey) =>
        await proposals.Table.FirstOrDefaultAsync(row => row.ActKey == idempotencyKey) is { } proposal ? (await WithDecisionsAsync([proposal]))[0] : null;

    /// <summary>The proposals about a wallet, newest first.</summary>
    public async Task<IReadOnlyList<ProposalStanding>> OfWalletAsync(int walletId) =>
        await WithDecisionsAsync(await proposals.GetAllAsync(all => all.Where(row => ProposalKinds.OfWallets.Contains(row.KindId) && (row.SubjectId == walletId || row.OtherId == walletId)).OrderByDescending(row => row.Id)));

    /// <summary>The proposals of a run or draft, newest first.</summary>
    public async Task<IReadOnlyList<ProposalStanding>> OfAsync(ProposalKind kind, int subjectId) =>
        await WithDecisionsAsync(await proposals.GetAllAsync(all => all.Where(row => row.KindId == (int)kind && row.SubjectId == subjectId).OrderByDescending(row => row.Id)));

    /// <summary>The newest proposals of some kinds, newest first.</summary>
    public async Task<IReadOnlyList<ProposalStanding>> NewestAsync(IEnumerable<ProposalKind> kinds, int most)
    {
        var ids = IdsOf(kinds);
        return await WithDecisionsAsync(await proposals.GetAllAsync(all => all.Where(row => ids.Contains(row.KindId)).OrderByDescending(row => row.Id).Take(most)));
    }

    /// <summary>Those of some kinds that wait for a second person, oldest first: nobody has decided, or they were approved and could not be done.</summary>
    public async Task<IReadOnlyList<ProposalStanding>> OpenAsync(IEnumerable<ProposalKind> kinds)
    {
        var (ids, since) = (IdsOf(kinds), OldestOpen);
        var undone = await proposals.GetAllAsync(all => all
            .Where(row => ids.Contains(row.KindId) && row.ProposedOnUtc > since && !decisions.Table.Any(decision => decision.ProposalId == row.Id && (!decision.Approved || decision.DoneOnUtc != null)))
            .OrderBy(row => row.Id));
        return [.. (await WithDecisionsAsync(undone)).Where(one => one.State is ProposalState.Open or ProposalState.Approved)];
    }

    /// <summary>How many of some kinds wait for a second person.</summary>
    public async Task<int> CountOpenAsync(IEnumerable<ProposalKind> kinds) => (await OpenAsync(kinds)).Count;

    /// <summary>Sums up somebody's approved adjustments, merges and extensions that were done since an instant, of those that add or else of those that take; minor units, never below zero.</summary>
    public async Task<long> ApprovedOfAsync(int actorId, DateTime sinceUtc, bool isTaking)
    {
        var since = sinceUtc.AsStored();
        IReadOnlyList<Proposal> done = [.. await DoneAsync(actorId, ProposalKind.Adjustment, since), .. await DoneAsync(actorId, ProposalKind.Merge, since)];
        return done.Where(row => (row.KindId == (int)ProposalKind.Merge || row.Amount < 0) == isTaking).Sum(row => Math.Abs(row.Amount)) + (isTaking ? 0 : await ExtendedAsync(actorId, since));
    }

    // What was extended in the end: some of it may have been spent since it was proposed.
    async Task<long> ExtendedAsync(int actorId, DateTime since)
    {
        var keys = (await DoneAsync(actorId, ProposalKind.Extension, since)).Select(row => row.ActKey).ToList();
        return await handmade.ExtendedAsync(actorId, since, keys);
    }

    // What somebody's limits leave out: only where the plugin wrote both rows.
    async Task<IReadOnlyList<Proposal>> DoneAsync(int proposerId, ProposalKind kind, DateTime since)
    {
        var done = await (from row in proposals.Table
                          join decision in decisions.Table on row.Id equals decision.ProposalId
                          where row.ProposedBy == proposerId && row.KindId == (int)kind && decision.DoneOnUtc >= since
                          select new { row, decision }).ToListAsync();
        return [.. done.Where(one => signatures.IsRight(one.row) && signatures.IsRight(one.decision)).Select(one => one.row)];
    }

    /// <summary>The runs or drafts that somebody proposed and that were done because a second person approved; their ids.</summary>
    public async Task<IReadOnlySet<int>> DoneOfAsync(ProposalKind kind, int proposerId) =>
        (await DoneAsync(proposerId, kind, DateTime.UnixEpoch.AsStored())).Select(row => row.SubjectId).ToHashSet();

    /// <summary>Keeps a proposal; one with the same act's key is answered with the first.</summary>
    public async Task<ProposalStanding> ProposeAsync(Proposal proposal)
    {
        if (await FindAsync(proposal.ActKey) is { } known)
            return known;
        proposal.ProposedOnUtc = Now;
        try
        {
            await proposals.InsertSignedAsync(proposal, signatures.Sign);
            return new(proposal, null, ProposalState.Open);
        }
        catch (DbException)
        {
            // Somebody else may have proposed it at the same time.
            proposal.Id = 0;
            if (await FindAsync(proposal.ActKey) is { } other)
                return other;
            throw;
        }
    }

    /// <summary>Keeps a decision, where there is none.</summary>
    /// <param name="proposal">The proposal.</param>
    /// <param name="approved">Approved, or declined.</param>
    /// <param name="actorId">Who decides.</param>
    /// <param name="reason">Why it is declined; empty: it is approved, or taken back.</param>
    /// <returns>Whether this one is it.</returns>
    public Task<bool> DecideAsync(Proposal proposal, bool approved, int actorId, string reason = "")
    {
        var decision = new ProposalDecision { ProposalId = proposal.Id, Approved = approved, DecidedBy = actorId, DecidedOnUtc = Now, Reason = reason };
        return decisions.TryInsertAsync(signatures.Sign(decision), row => row.ProposalId == decision.ProposalId);
    }

    /// <summary>Declines what was approved and not done.</summary>
    /// <param name="proposal">The proposal.</param>
    /// <param name="actorId">Who declines it.</param>
    /// <param name="reason">Why; empty: it is taken back.</param>
    /// <returns>Whether it was so.</returns>
    public async Task<bool> WithdrawAsync(Proposal proposal, int actorId, string reason)
    {
        var proposalId = proposal.Id;
        if (await decisions.Table.FirstOrDefaultAsync(row => row.ProposalId == proposalId) is not { Approved: true, DoneOnUtc: null } decision || !signatures.IsRight(decision))
            return false;
        (decision.Approved, decision.DecidedBy, decision.DecidedOnUtc, decision.Reason) = (false, actorId, Now, reason);
        await decisions.UpdateAsync(signatures.Sign(decision), publishEvent: false);
        return true;
    }

    /// <summary>Notes that what was approved is done.</summary>
    public async Task DoneAsync(Proposal proposal)
    {
        var proposalId = proposal.Id;
        if (await decisions.Table.FirstOrDefaultAsync(row => row.ProposalId == proposalId) is not { Approved: true, DoneOnUtc: null } decision || !signatures.IsRight(decision))
            return;
        decision.DoneOnUtc = Now;
        await decisions.UpdateAsync(signatures.Sign(decision), publishEvent: false);
    }

    DateTime Now => time.GetUtcNow().UtcDateTime;

    DateTime OldestOpen => Now.AddDays(-Days).AsStored();

    static List<int> IdsOf(IEnumerable<ProposalKind> kinds) => [.. kinds.Select(kind => (int)kind)];

    async Task<List<ProposalStanding>> WithDecisionsAsync(IList<Proposal> rows)
    {
        var ids = rows.Select(row => row.Id).ToList();
        var known = (await decisions.GetAllAsync(all => all.Where(row => ids.Contains(row.ProposalId)))).ToDictionary(row => row.ProposalId);
        var overtaken = await OvertakenAsync(rows.Where(row => known.GetValueOrDefault(row.Id) is null or { Approved: true, DoneOnUtc: null }));
        var standings = new List<ProposalStanding>(rows.Count);
        foreach (var row in rows)
        {
            var decision = known.GetValueOrDefault(row.Id);
            var isOurs = signatures.IsRight(row) && (decision is null || signatures.IsRight(decision));
            var state = !isOurs ? ProposalState.Altered : overtaken.Contains(row.Id) ? ProposalState.Overtaken : StateOf(row, decision);
            // Where it broke off before that was noted, the ledger has it.
            if (isOurs && decision is { Approved: true, DoneOnUtc: null } && row.IsOfWallet() && await handmade.IsDoneAsync(row.ActKey))
                state = ProposalState.Done;
            standings.Add(new(row, decision, state));
        }

        return standings;
    }

    // Those of runs and drafts that nobody needs to decide on any more.
    async Task<HashSet<int>> OvertakenAsync(IEnumerable<Proposal> open)
    {
        var (ofRuns, ofRules, ofOpenings) = (OfKind(ProposalKind.GiftRun), OfKind(ProposalKind.Rules), OfKind(ProposalKind.Openings));
        var overtaken = new HashSet<int>();
        if (ofRuns.Count > 0)
        {
            var ids = ofRuns.Select(row => row.SubjectId).ToList();
            var unreleased = (await runs.GetAllAsync(all => all.Where(run => ids.Contains(run.Id) && run.StateId == (int)GiftRunState.Draft))).Select(run => run.Id).ToHashSet();
            overtaken.UnionWith(ofRuns.Where(row => !unreleased.Contains(row.SubjectId)).Select(row => row.Id));
        }

        if (ofRules.Count > 0)
        {
            var ids = ofRules.Select(row => row.SubjectId).ToList();
            var kept = (await drafts.GetAllAsync(all => all.Where(draft => ids.Contains(draft.Id)))).ToDictionary(draft => draft.Id, RuleLaunches.ContentOf);
            var launched = await launches.GetAllAsync(all => all.Where(launch => ids.Contains(launch.DraftId)));
            overtaken.UnionWith(ofRules.Where(row => kept.GetValueOrDefault(row.SubjectId) != row.ContentHash || launched.Any(launch => launch.DraftId == row.SubjectId && launch.CreatedOnUtc >= row.ProposedOnUtc)).Select(row => row.Id));
        }

        if (ofOpenings.Count > 0)
        {
            var ids = ofOpenings.Select(row => row.SubjectId).ToList();
            var waiting = (await openings.Table.Where(batch => ids.Contains(batch.Id) && batch.ConfirmedOnUtc == null).Select(batch => batch.Id).ToListAsync()).ToHashSet();
            overtaken.UnionWith(ofOpenings.Where(row => !waiting.Contains(row.SubjectId)).Select(row => row.Id));
        }

        return overtaken;

        List<Proposal> OfKind(ProposalKind kind) => [.. open.Where(row => row.KindId == (int)kind)];
    }

    ProposalState StateOf(Proposal row, ProposalDecision? decision) => decision switch
    {
        { Approved: false } => decision.DecidedBy == row.ProposedBy ? ProposalState.TakenBack : ProposalState.Declined,
        { DoneOnUtc: not null } => ProposalState.Done,
        _ when row.ProposedOnUtc.AsUtc() <= Now.AddDays(-Days) => ProposalState.Lapsed,
        null => ProposalState.Open,
        _ => ProposalState.Approved,
    };
}
