using Nop.Plugin.Misc.Cashback.Ledger.Posting;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;

namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>Loads a wallet's book, lets an act decide on it, commits it, and does so again where another writer was faster.</summary>
public sealed class CashbackLedger(IWalletStore store, IRetryPacing pacing, WalletTurns turns, TimeProvider clock) : ICashbackLedger
{
    /// <inheritdoc/>
    public async Task<WalletBalance> GetBalanceAsync(WalletKey key, CancellationToken cancellationToken = default)
    {
        if (await store.LoadAsync(key, new BookScope(), cancellationToken) is not { } book)
            return WalletBalance.Empty;

        var wallet = book.Wallet;
        var usable = SpendingOrder.Usable(book.Lots, -wallet.Debt, clock.GetUtcNow().UtcDateTime);
        return new(wallet.Pending, wallet.Available, wallet.Reserved, -wallet.Debt, usable, [.. SpendingOrder.Sort(book.Lots)]);
    }

    /// <inheritdoc/>
    public async Task<LedgerResult<Hold>> HoldAsync(WalletKey key, HoldRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(request.Amount);
        return await ActAsync(key, ScopeOf(request), book =>
        {
            if (FirstOf(book, request) is { } first)
                return first;

            ReleaseGroup(book, request);
            return Holding.Place(book, request) is { } hold ? Done(hold) : Refuse<Hold>(LedgerOutcome.Insufficient);
        }, async () => Done(await store.FindHoldAsync(request.Reference, cancellationToken)), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<LedgerResult<Hold>> SpendAsync(WalletKey key, HoldRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(request.Amount);
        return await ActAsync(key, ScopeOf(request), book =>
        {
            if (FirstOf(book, request) is { } first)
                return first;

            ReleaseGroup(book, request);
            if (Holding.Place(book, request) is not { } hold)
                return Refuse<Hold>(LedgerOutcome.Insufficient);

            Holding.Capture(book, request.Context, hold, hold.Amount);
            return Done(hold);
        }, async () => Done(await store.FindHoldAsync(request.Reference, cancellationToken)), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<LedgerResult<long>> CaptureAsync(CaptureRequest request, CancellationToken cancellationToken = default)
    {
        if (request.Amount is { } asked)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(asked, nameof(request));
        return await OnHoldAsync(request.Reference, async known => await FirstAmountAsync(request.Context, cancellationToken) ?? await ActAsync(known.WalletId, new BookScope { HoldReference = request.Reference }, book =>
        {
            var hold = HoldOf(book, request.Reference);
            var refusal =
                hold.BranchId != 0 && hold.BranchId != request.BranchId ? LedgerOutcome.WrongBranch
                : hold.State != HoldState.Open ? LedgerOutcome.HoldClosed
                : hold.ExpiresOnUtc is { } end && end <= request.Context.NowUtc ? LedgerOutcome.Expired
                : request.Amount > hold.Left ? LedgerOutcome.TooMuch
                : LedgerOutcome.Done;
            if (refusal != LedgerOutcome.Done)
                return Refuse<long>(refusal);

            var amount = request.Amount ?? hold.Left;
            Holding.Capture(book, request.Context, hold, amount);
            return Done(amount);
        }, () => RepeatedAmountAsync(request.Context, cancellationToken), cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<LedgerResult<long>> CaptureForOrderAsync(string reference, int orderId, PostingContext context, CancellationToken cancellationToken = default) =>
        OnHoldAsync(reference, known => ActAsync(known.WalletId, new BookScope { HoldReference = reference, OrderId = orderId }, book =>
        {
            var (redeemed, _) = OrderPosting.RedemptionOf(book.Holds, orderId);
            if (redeemed > 0)
                return new(LedgerOutcome.Done, redeemed, Repeated: true);

            var hold = HoldOf(book, reference);
            if (hold.State != HoldState.Open)
                return Done(Holding.Retake(book, context, orderId, hold.Amount).Amount);

            hold.OrderId = orderId;
            Holding.Capture(book, context, hold, hold.Left);
            return Done(hold.Amount);
        }, () => throw Impossible(reference), cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public async Task<LedgerResult<long>> ReleaseAsync(string reference, HoldState closedAs, PostingContext context, CancellationToken cancellationToken = default)
    {
        if (closedAs is not (HoldState.Released or HoldState.Lapsed))
            throw new ArgumentOutOfRangeException(nameof(closedAs), closedAs, "A hold is given up or lapses.");
        return await OnHoldAsync(reference, known => ActAsync(known.WalletId, new BookScope { HoldReference = reference }, book =>
        {
            var hold = HoldOf(book, reference);
            return hold.State == HoldState.Open
                ? Done(Holding.Release(book, context, hold, closedAs))
                : Refuse<long>(LedgerOutcome.HoldClosed);
        }, () => throw Impossible(reference), cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<LedgerResult<long>> AdjustAsync(WalletKey key, long amount, PostingContext context, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfZero(amount);
        if (string.IsNullOrWhiteSpace(context.Reason))
            return Refuse<long>(LedgerOutcome.ReasonRequired);
        return await OnceAsync(context, () => ActAsync(key, new BookScope(), book =>
        {
            if (amount < 0 && !HandPosting.TryTake(book, context, -amount))
                return Refuse<long>(LedgerOutcome.Insufficient);
            if (amount > 0)
                HandPosting.Give(book, context, EntryKind.Adjust, amount, expiresOnUtc: null);
            return Done(amount);
        }, () => RepeatedAmountAsync(context, cancellationToken), cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<LedgerResult<long>> GrantAsync(WalletKey key, long amount, DateTime? expiresOnUtc, PostingContext context, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(amount);
        return await OnceAsync(context, () => ActAsync(key, new BookScope(), book =>
        {
            HandPosting.Give(book, context, EntryKind.Bonus, amount, expiresOnUtc);
            return Done(amount);
        }, () => RepeatedAmountAsync(context, cancellationToken), cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<LedgerResult<OrderAccount?>> PostOrderAsync(WalletKey key, OrderFacts facts, Func<Task<FrozenEarning>> freeze, PostingContext context, CancellationToken cancellationToken = default)
    {
        var scope = new BookScope { OrderId = facts.OrderId };
        int? elsewhere = null;
        var result = await ActAsync(() => facts.Paid ? LoadOrOpenAsync(key, scope, cancellationToken) : store.LoadAsync(key, scope, cancellationToken), FollowAsync, FirstAnswer, cancellationToken);
        return elsewhere is { } walletId
            ? await ActAsync(() => store.LoadAsync(walletId, scope, cancellationToken), FollowAsync, FirstAnswer, cancellationToken)
            : result;

        async Task<LedgerResult<OrderAccount?>> FollowAsync(WalletBook book)
        {
            if (facts.Paid && book.Order is null)
            {
                // Where wallets were joined, or split by store, an order stays with the wallet that it was first posted to.
                elsewhere = await store.FindWalletOfOrderAsync(facts.OrderId, cancellationToken);
                if (elsewhere is not null)
                    return Done<OrderAccount?>(null);

                OrderPosting.Freeze(book, context, facts, await freeze());
            }

            OrderPosting.Follow(book, context, facts);
            return Done<OrderAccount?>(book.Order);
        }

        Task<LedgerResult<OrderAccount?>> FirstAnswer() => throw Impossible($"order {facts.OrderId}");
    }

    /// <inheritdoc/>
    public Task<LedgerResult<long>> ActivateDueAsync(int walletId, PostingContext context, CancellationToken cancellationToken = default) =>
        ActAsync(walletId, new BookScope(), book => Done(Activation.ActivateDue(book, context)), () => throw Impossible("activation"), cancellationToken);

    /// <inheritdoc/>
    public Task<LedgerResult<long>> ExpireAsync(int walletId, PostingContext context, CancellationToken cancellationToken = default) =>
        ActAsync(walletId, new BookScope(), book => Done(HandPosting.Expire(book, context)), () => throw Impossible("expiry"), cancellationToken);

    Task<LedgerResult<T>> ActAsync<T>(int walletId, BookScope scope, Func<WalletBook, LedgerResult<T>> decide, Func<Task<LedgerResult<T>>> firstAnswer, CancellationToken cancellationToken) =>
        ActAsync(() => store.LoadAsync(walletId, scope, cancellationToken), book => Task.FromResult(decide(book)), firstAnswer, cancellationToken);

    Task<LedgerResult<T>> ActAsync<T>(WalletKey key, BookScope scope, Func<WalletBook, LedgerResult<T>> decide, Func<Task<LedgerResult<T>>> firstAnswer, CancellationToken cancellationToken) =>
        ActAsync(() => LoadOrOpenAsync(key, scope, cancellationToken), book => Task.FromResult(decide(book)), firstAnswer, cancellationToken);

    Task<LedgerResult<T>> ActAsync<T>(Func<Task<WalletBook?>> load, Func<WalletBook, Task<LedgerResult<T>>> decide, Func<Task<LedgerResult<T>>> firstAnswer, CancellationToken cancellationToken) =>
        OrBusyAsync(() => TryAsync(load, decide, firstAnswer, cancellationToken));

    // Where there is no wallet there is nothing to do and nothing to answer.
    async Task<LedgerResult<T>> TryAsync<T>(Func<Task<WalletBook?>> load, Func<WalletBook, Task<LedgerResult<T>>> decide, Func<Task<LedgerResult<T>>> firstAnswer, CancellationToken cancellationToken)
    {
        IDisposable? turn = null;
        try
        {
            for (var tries = 1; tries <= pacing.MaxTries; tries++)
            {
                if (await load() is not { } book)
                    return Done<T>(default);

                var result = await decide(book);
                if (!result.IsDone || !book.IsChanged)
                    return result;

                switch (await store.TryCommitAsync(book, cancellationToken))
                {
                    case CommitOutcome.Committed: return result;
                    case CommitOutcome.Repeated: return await firstAnswer() with { Repeated = true };
                }

                // Who has met another writer waits for the others of this process, not with them.
                if (turn is not null)
                    await pacing.PauseAsync(tries, cancellationToken);
                else if ((turn = await turns.TakeAsync(book.Wallet.Id, book.Charges.Keys, cancellationToken)) is null)
                    break;
            }

            return Refuse<T>(LedgerOutcome.Busy);
        }
        finally
        {
            turn?.Dispose();
        }
    }

    Task<LedgerResult<T>> OnHoldAsync<T>(string reference, Func<Hold, Task<LedgerResult<T>>> act, CancellationToken cancellationToken) => OrBusyAsync(async () =>
        await store.FindHoldAsync(reference, cancellationToken) is { } known ? await act(known) : Refuse<T>(LedgerOutcome.UnknownHold));

    Task<LedgerResult<long>> OnceAsync(PostingContext context, Func<Task<LedgerResult<long>>> act, CancellationToken cancellationToken) =>
        OrBusyAsync(async () => await FirstAmountAsync(context, cancellationToken) ?? await act());

    // The store says so only where nothing was written.
    static async Task<LedgerResult<T>> OrBusyAsync<T>(Func<Task<LedgerResult<T>>> act)
    {
        try
        {
            return await act();
        }
        catch (LedgerBusyException)
        {
            return Refuse<T>(LedgerOutcome.Busy);
        }
    }

    async Task<WalletBook?> LoadOrOpenAsync(WalletKey key, BookScope scope, CancellationToken cancellationToken) =>
        await store.LoadAsync(key, scope, cancellationToken)
        ?? await store.LoadAsync((await store.OpenAsync(key, clock.GetUtcNow().UtcDateTime, cancellationToken)).Id, scope, cancellationToken);

    async Task<LedgerResult<long>?> FirstAmountAsync(PostingContext context, CancellationToken cancellationToken) =>
        context.ActKey is { } actKey && await store.FindEntryAsync(actKey, cancellationToken) is { } entry
            ? new LedgerResult<long>(LedgerOutcome.Done, AmountOf(entry), Repeated: true)
            : null;

    async Task<LedgerResult<long>> RepeatedAmountAsync(PostingContext context, CancellationToken cancellationToken) =>
        await FirstAmountAsync(context, cancellationToken) ?? throw Impossible(context.ActKey ?? "act");

    static long AmountOf(LedgerEntry entry) =>
        entry is { Kind: EntryKind.Adjust, From: LedgerAccount.Available } ? -entry.Amount : entry.Amount;

    static void ReleaseGroup(WalletBook book, HoldRequest request)
    {
        if (request.GroupKey.Length == 0)
            return;

        foreach (var other in book.Holds.Where(hold => hold.GroupKey == request.GroupKey && hold.State == HoldState.Open).ToList())
            Holding.Release(book, request.Context, other, HoldState.Released);
    }

    static BookScope ScopeOf(HoldRequest request) =>
        new() { HoldReference = request.Reference, HoldGroup = request.GroupKey.Length == 0 ? null : request.GroupKey };

    static LedgerResult<Hold>? FirstOf(WalletBook book, HoldRequest request) =>
        book.Holds.Find(hold => hold.Reference == request.Reference) is { } first ? new(LedgerOutcome.Done, first, Repeated: true) : null;

    static Hold HoldOf(WalletBook book, string reference) =>
        book.Holds.Find(hold => hold.Reference == reference)
        ?? throw new InvalidOperationException($"Hold {reference} is not in the book of wallet {book.Wallet.Id}.");

    static LedgerResult<T> Done<T>(T? value) => new(LedgerOutcome.Done, value);

    static LedgerResult<T> Refuse<T>(LedgerOutcome outcome) => new(outcome, default);

    static InvalidOperationException Impossible(string what) => new($"{what}: the store answers that it was done before, and has no trace of it.");
}
