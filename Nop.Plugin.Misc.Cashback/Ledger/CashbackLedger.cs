using Nop.Plugin.Misc.Cashback.Ledger.Posting;

namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>Loads a wallet's book, lets an act decide on it, commits it, and does so again where another writer was faster.</summary>
sealed partial class CashbackLedger(IWalletStore store, IRetryPacing pacing, WalletTurns turns, TimeProvider clock) : ICashbackLedger
{
    readonly Repeats _repeats = new(store);

    public async Task<WalletBalance> GetBalanceAsync(WalletKey key, CancellationToken cancellationToken = default) =>
        (await store.LoadAsync(key, new BookScope(), cancellationToken))?.BalanceAt(clock.GetUtcNow().UtcDateTime) ?? WalletBalance.Empty;

    public async Task<LedgerResult<Hold>> HoldAsync(WalletKey key, HoldRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(request.Amount);
        return await WithFirstAsync(request, () => ActAsync(key, request.Context, ScopeOf(request), book =>
        {
            if (FirstOf(book, request) is { } first)
                return first;
            if (WalletStates.WhyNotUse(book.Wallet.State) is not LedgerOutcome.Done and var refusal)
                return Refuse<Hold>(refusal);
            if (HasMoved(book, request))
                return Refuse<Hold>(LedgerOutcome.Moved);

            ReleaseGroup(book, request);
            return Holds.Place(book, request) is { } hold ? Done(hold) : Refuse<Hold>(LedgerOutcome.Insufficient);
        }, () => _repeats.AnswerAsync(key, request, cancellationToken), cancellationToken), cancellationToken);
    }

    public async Task<LedgerResult<Hold>> SpendAsync(WalletKey key, HoldRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(request.Amount);
        return await WithFirstAsync(request, () => ActAsync(key, request.Context, ScopeOf(request), book =>
        {
            if (FirstOf(book, request) is { } first)
                return first;
            if (WalletStates.WhyNotUse(book.Wallet.State) is not LedgerOutcome.Done and var refusal)
                return Refuse<Hold>(refusal);
            if (HasMoved(book, request))
                return Refuse<Hold>(LedgerOutcome.Moved);

            ReleaseGroup(book, request);
            if (Holds.Place(book, request) is not { } hold)
                return Refuse<Hold>(LedgerOutcome.Insufficient);

            Holds.Capture(book, request.Context, hold, hold.Amount);
            return Done(hold);
        }, () => _repeats.AnswerAsync(key, request, cancellationToken), cancellationToken), cancellationToken);
    }

    public Task<LedgerResult<Hold>?> FindRepeatAsync(WalletKey key, HoldRequest request, CancellationToken cancellationToken = default) => FoundOrBusyAsync(async () =>
        await _repeats.FindAsync(key, request, cancellationToken) is { } first ? await _repeats.WithFirstAsync(request, first, cancellationToken) : (LedgerResult<Hold>?)null);

    public async Task<LedgerResult<long>> CaptureAsync(CaptureRequest request, CancellationToken cancellationToken = default)
    {
        if (request.Amount is { } asked)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(asked, nameof(request));
        return await OnHoldAsync(request.Reference, known => OnceAsync(() => _repeats.FindAsync(request.Context, ActOf(request, known), cancellationToken), () => ActAsync(known.WalletId, request.Context, new BookScope { HoldReference = request.Reference }, book =>
        {
            var hold = HoldOf(book, request.Reference);
            if (WhyNot(book.Wallet, hold, request) is not LedgerOutcome.Done and var refusal)
                return Refuse<long>(refusal);

            var amount = request.Amount ?? hold.Left;
            Holds.Capture(book, request.Context, hold, amount);
            if (request.GivesRestBack && hold.Left > 0)
                Holds.Release(book, request.Context, hold, HoldState.Released);
            return Done(amount);
        }, () => _repeats.AnswerAsync(request.Context, ActOf(request, known), cancellationToken), cancellationToken)), cancellationToken);
    }

    public Task<LedgerResult<long>?> FindRepeatAsync(CaptureRequest request, CancellationToken cancellationToken = default) => FoundOrBusyAsync(async () =>
        await store.FindHoldAsync(request.Reference, cancellationToken) is { } known
            ? await _repeats.FindAsync(request.Context, ActOf(request, known), cancellationToken)
            : null);

    public async Task<LedgerResult<long>> UndoCaptureAsync(string reference, long amount, DateTime graceExpiresOnUtc, PostingContext context, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(amount);
        ArgumentException.ThrowIfNullOrEmpty(context.IdempotencyKey);
        if (string.IsNullOrWhiteSpace(context.Reason))
            return Refuse<long>(LedgerOutcome.ReasonRequired);

        var undone = await OnHoldAsync(reference, known =>
        {
            if (known.OrderId is not null)
                throw new ArgumentException($"{reference} paid for an order: what it spent comes back with the order.", nameof(reference));

            // What is given back may go to several accounts; the key names what was taken, and with it the amount.
            var act = new RepeatedAct(EntryKind.Restore, known.WalletId, Amount: null) { HoldNumber = known.Number, Reason = context.Reason };
            return OnceAsync(() => _repeats.FindAsync(context, act, cancellationToken), () => ActAsync(known.WalletId, context, new BookScope { HoldReference = reference }, book =>
            {
                var hold = HoldOf(book, reference);
                if (amount > hold.Captured - hold.Restored)
                    return Refuse<long>(LedgerOutcome.TooMuch);

                // Of a merged wallet no voucher can be taken any more: its credit goes over instead.
                if (book.Other is null && hold is { Purpose: HoldPurpose.Voucher, State: HoldState.Open or HoldState.Used })
                    Holds.TakeBack(book, context, hold, amount);
                else
                    Restore.GiveBack(book, context, [hold], orderId: null, amount, graceExpiresOnUtc);
                return Done(amount);
            }, () => _repeats.AnswerAsync(context, act, cancellationToken), cancellationToken));
        }, cancellationToken);
        return undone.First is null ? undone : undone with { Value = amount };
    }

    public Task<LedgerResult<long>> CaptureForOrderAsync(string reference, int orderId, PostingContext context, CancellationToken cancellationToken = default) =>
        OnHoldAsync(reference, known => CaptureForOrderAsync(known, orderId, context, cancellationToken), cancellationToken);

    public Task<LedgerResult<long>> CaptureForOrderAsync(Hold hold, int orderId, PostingContext context, CancellationToken cancellationToken = default) =>
        ActAsync(hold.WalletId, context, new BookScope { HoldReference = hold.Reference, OrderId = orderId }, book =>
        {
            var (redeemed, _) = OrderPosting.RedemptionOf(book.Holds, orderId);
            if (redeemed > 0)
                return new(LedgerOutcome.Done, redeemed, Repeated: true);

            var held = HoldOf(book, hold.Reference);
            if (held.State != HoldState.Open)
                return Done(Holds.Retake(book, context, orderId, held.Amount).Amount);

            held.OrderId = orderId;
            Holds.Capture(book, context, held, held.Left);
            return Done(held.Amount);
        }, () => throw Impossible(hold.Reference), cancellationToken);

    public async Task<LedgerResult<long>> ReleaseAsync(string reference, HoldState closedAs, PostingContext context, CancellationToken cancellationToken = default)
    {
        if (closedAs is not (HoldState.Released or HoldState.Lapsed))
            throw new ArgumentOutOfRangeException(nameof(closedAs), closedAs, "A hold is given up or lapses.");
        return await OnHoldAsync(reference, known => ActAsync(known.WalletId, context, new BookScope { HoldReference = reference }, book =>
        {
            var hold = HoldOf(book, reference);
            return hold.State == HoldState.Open
                ? Done(Holds.Release(book, context, hold, closedAs))
                : Refuse<long>(LedgerOutcome.HoldClosed);
        }, () => throw Impossible(reference), cancellationToken), cancellationToken);
    }

    public async Task<LedgerResult<long>> AdjustAsync(WalletKey key, long amount, PostingContext context, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfZero(amount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(amount, Money.Most);
        ArgumentOutOfRangeException.ThrowIfLessThan(amount, -Money.Most);
        if (string.IsNullOrWhiteSpace(context.Reason))
            return Refuse<long>(LedgerOutcome.ReasonRequired);
        return await OnceAsync(() => _repeats.FindAsync(context, EntryKind.Adjust, key, amount, cancellationToken), () => ActAsync(key, context, new BookScope(), book =>
        {
            if (book.Wallet.State == WalletState.Closed)
                return Refuse<long>(LedgerOutcome.Closed);
            if (amount < 0 && !Manual.TryTake(book, context, -amount))
                return Refuse<long>(LedgerOutcome.Insufficient);
            if (amount > 0)
                Manual.Give(book, context, EntryKind.Adjust, amount, expiresOnUtc: null);
            return Done(amount);
        }, () => _repeats.AnswerAsync(context, EntryKind.Adjust, key, amount, cancellationToken), cancellationToken));
    }

    public async Task<LedgerResult<long>> ExtendAsync(int walletId, CreditExtension extension, PostingContext context, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(context.IdempotencyKey);
        if (string.IsNullOrWhiteSpace(context.Reason))
            return Refuse<long>(LedgerOutcome.ReasonRequired);

        var act = new RepeatedAct(EntryKind.Extend, walletId, Amount: null) { Reason = context.Reason, ExpiresOnUtc = extension.ExpiresOnUtc };
        return await OnceAsync(() => _repeats.FindAsync(context, act, cancellationToken),
            () => ActAsync(walletId, context, new BookScope(), book => book.Wallet.State == WalletState.Closed ? Refuse<long>(LedgerOutcome.Closed) : Extending.Follow(book, context, extension), () => _repeats.AnswerAsync(context, act, cancellationToken), cancellationToken));
    }

    public async Task<LedgerResult<long>> ChangeAsync(int walletId, WalletChange change, PostingContext context, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(context.IdempotencyKey);
        if (string.IsNullOrWhiteSpace(context.Reason))
            return Refuse<long>(LedgerOutcome.ReasonRequired);

        var act = new RepeatedAct(change.Kind, walletId, Amount: null) { Reason = context.Reason };
        return await OnceAsync(() => _repeats.FindAsync(context, act, cancellationToken),
            () => ActAsync(walletId, context, new BookScope(), book => Life.Follow(book, context, change), () => _repeats.AnswerAsync(context, act, cancellationToken), cancellationToken));
    }

    public Task<LedgerResult<long>> GrantAsync(WalletKey key, long amount, DateTime? expiresOnUtc, PostingContext context, CancellationToken cancellationToken = default) =>
        GiveAsync(EntryKind.Bonus, key, amount, expiresOnUtc, context, cancellationToken);

    public Task<LedgerResult<long>> OpenBalanceAsync(WalletKey key, long amount, DateTime? expiresOnUtc, PostingContext context, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(context.IdempotencyKey);
        return GiveAsync(EntryKind.Opening, key, amount, expiresOnUtc, context, cancellationToken);
    }

    async Task<LedgerResult<long>> GiveAsync(EntryKind kind, WalletKey key, long amount, DateTime? expiresOnUtc, PostingContext context, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(amount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(amount, Money.Most);
        return await OnceAsync(() => _repeats.FindAsync(context, kind, key, amount, cancellationToken), () => ActAsync(key, context, new BookScope(), book =>
        {
            if (book.Wallet.State == WalletState.Closed)
                return Refuse<long>(LedgerOutcome.Closed);

            Manual.Give(book, context, kind, amount, expiresOnUtc);
            return Done(amount);
        }, () => _repeats.AnswerAsync(context, kind, key, amount, cancellationToken), cancellationToken));
    }

    public async Task<LedgerResult<OrderAccount?>> PostOrderAsync(WalletKey key, OrderFacts facts, Func<Task<FrozenEarning>> freeze, PostingContext context, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(facts.Total, Money.Most, nameof(facts));
        var scope = new BookScope { OrderId = facts.OrderId };
        int? elsewhere = null;
        var result = await ActAsync(context, () => facts.Paid ? LoadOrOpenAsync(key, scope, cancellationToken) : store.LoadAsync(key, scope, cancellationToken), FollowAsync, FirstAnswer, cancellationToken);
        return elsewhere is { } walletId
            ? await ActAsync(context, () => store.LoadAsync(walletId, scope, cancellationToken), FollowAsync, FirstAnswer, cancellationToken)
            : result;

        async Task<LedgerResult<OrderAccount?>> FollowAsync(WalletBook book)
        {
            if (facts.Paid && book.Order is null)
            {
                // Where wallets were joined, or split by store, an order stays with the wallet that it was first posted to.
                elsewhere = await store.FindWalletOfOrderAsync(facts.OrderId, cancellationToken);
                if (elsewhere is not null)
                    return Done<OrderAccount?>(null);

                OrderPosting.Freeze(book, context, facts, (await freeze()).In(book.Wallet));
            }

            OrderPosting.Follow(book, context, facts);
            return Done<OrderAccount?>(book.Order);
        }

        Task<LedgerResult<OrderAccount?>> FirstAnswer() => throw Impossible($"order {facts.OrderId}");
    }

    public Task<LedgerResult<OrderForecast>> ForecastOrderAsync(int walletId, OrderFacts facts, PostingContext context, CancellationToken cancellationToken = default, CreditRefund? refund = null) =>
        ActAsync(context, () => store.LoadAsync(walletId, new BookScope { OrderId = facts.OrderId }, cancellationToken), book =>
        {
            OrderPosting.Follow(book, context, facts);
            var ofOrder = OrderForecast.Of(book.Entries);
            if (refund is not null && IsClosed(book))
                return Task.FromResult(Refuse<OrderForecast>(LedgerOutcome.Closed));
            if (refund is not null)
                Refunding.Follow(book, context, refund);
            return Task.FromResult(Done(ofOrder.With(book.Entries, refund)));
        }, () => throw Impossible($"order {facts.OrderId}"), cancellationToken, isDryRun: true);

    public async Task<LedgerResult<long>> RefundAsCreditAsync(int walletId, CreditRefund refund, PostingContext context, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(refund.Amount);
        ArgumentOutOfRangeException.ThrowIfNegative(refund.Bonus);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(refund.Amount, Money.Most);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(refund.Bonus, Money.Most);
        ArgumentException.ThrowIfNullOrEmpty(context.IdempotencyKey);
        var act = new RepeatedAct(EntryKind.Refund, walletId, refund.Amount) { OrderId = refund.OrderId };
        return await OnceAsync(() => _repeats.FindAsync(context, act, cancellationToken), () => ActAsync(walletId, context, new BookScope { OrderId = refund.OrderId }, book =>
        {
            if (IsClosed(book))
                return Refuse<long>(LedgerOutcome.Closed);

            Refunding.Follow(book, context, refund);
            return Done(refund.Amount);
        }, () => _repeats.AnswerAsync(context, act, cancellationToken), cancellationToken));
    }

    public async Task<LedgerResult<long>> ReturnCreditAsync(int walletId, CreditReturn back, PostingContext context, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(back.Amount);
        ArgumentException.ThrowIfNullOrEmpty(context.IdempotencyKey);
        if (string.IsNullOrWhiteSpace(context.Reason))
            return Refuse<long>(LedgerOutcome.ReasonRequired);

        var act = new RepeatedAct(EntryKind.Edit, walletId, back.Amount) { OrderId = back.OrderId, Reason = context.Reason };
        return await OnceAsync(() => _repeats.FindAsync(context, act, cancellationToken), () => ActAsync(walletId, context, new BookScope { OrderId = back.OrderId },
            book => CreditReturning.Follow(book, context, back) is var outcome && outcome == LedgerOutcome.Done ? Done(back.Amount) : Refuse<long>(outcome),
            () => _repeats.AnswerAsync(context, act, cancellationToken), cancellationToken));
    }

    public Task<LedgerResult<OrderEditResult>> EditOrderAsync(int walletId, OrderEdit edit, PostingContext context, CancellationToken cancellationToken = default) =>
        ActAsync(walletId, context, new BookScope { OrderId = edit.OrderId }, book => Done(OrderEditing.Follow(book, context, edit)),
            () => throw Impossible($"order {edit.OrderId}"), cancellationToken);

    public Task<LedgerResult<long>> ActivateDueAsync(int walletId, PostingContext context, CancellationToken cancellationToken = default) =>
        ActAsync(walletId, context, new BookScope(), book => Done(Activation.ActivateDue(book, context)), () => throw Impossible("activation"), cancellationToken);

    public Task<LedgerResult<long>> ExpireAsync(int walletId, PostingContext context, CancellationToken cancellationToken = default) =>
        ActAsync(walletId, context, new BookScope(), book => Done(Manual.Expire(book, context)), () => throw Impossible("expiry"), cancellationToken);

    public Task<LedgerResult<long>> ForfeitAsync(int walletId, PostingContext context, CancellationToken cancellationToken = default) =>
        ActAsync(walletId, context, new BookScope(), book => Done(Manual.Forfeit(book, context)), () => throw Impossible("forfeiture"), cancellationToken);

    Task<LedgerResult<T>> ActAsync<T>(int walletId, PostingContext context, BookScope scope, Func<WalletBook, LedgerResult<T>> decide, Func<Task<LedgerResult<T>>> firstAnswer, CancellationToken cancellationToken) =>
        ActAsync(context, () => store.LoadAsync(walletId, scope, cancellationToken), book => Task.FromResult(decide(book)), firstAnswer, cancellationToken);

    Task<LedgerResult<T>> ActAsync<T>(WalletKey key, PostingContext context, BookScope scope, Func<WalletBook, LedgerResult<T>> decide, Func<Task<LedgerResult<T>>> firstAnswer, CancellationToken cancellationToken) =>
        ActAsync(context, () => LoadOrOpenAsync(key, scope, cancellationToken), book => Task.FromResult(decide(book)), firstAnswer, cancellationToken);

    Task<LedgerResult<T>> ActAsync<T>(PostingContext context, Func<Task<WalletBook?>> load, Func<WalletBook, Task<LedgerResult<T>>> decide, Func<Task<LedgerResult<T>>> firstAnswer, CancellationToken cancellationToken, bool isDryRun = false) =>
        OrBusyAsync(() => NamingAsync(context, () => TryAsync(context, load, decide, firstAnswer, cancellationToken, isDryRun)));

    // Who is told of a changed row is told which act met it.
    static async Task<LedgerResult<T>> NamingAsync<T>(PostingContext context, Func<Task<LedgerResult<T>>> act)
    {
        try
        {
            return await act();
        }
        catch (BookException exception)
        {
            exception.Act ??= context;
            throw;
        }
    }

    // Where there is no wallet there is nothing to do and nothing to answer.
    async Task<LedgerResult<T>> TryAsync<T>(PostingContext context, Func<Task<WalletBook?>> load, Func<WalletBook, Task<LedgerResult<T>>> decide, Func<Task<LedgerResult<T>>> firstAnswer, CancellationToken cancellationToken, bool isDryRun)
    {
        IDisposable? turn = null;
        try
        {
            for (var tries = 1; tries <= pacing.MaxTries; tries++)
            {
                if (await load() is not { } book)
                    return Done<T>(default);

                book.Other ??= await HeirOfAsync(book.Wallet, cancellationToken);
                var result = await DecideAsync(book, decide);
                if (result.IsDone && book is { IsChanged: true, Wallet.MergedIntoId: not null, Other: { } heir })
                    Moving.All(book, heir, context);
                if (result.Outcome == LedgerOutcome.KeyUsed || result.IsDone && !book.IsChanged)
                    return result;
                // Also behind a refusal: what excludes the act may be what left nothing for it.
                if (await IsExcludedAsync(context))
                    return Refuse<T>(LedgerOutcome.KeyUsed);
                // What was read of such rows is no reason to refuse: "too little", where somebody took it out of the row.
                if (!result.IsDone)
                    return book.IsAltered ? throw book.Alteration() : book.Other is { IsAltered: true } other ? throw other.Alteration() : result;

                if (isDryRun || book.Completes is { IsDryRun: true })
                {
                    book.Completes?.Stand(book.Answer!);
                    return result;
                }

                switch (await store.TryCommitAsync(book, cancellationToken))
                {
                    case CommitOutcome.Committed:
                        book.Completes?.Stand(book.Answer!);
                        return result;
                    case CommitOutcome.Repeated: return await firstAnswer();
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

    // Sums and states of rows that somebody changed lead an act anywhere.
    static async Task<LedgerResult<T>> DecideAsync<T>(WalletBook book, Func<WalletBook, Task<LedgerResult<T>>> decide)
    {
        try
        {
            return await decide(book);
        }
        catch (Exception exception) when ((book.IsAltered || book.Other is { IsAltered: true }) && exception is ImpossibleBookException or OverflowException or ArgumentException)
        {
            throw (book.IsAltered ? book : book.Other!).Alteration(exception);
        }
    }

    Task<LedgerResult<T>> OnHoldAsync<T>(string reference, Func<Hold, Task<LedgerResult<T>>> act, CancellationToken cancellationToken) => OrBusyAsync(async () =>
        await store.FindHoldAsync(reference, cancellationToken) is { } known ? await act(known) : Refuse<T>(LedgerOutcome.UnknownHold));

    // Looks for the act before it and, where it is refused, behind it: it may be this very act, sent twice at once, that left nothing to take.
    static Task<LedgerResult<long>> OnceAsync(Func<Task<LedgerResult<long>?>> find, Func<Task<LedgerResult<long>>> act) => OrBusyAsync(async () =>
    {
        if (await find() is { } first)
            return first;

        var result = await act();
        return result.IsDone ? result : await find() ?? result;
    });

    Task<LedgerResult<Hold>> WithFirstAsync(HoldRequest request, Func<Task<LedgerResult<Hold>>> act, CancellationToken cancellationToken) =>
        OrBusyAsync(async () => await _repeats.WithFirstAsync(request, await act(), cancellationToken));

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

    static async Task<LedgerResult<T>?> FoundOrBusyAsync<T>(Func<Task<LedgerResult<T>?>> find)
    {
        try
        {
            return await find();
        }
        catch (LedgerBusyException)
        {
            return Refuse<T>(LedgerOutcome.Busy);
        }
    }

    async Task<WalletBook?> LoadOrOpenAsync(WalletKey key, BookScope scope, CancellationToken cancellationToken) =>
        await store.LoadAsync(key, scope, cancellationToken)
        ?? await store.LoadAsync((await store.OpenAsync(key, clock.GetUtcNow().UtcDateTime, cancellationToken)).Id, scope, cancellationToken);

    /// <summary>Why a hold cannot be taken; Done: it can.</summary>
    internal static LedgerOutcome WhyNot(Wallet wallet, Hold hold, CaptureRequest request) =>
        hold.BranchId != 0 && hold.BranchId != request.BranchId ? LedgerOutcome.WrongBranch
        : hold.State != HoldState.Open ? LedgerOutcome.HoldClosed
        : hold.ExpiresOnUtc is { } end && end <= (request.SpentOnUtc ?? request.Context.NowUtc) ? LedgerOutcome.Expired
        : request.Amount > hold.Left ? LedgerOutcome.TooMuch
        : WalletStates.WhyNotUse(wallet.State);

    static RepeatedAct ActOf(CaptureRequest request, Hold hold) => new(EntryKind.Capture, hold.WalletId, request.Amount) { HoldNumber = hold.Number };

    static void ReleaseGroup(WalletBook book, HoldRequest request)
    {
        if (request.GroupKey.Length == 0)
            return;

        foreach (var other in book.Holds.Where(hold => hold.GroupKey == request.GroupKey && hold.State == HoldState.Open).ToList())
            Holds.Release(book, request.Context, other, HoldState.Released);
    }

    static async Task<bool> IsExcludedAsync(PostingContext context) => context.Unless is { } unless && await unless();

    static bool HasMoved(WalletBook book, HoldRequest request) => request.AtSequence is { } agreed && book.Wallet.Sequence != agreed;

    static BookScope ScopeOf(HoldRequest request) =>
        new() { HoldReference = request.Reference, HoldGroup = request.GroupKey.Length == 0 ? null : request.GroupKey };

    static LedgerResult<Hold>? FirstOf(WalletBook book, HoldRequest request) =>
        book.Holds.Find(hold => hold.Reference == request.Reference) is { } first ? RepeatedAct.AnswerOf(first, book.Wallet.Id, request) : null;

    static Hold HoldOf(WalletBook book, string reference) =>
        book.Holds.Find(hold => hold.Reference == reference)
        ?? throw new InvalidOperationException($"Hold {reference} is not in the book of wallet {book.Wallet.Id}.");

    static LedgerResult<T> Done<T>(T? value) => new(LedgerOutcome.Done, value);

    static LedgerResult<T> Refuse<T>(LedgerOutcome outcome) => new(outcome, default);

    static InvalidOperationException Impossible(string what) => new($"{what}: the store answers that it was done before, and has no trace of it.");
}
