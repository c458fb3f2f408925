namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>Credit that is to be spent straight from a wallet in the salon.</summary>
/// <param name="Key">The wallet.</param>
/// <param name="StoreId">Seen from which store.</param>
/// <param name="Amount">Minor units.</param>
/// <param name="BranchId">Where.</param>
/// <param name="Proof">The client's code, as typed; null or empty: none.</param>
/// <param name="ConfirmedBy">Customer id of a second person, who has confirmed it: no limit holds; 0: nobody.</param>
sealed record WishToSpend(WalletKey Key, int StoreId, long Amount, int BranchId, string? Proof, int ConfirmedBy = 0)
{
    /// <summary>What is not taken yet, and will be before it.</summary>
    public CreditBefore Before { get; init; }
}

/// <summary>Asks for the client's code where what is spent straight from a wallet within a day comes to <see cref="CashbackSettings.CounterProofFrom"/>, and keeps the limits of one person.</summary>
sealed class ProvedSpending(TakingLimits limits, RedemptionQueries redemptions, IWalletDirectory wallets, ClientProofs proofs, LookUps lookUps, IAlteredRows altered, ISettingService settings, IStoreService stores)
{
    const int MostTries = 20;

    /// <summary>From which amount on within a day a code is asked for, minor units; 0: never.</summary>
    /// <remarks>A wallet that all stores share is as safe as the strictest of them says: else it would be emptied where nobody asks.</remarks>
    public async Task<long> FromAsync(int storeId)
    {
        var sharing = await wallets.ScopeAsync(storeId) == 0 ? (await stores.GetAllStoresAsync()).Select(store => store.Id) : [storeId];
        var least = 0m;
        foreach (var id in sharing)
        {
            if ((await settings.LoadSettingAsync<CashbackSettings>(id)).CounterProofFrom is > 0 and var from && (least == 0 || from < least))
                least = from;
        }

        return Money.FromDecimalHalfUp(least, await wallets.GetCurrencyAsync()).Minor;
    }

    /// <summary>What was taken straight from a wallet within a day, minor units: what was taken before midnight counts after it.</summary>
    public Task<long> TakenAsync(Wallet wallet, DateTime nowUtc) => redemptions.TakenAsync(wallet.Id, nowUtc.AddDays(-1));

    /// <summary>The client's code of now.</summary>
    public async Task<ClientProof> ProofAsync(Wallet wallet) => proofs.Of(wallet, await redemptions.LastTakingAsync(wallet.Id));

    /// <summary>Whether a wish would need a code. Writes nothing.</summary>
    public async Task<bool> NeedsProofAsync(WishToSpend wish, DateTime nowUtc) =>
        await FromAsync(wish.StoreId) is > 0 and var from && await wallets.FindAsync(wish.Key) is { } row && await IsLargeAsync(row.Wallet, wish, from, nowUtc);

    /// <summary>The limit that a wish would pass; null: none. Writes nothing.</summary>
    public async Task<LimitBreach?> BreachAsync(WishToSpend wish, PostingContext context) => wish is { Amount: > 0, ConfirmedBy: 0 } && await limits.OfAsync(context.ActorId) is { } most
        ? await limits.BreachAsync(most, (await wallets.FindAsync(wish.Key))?.Wallet.Id ?? 0, wish.Amount, context, wish.Before)
        : null;

    /// <summary>The most that may be spent from a wallet now without a second person, minor units; null: no limit holds.</summary>
    public async Task<long?> RoomAsync(WalletKey key, PostingContext context) =>
        await limits.OfAsync(context.ActorId) is { } most ? await limits.RoomAsync(most, (await wallets.FindAsync(key))?.Wallet.Id ?? 0, context) : null;

    /// <summary>Spends, after the code was proved where one is needed, within the limits.</summary>
    /// <param name="wish">What is to be spent.</param>
    /// <param name="context">By whom and when.</param>
    /// <param name="spend">Spends it, on the condition that the wallet's newest entry has that sequence; null: whatever there is.</param>
    /// <param name="isDone">Whether this very act was done meanwhile: the same form, sent twice at once, is answered by the first and not refused for what the first took. Asked before a refusal only.</param>
    /// <returns>Why not, None where it was tried; and what became of it.</returns>
    public async Task<(SalonRefusal Unproved, LedgerResult<T> Spent)> SpendAsync<T>(WishToSpend wish, PostingContext context, Func<long?, Task<LedgerResult<T>>> spend, Func<Task<bool>> isDone)
    {
        ArgumentNullException.ThrowIfNull(isDone);
        var from = wish.Amount > 0 ? await FromAsync(wish.StoreId) : 0;
        var most = wish is { Amount: > 0, ConfirmedBy: 0 } ? await limits.OfAsync(context.ActorId) : null;
        if (from == 0 && most is null)
            return (SalonRefusal.None, await altered.MeetAsync(() => spend(null), wish.BranchId));
        return await limits.AloneAsync(most, context.ActorId, async () => new Attempt<T>(await SpendAsync(wish, context, from, most, spend, isDone))) is { Ended: var ended } ? ended : (SalonRefusal.Busy, default);
    }

    async Task<(SalonRefusal Unproved, LedgerResult<T> Spent)> SpendAsync<T>(WishToSpend wish, PostingContext context, long from, TakingMost? most, Func<long?, Task<LedgerResult<T>>> spend, Func<Task<bool>> isDone)
    {
        // What was taken within the day is summed up before: where the wallet has moved since, another taking may be missing in the sum, and it is asked for anew.
        for (var tries = 0; tries < MostTries; tries++)
        {
            if ((await wallets.FindAsync(wish.Key))?.Wallet is not { } wallet)
                return (SalonRefusal.Insufficient, default);

            if (most is not null && await limits.BreachAsync(most, wallet.Id, wish.Amount, context) is not null && !await isDone())
                return (SalonRefusal.NeedsSecondPerson, default);

            var isLarge = from > 0 && await IsLargeAsync(wallet, wish, from, context.NowUtc);
            if (isLarge && await WhyNotProvedAsync(wallet, wish, context.ActorId, isDone) is not SalonRefusal.None and var unproved)
                return (unproved, default);

            var spent = await altered.MeetAsync(() => spend(wallet.Sequence), wish.BranchId);
            // Something else may have happened to the wallet: if it was a taking, the code is asked for anew and is another by now.
            if (spent.Outcome != LedgerOutcome.Moved)
                return (SalonRefusal.None, spent);
        }

        return (SalonRefusal.Busy, default);
    }

    sealed record Attempt<T>((SalonRefusal, LedgerResult<T>) Ended);

    async Task<bool> IsLargeAsync(Wallet wallet, WishToSpend wish, long from, DateTime nowUtc) =>
        wish.Amount + wish.Before.OfClient + await TakenAsync(wallet, nowUtc) >= from;

    // A wrong code counts for the clerk and for the client: six digits are few.
    async Task<SalonRefusal> WhyNotProvedAsync(Wallet wallet, WishToSpend wish, int actorId, Func<Task<bool>> isDone)
    {
        if (await isDone())
            return SalonRefusal.None;
        if (string.IsNullOrWhiteSpace(wish.Proof))
            return SalonRefusal.ProofRequired;
        if (await lookUps.BeginAsync(actorId, wish.BranchId, wish.Key.CustomerId) is not { } look)
            return await isDone() ? SalonRefusal.None : SalonRefusal.TooManyTries;

        // The code is another as soon as something was taken, by this very act too.
        var isRight = proofs.IsOf(wallet, await redemptions.LastTakingAsync(wallet.Id), wish.Proof) || await isDone();
        await lookUps.EndAsync(look, isRight ? LookUpOutcome.Client : LookUpOutcome.UnknownCode, wish.Key.CustomerId);
        return isRight ? SalonRefusal.None : SalonRefusal.ProofWrong;
    }
}
