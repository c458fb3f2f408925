namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>Finds what the key or reference of an act has named before, and answers by it. Every act that has one is judged here and in <see cref="RepeatedAct"/>.</summary>
sealed class Repeats(IWalletStore store)
{
    /// <summary>The answer by the act key; null: it is free, or there is none.</summary>
    public async Task<LedgerResult<long>?> FindAsync(PostingContext context, RepeatedAct act, CancellationToken cancellationToken)
    {
        if (await FirstAsync(context, cancellationToken) is not { } first)
            return null;

        var answer = act.AnswerOf(first);
        return act.ExpiresOnUtc is null || !answer.IsDone || await store.FindEndAsync(first.WalletId, first.Sequence, cancellationToken) == LedgerInstants.Cut(act.ExpiresOnUtc)
            ? answer
            : answer with { Outcome = LedgerOutcome.KeyUsed, Repeated = false };
    }

    /// <summary>Finds the act as <see cref="FindAsync(PostingContext, RepeatedAct, CancellationToken)"/> does, after the store has refused to write it a second time.</summary>
    public async Task<LedgerResult<long>> AnswerAsync(PostingContext context, RepeatedAct act, CancellationToken cancellationToken) =>
        await FindAsync(context, act, cancellationToken) ?? throw NoTraceOf(context.IdempotencyKey);

    /// <summary>The answer by the act key to what is given or adjusted; null: it is free, or there is none.</summary>
    /// <remarks>The wallet is looked up only where the key is in use: the act itself finds it anyway.</remarks>
    public async Task<LedgerResult<long>?> FindAsync(PostingContext context, EntryKind kind, WalletKey key, long amount, CancellationToken cancellationToken) =>
        await FirstAsync(context, cancellationToken) is { } first
            ? new RepeatedAct(kind, await WalletIdAsync(key, cancellationToken), amount) { Reason = kind == EntryKind.Adjust ? context.Reason : null }.AnswerOf(first)
            : null;

    /// <summary>Finds the act as <see cref="FindAsync(PostingContext, EntryKind, WalletKey, long, CancellationToken)"/> does, after the store has refused to write it a second time.</summary>
    public async Task<LedgerResult<long>> AnswerAsync(PostingContext context, EntryKind kind, WalletKey key, long amount, CancellationToken cancellationToken) =>
        await FindAsync(context, kind, key, amount, cancellationToken) ?? throw NoTraceOf(context.IdempotencyKey);

    /// <summary>The answer by the reference of a hold; null: it is free.</summary>
    public async Task<LedgerResult<Hold>?> FindAsync(WalletKey key, HoldRequest request, CancellationToken cancellationToken) =>
        await store.FindHoldAsync(request.Reference, cancellationToken) is { } first
            ? RepeatedAct.AnswerOf(first, await WalletIdAsync(key, cancellationToken), request)
            : null;

    /// <summary>Finds the act as <see cref="FindAsync(WalletKey, HoldRequest, CancellationToken)"/> does, after the store has refused to write it a second time.</summary>
    public async Task<LedgerResult<Hold>> AnswerAsync(WalletKey key, HoldRequest request, CancellationToken cancellationToken) =>
        // A reference that is free while the act key is not: the key has named an act of another kind.
        await FindAsync(key, request, cancellationToken) ?? new(LedgerOutcome.KeyUsed, null);

    /// <summary>Adds the first entry of the act to an answer that tells of it.</summary>
    public async Task<LedgerResult<Hold>> WithFirstAsync(HoldRequest request, LedgerResult<Hold> answer, CancellationToken cancellationToken) =>
        answer.Repeated || answer.Outcome == LedgerOutcome.KeyUsed ? answer with { First = await FirstAsync(request.Context, cancellationToken) } : answer;

    async Task<LedgerEntry?> FirstAsync(PostingContext context, CancellationToken cancellationToken) =>
        context.IdempotencyKey is { } idempotencyKey ? await store.FindEntryAsync(idempotencyKey, cancellationToken) : null;

    async Task<int?> WalletIdAsync(WalletKey key, CancellationToken cancellationToken) => (await store.FindAsync(key, cancellationToken))?.Id;

    static InvalidOperationException NoTraceOf(string? idempotencyKey) => new($"{idempotencyKey ?? "act"}: the store answers that it was done before, and has no trace of it.");
}

/// <summary>Demand of an act with a key, to be held against what the ledger has stored under that key. Amounts in minor units.</summary>
/// <param name="Kind">Kind of the act's first entry.</param>
/// <param name="WalletId">The wallet; null: it was never opened.</param>
/// <param name="Amount">Signed as asked; null: whatever it comes to.</param>
readonly record struct RepeatedAct(EntryKind Kind, int? WalletId, long? Amount)
{
    /// <summary>The hold, by its number in the wallet; null: none.</summary>
    public int? HoldNumber { get; init; }

    /// <summary>The order that names the hold; null: the hold is named by its number, or there is none.</summary>
    public int? OrderId { get; init; }

    /// <summary>The end that it gives to credit; null: it gives none.</summary>
    public DateTime? ExpiresOnUtc { get; init; }

    /// <summary>The other wallet where two are merged; null: not a part of what is asked.</summary>
    public int? OtherWalletId { get; init; }

    /// <summary>Reason that a person gave; null: not a part of what is asked.</summary>
    public string? Reason { get; init; }

    /// <summary>The answer to an act whose key has been used: that of the first time where the content is the same, and otherwise a refusal that tells of it.</summary>
    /// <param name="first">The first entry under the key.</param>
    public LedgerResult<long> AnswerOf(LedgerEntry first)
    {
        var amount = first is { Kind: EntryKind.Adjust, From: LedgerAccount.Available } ? -first.Amount : first.Amount;
        var same = first.Kind == Kind && first.WalletId == WalletId && (OrderId is null ? first.HoldNumber == HoldNumber : first.OrderId == OrderId)
            && (Amount is null || amount == Amount) && (Reason is null || first.Reason == Reason) && (OtherWalletId is null || first.BatchId == OtherWalletId);
        return new(same ? LedgerOutcome.Done : LedgerOutcome.KeyUsed, amount, Repeated: same) { First = first };
    }

    /// <summary>The answer to a hold whose reference has been used.</summary>
    /// <param name="first">The hold that has the reference.</param>
    /// <param name="walletId">The wallet that is asked; null: it was never opened.</param>
    /// <param name="asked">What is asked. Its end is no part of it: that moves with the clock.</param>
    public static LedgerResult<Hold> AnswerOf(Hold first, int? walletId, HoldRequest asked)
    {
        var same = (first.WalletId, first.Purpose, first.Amount, first.BranchId, first.GroupKey) == (walletId, asked.Purpose, asked.Amount, asked.BranchId, asked.GroupKey);
        return new(same ? LedgerOutcome.Done : LedgerOutcome.KeyUsed, first, Repeated: same);
    }
}
