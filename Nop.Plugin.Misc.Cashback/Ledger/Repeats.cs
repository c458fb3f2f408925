namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>Finds what the key or reference of an act has named before, and answers by it. Every act that has one is judged here and in <see cref="RepeatedAct"/>.</summary>
sealed class Repeats(IWalletStore store)
{
    /// <summary>The answer by the act key; null: it is free, or there is none.</summary>
    public async Task<LedgerResult<long>?> FindAsync(PostingContext context, RepeatedAct act, CancellationToken cancellationToken) =>
        await FirstAsync(context, cancellationToken) is { } first ? act.AnswerOf(first) : null;

    /// <summary>As <see cref="FindAsync(PostingContext, RepeatedAct, CancellationToken)"/>, where the store has said that the act was done.</summary>
    public async Task<LedgerResult<long>> AnswerAsync(PostingContext context, RepeatedAct act, CancellationToken cancellationToken) =>
        await FindAsync(context, act, cancellationToken) ?? throw NoTraceOf(context.IdempotencyKey);

    /// <summary>The answer by the act key to what is given or adjusted; null: it is free, or there is none.</summary>
    /// <remarks>The wallet is looked up only where the key is in use: the act itself finds it anyway.</remarks>
    public async Task<LedgerResult<long>?> FindAsync(PostingContext context, EntryKind kind, WalletKey key, long amount, CancellationToken cancellationToken) =>
        await FirstAsync(context, cancellationToken) is { } first
            ? new RepeatedAct(kind, await WalletIdAsync(key, cancellationToken), amount) { Reason = kind == EntryKind.Adjust ? context.Reason : null }.AnswerOf(first)
            : null;

    /// <summary>As <see cref="FindAsync(PostingContext, EntryKind, WalletKey, long, CancellationToken)"/>, where the store has said that the act was done.</summary>
    public async Task<LedgerResult<long>> AnswerAsync(PostingContext context, EntryKind kind, WalletKey key, long amount, CancellationToken cancellationToken) =>
        await FindAsync(context, kind, key, amount, cancellationToken) ?? throw NoTraceOf(context.IdempotencyKey);

    /// <summary>The answer by the reference of a hold; null: it is free.</summary>
    public async Task<LedgerResult<Hold>?> FindAsync(WalletKey key, HoldRequest request, CancellationToken cancellationToken) =>
        await store.FindHoldAsync(request.Reference, cancellationToken) is { } first
            ? RepeatedAct.AnswerOf(first, await WalletIdAsync(key, cancellationToken), request)
            : null;

    /// <summary>As <see cref="FindAsync(WalletKey, HoldRequest, CancellationToken)"/>, where the store has said that the act was done.</summary>
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
