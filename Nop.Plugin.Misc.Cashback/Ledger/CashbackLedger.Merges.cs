using Nop.Plugin.Misc.Cashback.Ledger.Posting;

namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>Wallets that are merged, and what is done to one that was.</summary>
sealed partial class CashbackLedger
{
    public async Task<LedgerResult<long>> MergeAsync(int walletId, int intoId, MergeAmounts agreed, PostingContext context, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(intoId, walletId);
        return await MovingAsync(EntryKind.Merge, walletId, intoId, context,
            () => ActAsync(context, () => LoadPairAsync(walletId, intoId, new(), cancellationToken), book => Task.FromResult(Merging.Merge(book, context, agreed)), Again, cancellationToken),
            cancellationToken);
    }

    public async Task<LedgerResult<long>> UnmergeAsync(int walletId, int intoId, MergeAmounts agreed, PostingContext context, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(intoId, walletId);
        return await MovingAsync(EntryKind.Unmerge, walletId, intoId, context, () => UndoAsync(walletId, intoId, agreed, context, isDryRun: false, cancellationToken), cancellationToken);
    }

    public Task<LedgerResult<MergeForecast>> ForecastMergeAsync(int walletId, int intoId, PostingContext context, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(intoId, walletId);
        return ActAsync(context, () => LoadPairAsync(walletId, intoId, new(), cancellationToken), book => Task.FromResult(Merging.Merge(book, context, agreed: null)), Again, cancellationToken, isDryRun: true);
    }

    public Task<LedgerResult<MergeForecast>> ForecastUnmergeAsync(int walletId, int intoId, PostingContext context, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(intoId, walletId);
        return UndoAsync(walletId, intoId, agreed: null, context, isDryRun: true, cancellationToken);
    }

    Task<LedgerResult<MergeForecast>> UndoAsync(int walletId, int intoId, MergeAmounts? agreed, PostingContext context, bool isDryRun, CancellationToken cancellationToken) => ActAsync(
        context, () => LoadPairAsync(walletId, intoId, new() { AllLots = true }, cancellationToken),
        async book => Merging.Undo(book, context, await store.MovesAsync(walletId, intoId, cancellationToken), await store.MovesAsync(intoId, walletId, cancellationToken), agreed),
        Again, cancellationToken, isDryRun);

    // A repeat is answered by the note of the first time, whose amount is what went over.
    async Task<LedgerResult<long>> MovingAsync(EntryKind kind, int walletId, int otherId, PostingContext context, Func<Task<LedgerResult<MergeForecast>>> move, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(context.IdempotencyKey);
        if (string.IsNullOrWhiteSpace(context.Reason))
            return Refuse<long>(LedgerOutcome.ReasonRequired);

        var act = new RepeatedAct(kind, walletId, Amount: null) { Reason = context.Reason, OtherWalletId = otherId };
        return await OnceAsync(() => _repeats.FindAsync(context, act, cancellationToken), async () =>
        {
            var result = await move();
            return new(result.Outcome, result.Value is { } moved ? moved.Amounts.Credit : 0);
        });
    }

    // The key has been used by this very act, sent twice at once, or by another one: the first entry under it tells.
    static Task<LedgerResult<MergeForecast>> Again() => Task.FromResult(Refuse<MergeForecast>(LedgerOutcome.KeyUsed));

    async Task<WalletBook?> LoadPairAsync(int walletId, int otherId, BookScope scope, CancellationToken cancellationToken)
    {
        if (await store.LoadAsync(walletId, scope, cancellationToken) is not { } book || await store.LoadAsync(otherId, new BookScope(), cancellationToken) is not { } other)
            return null;
        book.Other = other;
        return book;
    }

    // The wallet that has now what a merged one had: that one may have been merged as well.
    async Task<WalletBook?> HeirOfAsync(Wallet wallet, CancellationToken cancellationToken)
    {
        var next = wallet.MergedIntoId;
        for (var hops = 0; next is { } id && id != wallet.Id && hops < Wallet.MostHeirs; hops++)
        {
            var heir = await store.LoadAsync(id, new BookScope(), cancellationToken);
            if (heir?.Wallet.MergedIntoId is null)
                return heir;
            next = heir.Wallet.MergedIntoId;
        }

        return null;
    }

    // To a closed wallet nothing is given; what is given to a merged one goes over.
    static bool IsClosed(WalletBook book) => (book.Other ?? book).Wallet.State == WalletState.Closed;
}
