using Nop.Plugin.Misc.Cashback.Ledger.Posting;

namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>Sales in the salon and their returns.</summary>
sealed partial class CashbackLedger
{
    public Task<LedgerResult<PostedSale>> PostSaleAsync(WalletKey key, SalePost post, Func<Task<FrozenEarning>> freeze, PostingContext context, bool isDryRun = false, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(post.Sale.Gross, Money.Most, nameof(post));
        ArgumentException.ThrowIfNullOrEmpty(context.IdempotencyKey);
        var scope = new BookScope { OrderId = SaleNumber.OrderIdOf(post.Sale.Number) };
        return ActAsync(
            context,
            () => isDryRun ? LoadOrImagineAsync(key, scope, cancellationToken) : LoadOrOpenAsync(key, scope, cancellationToken),
            async book => book.Order is not null ? Before<PostedSale>()
                : post.AtSequence is { } agreed && book.Wallet.Sequence != agreed ? Refuse<PostedSale>(LedgerOutcome.Moved)
                : post.Sale.Credit > 0 && WalletStates.WhyNotUse(book.Wallet.State) is not LedgerOutcome.Done and var refusal ? Refuse<PostedSale>(refusal)
                : SalePosting.Sell(book, context, post, (await freeze()).In(book.Wallet)),
            () => Task.FromResult(Before<PostedSale>()), cancellationToken, isDryRun);
    }

    public Task<LedgerResult<PostedReturn>> ReturnSaleAsync(int walletId, SaleReturnPost post, PostingContext context, bool isDryRun = false, CancellationToken cancellationToken = default)
    {
        if (post.Amount is { } amount)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(amount, nameof(post));
        ArgumentException.ThrowIfNullOrEmpty(context.IdempotencyKey);
        if (string.IsNullOrWhiteSpace(context.Reason))
            return Task.FromResult(Refuse<PostedReturn>(LedgerOutcome.ReasonRequired));

        var scope = new BookScope { OrderId = SaleNumber.OrderIdOf(post.SaleNumber) };
        return OrBusyAsync(async () => await WasDoneAsync() ?? (await ReturnAsync() is var result && !result.IsDone ? await WasDoneAsync() ?? result : result));

        // Behind a refusal, too: it may be this very act, sent twice at once, that left nothing to come back.
        async Task<LedgerResult<PostedReturn>?> WasDoneAsync() =>
            await store.FindEntryAsync(context.IdempotencyKey!, cancellationToken) is not null ? Before<PostedReturn>() : (LedgerResult<PostedReturn>?)null;

        Task<LedgerResult<PostedReturn>> ReturnAsync() => ActAsync(
            context, () => store.LoadAsync(walletId, scope, cancellationToken), book => Task.FromResult(SalePosting.TakeBack(book, context, post)),
            () => Task.FromResult(Before<PostedReturn>()), cancellationToken, isDryRun);
    }

    // What is only tried opens no wallet.
    async Task<WalletBook?> LoadOrImagineAsync(WalletKey key, BookScope scope, CancellationToken cancellationToken) =>
        await store.LoadAsync(key, scope, cancellationToken)
        ?? new WalletBook(new Wallet { CustomerId = key.CustomerId, StoreId = key.StoreId, CurrencyCode = key.CurrencyCode, CreatedOnUtc = clock.GetUtcNow().UtcDateTime }, [], [], [], order: null, new RandomTextSalts());

    static LedgerResult<T> Before<T>() => new(LedgerOutcome.Done, default, Repeated: true);
}
