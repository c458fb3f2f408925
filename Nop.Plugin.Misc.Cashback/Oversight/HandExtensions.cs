namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>A later last day for credit, as staff ask for it.</summary>
/// <param name="Wallet">The wallet.</param>
/// <param name="Extension">Which credit, and to when.</param>
/// <param name="Reason">Why, for staff.</param>
/// <param name="Attempt">Names the form, once for each time that it is shown.</param>
public sealed record HandExtension(Wallet Wallet, CreditExtension Extension, string Reason, Guid Attempt)
{
    /// <summary>What the client reads; empty: nothing but that the shop extended it, and to when.</summary>
    public string ClientText { get; init; } = "";

    /// <summary>Names the act.</summary>
    public string IdempotencyKey => string.Create(CultureInfo.InvariantCulture, $"extend:{Wallet.Id}:{Attempt:N}");
}

/// <inheritdoc cref="IHandExtensions"/>
sealed class HandExtensions(
    IWalletDirectory wallets, ICashbackLedger ledger, HandLimits limits, HandmadeQueries handmade, ProposalBook proposals, AdjustmentTexts texts, PersonTurns turns, IAlteredRows altered, Actor actor, TimeProvider time)
    : IHandExtensions, IProposedAct
{
    public ProposalKind Kind => ProposalKind.Extension;

    public string Permission => CashbackPermissions.AdjustWallets;

    public async Task<AdjustmentResult> ExtendAsync(HandExtension extension)
    {
        var actorId = await actor.IdAsync();
        if (extension.Wallet.CustomerId == actorId)
            return new(HandOutcome.Own);
        // It gives what would have run out: what one person adds on a day is counted and posted by one request at a time.
        return await limits.CountsDayAsync(1)
            ? await turns.AloneAsync(HandLimits.Turn, actorId, () => DecideAsync(extension, actorId)) ?? new(HandOutcome.Busy)
            : await DecideAsync(extension, actorId);
    }

    public async Task<bool> ConcernsAsync(Proposal proposal, int customerId) => (await wallets.GetAsync(proposal.SubjectId))?.Wallet.CustomerId == customerId;

    public async Task<bool> StandsAsync(Proposal proposal) => proposal.Reason.Length > 0 && await wallets.GetAsync(proposal.SubjectId) is not null;

    public async Task<HandOutcome> DoAsync(Proposal proposal)
    {
        if (proposal.Reason.Length == 0 || proposal.LastsToUtc is not { } end || await wallets.GetAsync(proposal.SubjectId) is not { } row)
            return HandOutcome.Changed;

        // Credit that came meanwhile was not approved.
        var extension = new CreditExtension(end.AsUtc()) { LotNumber = proposal.LotNumber, EndingByUtc = proposal.EndingByUtc?.AsUtc(), Most = proposal.Amount };
        var result = await PostAsync(new(row.Wallet, extension, proposal.Reason, default) { ClientText = proposal.ClientText }, proposal.ActKey, proposal.ProposedBy);
        return result.Outcome is HandOutcome.Insufficient ? HandOutcome.Changed : result.Outcome;
    }

    async Task<AdjustmentResult> DecideAsync(HandExtension extension, int actorId)
    {
        var wallet = extension.Wallet;
        if (await proposals.FindAsync(extension.IdempotencyKey) is { State: not ProposalState.Done } known)
            return IsSame(known.Proposal, extension) ? new(HandOutcome.Proposed) : new(HandOutcome.FormUsed);
        if (await handmade.IsDoneAsync(extension.IdempotencyKey))
            return await PostAsync(extension, extension.IdempotencyKey, actorId);

        if (await wallets.IsFormerAsync(wallet.CurrencyCode))
            return new(HandOutcome.FormerCurrency);

        var sum = extension.Extension.SumOf((await ledger.GetBalanceAsync(new(wallet.CustomerId, wallet.StoreId, wallet.CurrencyCode))).Lots, Now);
        if (sum == 0)
            return new(HandOutcome.Insufficient);
        // What comes to the wallet in between is not what was held against the limits.
        if (!await limits.IsAboveAsync(sum, wallet.CurrencyCode, actorId))
            return await PostAsync(extension with { Extension = extension.Extension with { Most = sum } }, extension.IdempotencyKey, actorId) is { Outcome: not HandOutcome.Changed } done ? done : new(HandOutcome.Busy);

        var kept = await proposals.ProposeAsync(new Proposal
        {
            KindId = (int)Kind,
            SubjectId = wallet.Id,
            Name = wallet.CardNumber,
            Amount = sum,
            CurrencyCode = wallet.CurrencyCode,
            Reason = extension.Reason,
            ClientText = extension.ClientText,
            LotNumber = extension.Extension.LotNumber,
            EndingByUtc = extension.Extension.EndingByUtc?.AsStored(),
            LastsToUtc = extension.Extension.ExpiresOnUtc.AsStored(),
            ActKey = extension.IdempotencyKey,
            ProposedBy = actorId,
        });
        return IsSame(kept.Proposal, extension) ? new(HandOutcome.Proposed) : new(HandOutcome.FormUsed);
    }

    async Task<AdjustmentResult> PostAsync(HandExtension extension, string idempotencyKey, int actorId)
    {
        // Before the act, as of an adjustment: a client who sees it reads the text with it.
        if (!await handmade.IsDoneAsync(idempotencyKey))
            await texts.KeepAsync(extension.Wallet.Id, idempotencyKey, extension.ClientText);
        var result = await altered.MeetAsync(() => ledger.ExtendAsync(extension.Wallet.Id, extension.Extension, new(Channel.Admin, actorId, Now) { Reason = extension.Reason, IdempotencyKey = idempotencyKey }));
        return result.Outcome switch
        {
            LedgerOutcome.Done => new(HandOutcome.Done, result.Value, result.First),
            LedgerOutcome.KeyUsed => new(HandOutcome.FormUsed, result.Value, result.First),
            LedgerOutcome.Insufficient => new(HandOutcome.Insufficient),
            LedgerOutcome.TooMuch => new(HandOutcome.Changed),
            LedgerOutcome.Closed => new(HandOutcome.Closed),
            LedgerOutcome.Busy => new(HandOutcome.Busy),
            LedgerOutcome.Altered => new(HandOutcome.Altered),
            var other => throw new InvalidOperationException($"An extension does not end as {other}."),
        };
    }

    DateTime Now => time.GetUtcNow().UtcDateTime;

    static bool IsSame(Proposal proposal, HandExtension asked) =>
        (proposal.LotNumber, proposal.EndingByUtc?.Ticks, proposal.LastsToUtc?.Ticks, proposal.Reason, proposal.ClientText)
        == (asked.Extension.LotNumber, asked.Extension.EndingByUtc?.Ticks, asked.Extension.ExpiresOnUtc.Ticks, asked.Reason, asked.ClientText);
}
