namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>Two wallets that staff merge, or of which they undo that.</summary>
/// <param name="Wallet">The one that is given up.</param>
/// <param name="Into">The one that takes it over.</param>
/// <param name="Agreed">What goes over or comes back, as it was shown.</param>
/// <param name="Reason">Why, for staff.</param>
/// <param name="Attempt">Names the form, once for each time that it is shown.</param>
public sealed record HandMerge(Wallet Wallet, Wallet Into, MergeAmounts Agreed, string Reason, Guid Attempt)
{
    /// <summary>What the client reads in both wallets; empty: nothing but what the shop did.</summary>
    public string ClientText { get; init; } = "";

    /// <summary>Names the act.</summary>
    public string IdempotencyKey => string.Create(CultureInfo.InvariantCulture, $"merge:{Wallet.Id}:{Attempt:N}");
}

/// <inheritdoc cref="IHandMerges"/>
sealed class HandMerges(
    IWalletDirectory wallets, ICashbackLedger ledger, HandLimits limits, HandmadeQueries handmade, ProposalBook proposals, AdjustmentTexts texts, PersonTurns turns, IAlteredRows altered, Actor actor, TimeProvider time)
    : IHandMerges, IProposedAct
{
    public ProposalKind Kind => ProposalKind.Merge;

    public string Permission => CashbackPermissions.AdjustWallets;

    public async Task<AdjustmentResult> MergeAsync(HandMerge merge)
    {
        var actorId = await actor.IdAsync();
        if (IsOf(merge, actorId))
            return new(HandOutcome.Own);
        // It takes all that a wallet holds: what one person takes on a day is counted and posted by one request at a time.
        return await limits.CountsDayAsync(-1)
            ? await turns.AloneAsync(HandLimits.Turn, actorId, () => DecideAsync(merge, actorId)) ?? new(HandOutcome.Busy)
            : await DecideAsync(merge, actorId);
    }

    public async Task<AdjustmentResult> UndoAsync(HandMerge merge)
    {
        var actorId = await actor.IdAsync();
        return IsOf(merge, actorId) ? new(HandOutcome.Own)
            : merge.Wallet.Id == merge.Into.Id ? new(HandOutcome.OtherKind)
            : await PostAsync(merge, merge.IdempotencyKey, actorId, ledger.UnmergeAsync);
    }

    public async Task<HandOutcome> WhyNotAsync(Wallet wallet, Wallet into) =>
        wallet.Id == into.Id || (wallet.StoreId, wallet.CurrencyCode) != (into.StoreId, into.CurrencyCode) ? HandOutcome.OtherKind
        : await wallets.IsFormerAsync(wallet.CurrencyCode) ? HandOutcome.FormerCurrency
        : IsOf(new(wallet, into, new(0, 0), "", default), await actor.IdAsync()) ? HandOutcome.Own
        : OutcomeOf(WalletStates.WhyNotUse(wallet.State)) is not HandOutcome.Done and var refusal ? refusal
        : OutcomeOf(WalletStates.WhyNotUse(into.State));

    public async Task<bool> ConcernsAsync(Proposal proposal, int customerId) => await PairAsync(proposal) is var (wallet, into) && (wallet.CustomerId == customerId || into.CustomerId == customerId);

    public async Task<bool> StandsAsync(Proposal proposal) =>
        proposal.Reason.Length > 0 && await PairAsync(proposal) is var (wallet, into) && await altered.MeetAsync(() => ledger.ForecastMergeAsync(wallet.Id, into.Id, Context(0))) is { Value: { } now } && now.Amounts == AgreedOf(proposal);

    public async Task<HandOutcome> DoAsync(Proposal proposal)
    {
        if (proposal.Reason.Length == 0 || await PairAsync(proposal) is not var (wallet, into))
            return HandOutcome.Changed;

        return (await PostAsync(new(wallet, into, AgreedOf(proposal), proposal.Reason, default) { ClientText = proposal.ClientText }, proposal.ActKey, proposal.ProposedBy, ledger.MergeAsync)).Outcome;
    }

    async Task<AdjustmentResult> DecideAsync(HandMerge merge, int actorId)
    {
        var (wallet, into) = (merge.Wallet, merge.Into);
        if (await proposals.FindAsync(merge.IdempotencyKey) is { State: not ProposalState.Done } known)
            return IsSame(known.Proposal, merge) ? new(HandOutcome.Proposed) : new(HandOutcome.FormUsed);
        if (await handmade.IsDoneAsync(merge.IdempotencyKey))
            return await PostAsync(merge, merge.IdempotencyKey, actorId, ledger.MergeAsync);
        // Nobody is asked for what cannot be.
        if (await WhyNotAsync(wallet, into) is not HandOutcome.Done and var refusal)
            return new(refusal);

        var forecast = await altered.MeetAsync(() => ledger.ForecastMergeAsync(wallet.Id, into.Id, Context(actorId)));
        if (forecast.Value is not { } now)
            return new(OutcomeOf(forecast.Outcome));
        if (now.Amounts != merge.Agreed)
            return new(HandOutcome.Changed);
        if (Math.Max(now.Amounts.Credit, now.Debt) is > 0 and var most && await limits.IsAboveAsync(-most, wallet.CurrencyCode, actorId))
            return await ProposeAsync(merge, actorId);

        return await PostAsync(merge, merge.IdempotencyKey, actorId, ledger.MergeAsync);
    }

    async Task<AdjustmentResult> ProposeAsync(HandMerge merge, int actorId)
    {
        var kept = await proposals.ProposeAsync(new Proposal
        {
            KindId = (int)Kind,
            SubjectId = merge.Wallet.Id,
            OtherId = merge.Into.Id,
            Name = merge.Wallet.CardNumber,
            Amount = merge.Agreed.Credit,
            Debt = merge.Agreed.Debt,
            CurrencyCode = merge.Wallet.CurrencyCode,
            Reason = merge.Reason,
            ClientText = merge.ClientText,
            ActKey = merge.IdempotencyKey,
            ProposedBy = actorId,
        });
        return IsSame(kept.Proposal, merge) ? new(HandOutcome.Proposed) : new(HandOutcome.FormUsed);
    }

    async Task<AdjustmentResult> PostAsync(HandMerge merge, string idempotencyKey, int actorId, Func<int, int, MergeAmounts, PostingContext, CancellationToken, Task<LedgerResult<long>>> post)
    {
        // Before the act: a client who sees it reads the text with it.
        if (!await handmade.IsDoneAsync(idempotencyKey))
        {
            await texts.KeepAsync(merge.Wallet.Id, idempotencyKey, merge.ClientText);
            await texts.KeepAsync(merge.Into.Id, MergeAmounts.KeyOfOther(idempotencyKey, merge.Wallet.Id), merge.ClientText);
        }

        var context = Context(actorId) with { Reason = merge.Reason, IdempotencyKey = idempotencyKey };
        var result = await altered.MeetAsync(() => post(merge.Wallet.Id, merge.Into.Id, merge.Agreed, context, CancellationToken.None));
        return new(OutcomeOf(result.Outcome), result.Value, result.First);
    }

    async Task<(Wallet Wallet, Wallet Into)?> PairAsync(Proposal proposal) =>
        proposal.OtherId is { } otherId && await wallets.GetAsync(proposal.SubjectId) is { } row && await wallets.GetAsync(otherId) is { } other ? (row.Wallet, other.Wallet) : null;

    PostingContext Context(int actorId) => new(Channel.Admin, actorId, time.GetUtcNow().UtcDateTime);

    static bool IsOf(HandMerge merge, int customerId) => merge.Wallet.CustomerId == customerId || merge.Into.CustomerId == customerId;

    static MergeAmounts AgreedOf(Proposal proposal) => new(proposal.Amount, proposal.Debt ?? 0);

    static bool IsSame(Proposal proposal, HandMerge asked) => (proposal.OtherId, AgreedOf(proposal), proposal.Reason, proposal.ClientText) == (asked.Into.Id, asked.Agreed, asked.Reason, asked.ClientText);

    static HandOutcome OutcomeOf(LedgerOutcome outcome) => outcome switch
    {
        LedgerOutcome.Done => HandOutcome.Done,
        LedgerOutcome.KeyUsed => HandOutcome.FormUsed,
        LedgerOutcome.Moved => HandOutcome.Changed,
        LedgerOutcome.HasHolds => HandOutcome.HasHolds,
        LedgerOutcome.Frozen => HandOutcome.Frozen,
        LedgerOutcome.Closed => HandOutcome.Closed,
        LedgerOutcome.Busy => HandOutcome.Busy,
        LedgerOutcome.Altered => HandOutcome.Altered,
        var other => throw new InvalidOperationException($"A merge does not end as {other}."),
    };
}
