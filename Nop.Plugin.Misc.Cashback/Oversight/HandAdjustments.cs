namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>An adjustment as staff ask for it.</summary>
/// <param name="Wallet">The wallet.</param>
/// <param name="Amount">Minor units; below zero it takes.</param>
/// <param name="Reason">Why, for staff.</param>
/// <param name="Attempt">Names the form, once for each time that it is shown.</param>
public sealed record HandAdjustment(Wallet Wallet, long Amount, string Reason, Guid Attempt)
{
    /// <summary>What the client reads; empty: nothing but that the shop adjusted.</summary>
    public string ClientText { get; init; } = "";

    /// <summary>Names the act.</summary>
    public string IdempotencyKey => string.Create(CultureInfo.InvariantCulture, $"adjust:{Wallet.Id}:{Attempt:N}");
}

/// <summary>How an adjustment ended.</summary>
/// <param name="Outcome">Done, or why not.</param>
/// <param name="Value">For <see cref="HandOutcome.FormUsed"/> what the form did before, for <see cref="HandOutcome.Insufficient"/> what could be taken; minor units.</param>
/// <param name="First">The first entry of the act where the same form has come before; null: it has not.</param>
public sealed record AdjustmentResult(HandOutcome Outcome, long Value = 0, LedgerEntry? First = null);

/// <inheritdoc cref="IHandAdjustments"/>
sealed class HandAdjustments(
    IWalletDirectory wallets, ICashbackLedger ledger, HandLimits limits, HandmadeQueries handmade, ProposalBook proposals, AdjustmentTexts texts, PersonTurns turns, IAlteredRows altered, ISalonLetters letters, Actor actor, TimeProvider time)
    : IHandAdjustments, IProposedAct
{
    public ProposalKind Kind => ProposalKind.Adjustment;

    public string Permission => CashbackPermissions.AdjustWallets;

    public async Task<AdjustmentResult> AdjustAsync(HandAdjustment adjustment)
    {
        var actorId = await actor.IdAsync();
        if (adjustment.Wallet.CustomerId == actorId)
            return new(HandOutcome.Own);
        if (!await limits.CountsDayAsync(adjustment.Amount))
            return await DecideAsync(adjustment, actorId);

        // What one person adds or takes on a day is counted and posted by one request at a time.
        return await turns.AloneAsync(HandLimits.Turn, actorId, () => DecideAsync(adjustment, actorId)) ?? new(HandOutcome.Busy);
    }

    public async Task<bool> ConcernsAsync(Proposal proposal, int customerId) => (await wallets.GetAsync(proposal.SubjectId))?.Wallet.CustomerId == customerId;

    public async Task<bool> StandsAsync(Proposal proposal) => proposal.Reason.Length > 0 && await wallets.GetAsync(proposal.SubjectId) is not null;

    // Where the wallet has filled up since it was proposed, less would fit than was approved.
    public async Task<HandOutcome> DoAsync(Proposal proposal) => proposal.Reason.Length > 0 && await wallets.GetAsync(proposal.SubjectId) is { } row
        && (await handmade.IsDoneAsync(proposal.ActKey) || !await wallets.IsFormerAsync(row.Wallet.CurrencyCode) && (proposal.Amount <= 0 || !(await RoomAsync(row.Wallet) < proposal.Amount)))
        ? (await PostAsync(new(row.Wallet, proposal.Amount, proposal.Reason, default) { ClientText = proposal.ClientText }, proposal.ActKey, proposal.ProposedBy)).Outcome
        : HandOutcome.Changed;

    async Task<AdjustmentResult> DecideAsync(HandAdjustment adjustment, int actorId)
    {
        // A form that comes again is answered as the first time, whatever the limits say by now.
        var wallet = adjustment.Wallet;
        if (await proposals.FindAsync(adjustment.IdempotencyKey) is { State: not ProposalState.Done } known)
            return IsSame(known.Proposal, adjustment) ? new(HandOutcome.Proposed) : new(HandOutcome.FormUsed, known.Proposal.Amount);
        var isDone = await handmade.IsDoneAsync(adjustment.IdempotencyKey);
        if (!isDone && await wallets.IsFormerAsync(wallet.CurrencyCode))
            return new(HandOutcome.FormerCurrency);
        if (!isDone && await RoomAsync(wallet) is { } room && adjustment.Amount > room)
            return new(HandOutcome.AboveBalance, room);
        if (isDone || !await limits.IsAboveAsync(adjustment.Amount, wallet.CurrencyCode, actorId))
            return await PostAsync(adjustment, adjustment.IdempotencyKey, actorId);

        // Nobody is asked for what the wallet cannot bear.
        if (wallet.State == WalletState.Closed)
            return new(HandOutcome.Closed);
        if (adjustment.Amount < 0 && await TakeableAsync(wallet) is var most && adjustment.Amount < -most)
            return new(HandOutcome.Insufficient, most);

        var kept = await proposals.ProposeAsync(new Proposal
        {
            KindId = (int)Kind,
            SubjectId = wallet.Id,
            Name = wallet.CardNumber,
            Amount = adjustment.Amount,
            CurrencyCode = wallet.CurrencyCode,
            Reason = adjustment.Reason,
            ClientText = adjustment.ClientText,
            ActKey = adjustment.IdempotencyKey,
            ProposedBy = actorId,
        });
        return IsSame(kept.Proposal, adjustment) ? new(HandOutcome.Proposed) : new(HandOutcome.FormUsed, kept.Proposal.Amount);
    }

    async Task<AdjustmentResult> PostAsync(HandAdjustment adjustment, string idempotencyKey, int actorId)
    {
        var (wallet, amount) = (adjustment.Wallet, adjustment.Amount);
        // Before the act: a client who sees it reads the text with it. What a repeat brings changes no text.
        if (!await handmade.IsDoneAsync(idempotencyKey))
            await texts.KeepAsync(wallet.Id, idempotencyKey, adjustment.ClientText);
        var context = new PostingContext(Channel.Admin, actorId, time.GetUtcNow().UtcDateTime) { Reason = adjustment.Reason, IdempotencyKey = idempotencyKey };
        var result = await altered.MeetAsync(() => ledger.AdjustAsync(KeyOf(wallet), amount, context));
        if (amount < 0 && result is { IsDone: true, Repeated: false } && await wallets.GetAsync(wallet.Id) is { Customer: { } customer })
            await letters.TakenByHandAsync(customer, wallet.StoreId, new(wallet.Id, -amount, CurrencySpec.For(wallet.CurrencyCode), context.NowUtc, HashChain.KeyOf(idempotencyKey)));
        return result.Outcome switch
        {
            LedgerOutcome.Done => new(HandOutcome.Done, amount, result.First),
            LedgerOutcome.KeyUsed => new(HandOutcome.FormUsed, result.Value, result.First),
            LedgerOutcome.Insufficient => new(HandOutcome.Insufficient, await TakeableAsync(wallet)),
            LedgerOutcome.Busy => new(HandOutcome.Busy),
            LedgerOutcome.Altered => new(HandOutcome.Altered),
            LedgerOutcome.Closed => new(HandOutcome.Closed),
            var other => throw new InvalidOperationException($"An adjustment does not end as {other}."),
        };
    }

    // What may be added under the highest balance; null: it bounds nothing.
    async Task<long?> RoomAsync(Wallet wallet) =>
        await limits.OfBalanceAsync(wallet.CurrencyCode) is { WarnsOnly: false } limit ? limit.RoomIn(await ledger.GetBalanceAsync(KeyOf(wallet))) : null;

    // As the ledger counts it: what is available and not past its date.
    async Task<long> TakeableAsync(Wallet wallet)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return (await ledger.GetBalanceAsync(KeyOf(wallet))).Lots.Where(lot => !lot.IsExpired(now)).Sum(lot => lot.Available);
    }

    static WalletKey KeyOf(Wallet wallet) => new(wallet.CustomerId, wallet.StoreId, wallet.CurrencyCode);

    static bool IsSame(Proposal proposal, HandAdjustment adjustment) => (proposal.Amount, proposal.Reason, proposal.ClientText) == (adjustment.Amount, adjustment.Reason, adjustment.ClientText);
}
