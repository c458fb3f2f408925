namespace Nop.Plugin.Misc.Cashback.Members;

/// <summary>Tells which tier a customer holds, and changes it.</summary>
public interface ITierService
{
    /// <summary>The tier that counts; null: none. Cheaper than <see cref="GetAsync"/>.</summary>
    /// <param name="customerId">The customer.</param>
    /// <param name="storeId">The store scope of the wallet; 0: all stores.</param>
    Task<TierRule?> CurrentAsync(int customerId, int storeId);

    /// <summary>The tier that counts, with the way to the next one and what is asked to stay.</summary>
    /// <param name="customerId">The customer.</param>
    /// <param name="storeId">The store scope of the wallet; 0: all stores.</param>
    Task<TierStanding> GetAsync(int customerId, int storeId);

    /// <summary>Follows an order that became completed: raises the tier if the spend deserves a higher one; never lowers.</summary>
    Task RaiseAsync(int customerId, int storeId, OrderAccount order);

    /// <summary>Follows a refund or a cancellation: inside the return window it undoes the promotion that an order caused.</summary>
    Task ReturnAsync(int customerId, int storeId);

    /// <summary>Reviews every customer that has a wallet: raises at once, lowers by one step where the terms allow, warns where they ask for it.</summary>
    /// <returns>How many tiers changed.</returns>
    Task<int> ReviewAsync(CancellationToken cancellationToken);
}

/// <summary>A customer's tier and the way to the next. Amounts in minor units.</summary>
/// <param name="Tier">The one that counts; null: none.</param>
/// <param name="QualifyingSpend">Rounded down, for display.</param>
/// <param name="Next">The next higher tier; null: the highest is held.</param>
/// <param name="MissingToNext">What is missing to it; 0 without one.</param>
public sealed record TierStanding(CashbackTier? Tier, long QualifyingSpend, CashbackTier? Next, long MissingToNext)
{
    /// <summary>The last of the shop's days on which what is missing to the next tier is enough; null: it always will be.</summary>
    public DateOnly? ReachBy { get; init; }

    /// <summary>Amount to be spent so that the tier does not fall at its review; 0: nothing.</summary>
    public long MissingToStay { get; init; }

    /// <summary>The last of the shop's days for it; null where nothing is missing.</summary>
    public DateOnly? StayBy { get; init; }

    /// <summary>Whether a review has found the tier undeserved, so that it falls after <see cref="StayBy"/>.</summary>
    public bool IsWarned { get; init; }

    /// <summary>The tier that staff pinned and that holds now; null: none.</summary>
    public CashbackTier? Pinned { get; init; }

    /// <summary>When the pin ends; null: when it is taken away, or there is none.</summary>
    public DateTime? PinnedUntilUtc { get; init; }
}

/// <inheritdoc cref="ITierService"/>
sealed class TierService(CustomerTiers tiers, IWalletQueries wallets, IWalletDirectory directory, ITierLetters letters) : ITierService
{
    const int PageSize = 200;

    public async Task<TierRule?> CurrentAsync(int customerId, int storeId) => await (await tiers.OpenAsync(customerId, storeId)).EffectiveAsync();

    public async Task<TierStanding> GetAsync(int customerId, int storeId) => await StandingAsync(await tiers.OpenAsync(customerId, storeId));

    public async Task RaiseAsync(int customerId, int storeId, OrderAccount order)
    {
        ArgumentNullException.ThrowIfNull(order);
        var current = await tiers.OpenAsync(customerId, storeId);
        var by = order.CompletedOnUtc is { } completed ? (order.OrderId, completed.AsUtc()) : ((int, DateTime)?)null;
        await KeepAsync(current, TierLife.Raise(current.State, await current.DeservedAsync(), by, current.Terms, current.NowUtc, current.Rules.Zone));
    }

    public async Task ReturnAsync(int customerId, int storeId)
    {
        var current = await tiers.OpenAsync(customerId, storeId);
        if (current.State.Promotion is { } promotion)
            await KeepAsync(current, TierLife.Return(current.State, await current.DeservedAsync(promotion.CompletedOnUtc), current.Terms, current.NowUtc), promotion.OrderId);
    }

    public async Task<int> ReviewAsync(CancellationToken cancellationToken)
    {
        var currency = await directory.GetCurrencyAsync();
        var failures = new PastFailures("Tiers that could not be reviewed");
        var changed = 0;
        for (var last = 0; ;)
        {
            var page = await wallets.PageAsync(currency.Code, last, PageSize);
            foreach (var wallet in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (await failures.TryAsync($"Wallet {wallet.Id}", () => ReviewAsync(wallet.CustomerId, wallet.StoreId)))
                    changed++;
            }

            if (page.Count < PageSize)
            {
                failures.Throw();
                return changed;
            }

            last = page[^1].Id;
        }
    }

    async Task<bool> ReviewAsync(int customerId, int storeId)
    {
        var current = await tiers.OpenAsync(customerId, storeId);
        var reviewed = await ReviewedAsync(current);
        if (IsWarning(current, reviewed))
        {
            await WarnAsync(customerId, storeId);
            return false;
        }

        var before = await current.EffectiveAsync();
        await KeepAsync(current, reviewed);
        return EffectiveOf(reviewed, current) != before || reviewed.Held != current.State.Held;
    }

    // Looked at once more, after the number: another node may have warned meanwhile.
    async Task WarnAsync(int customerId, int storeId)
    {
        var number = await tiers.NextWarningAsync(customerId, storeId);
        var current = await tiers.OpenAsync(customerId, storeId);
        var reviewed = await ReviewedAsync(current);
        if (IsWarning(current, reviewed) && await ChangeAsync(current, reviewed, 0) is { } change && await tiers.TryWarnAsync(current, reviewed, change, number))
            await letters.WarnAsync(customerId, storeId, await GetAsync(customerId, storeId));
    }

    static async Task<TierState> ReviewedAsync(TierCase current) =>
        TierLife.Review(current.State, await current.DeservedAsync(), current.Terms, current.Rules.Tiers, current.NowUtc, current.Rules.Zone);

    // A warning lowers nothing, so there is nothing else to tell of such a state.
    static bool IsWarning(TierCase current, TierState reviewed) => reviewed.FallsOnUtc is not null && current.State.FallsOnUtc is null;

    async Task KeepAsync(TierCase current, TierState state, int orderId = 0)
    {
        if (state != current.State)
            await tiers.KeepAsync(current, state, await ChangeAsync(current, state, orderId));
    }

    static async Task<TierChange?> ChangeAsync(TierCase current, TierState state, int orderId)
    {
        var (from, to) = (await current.EffectiveAsync(), EffectiveOf(state, current));
        TierChangeKind? kind = state.Pin is null && current.State.Pin is not null ? TierChangeKind.PinEnded
            : orderId != 0 && state.Held != current.State.Held ? TierChangeKind.Undone
            : IsWarning(current, state) ? TierChangeKind.Warned
            : state.Held == current.State.Held ? null
            : (state.Held?.SpendMinor ?? -1) > (current.State.Held?.SpendMinor ?? -1) ? TierChangeKind.Raised
            : TierChangeKind.Fell;
        return kind is null ? null : new TierChange
        {
            KindId = (int)kind,
            FromTierId = from?.Id ?? 0,
            ToTierId = to?.Id ?? 0,
            OrderId = orderId != 0 ? orderId : kind == TierChangeKind.Raised ? state.Promotion?.OrderId ?? 0 : 0,
            UntilUtc = kind == TierChangeKind.Warned ? state.FallsOnUtc : null,
        };
    }

    static async Task<TierStanding> StandingAsync(TierCase current)
    {
        var tier = await current.EffectiveAsync();
        var outlook = await current.OutlookAsync();
        var pin = current.State.Pin is { } kept && kept.HoldsAt(current.NowUtc) ? kept : null;
        return new(RowOf(tier), (await current.QualifyingAsync()).Floor(), RowOf(outlook.Next), outlook.MissingToNext)
        {
            ReachBy = outlook.ReachBy,
            MissingToStay = outlook.MissingToStay,
            StayBy = outlook.StayBy,
            IsWarned = outlook.MissingToStay > 0 && current.State.FallsOnUtc is not null,
            Pinned = RowOf(pin?.Tier),
            PinnedUntilUtc = pin?.UntilUtc,
        };
    }

    // What has just been decided has no pin that is over.
    static TierRule? EffectiveOf(TierState state, TierCase current) => TierLife.Effective(state, () => state.Held, current.NowUtc);

    static CashbackTier? RowOf(TierRule? tier) => tier is null ? null : new()
    {
        Id = tier.Id,
        Name = tier.Name,
        SpendThreshold = tier.SpendMinor,
        Rate = tier.Rate,
        Unit = (int)tier.Unit,
        MinimumReceipt = tier.MinimumReceiptMinor,
    };
}

/// <summary>Tells clients what will become of their tier.</summary>
interface ITierLetters
{
    /// <summary>Warns that the tier falls unless so much is spent.</summary>
    /// <param name="customerId">The customer.</param>
    /// <param name="storeId">The store scope of the wallet; 0: all stores.</param>
    /// <param name="standing">How the tier stands.</param>
    Task WarnAsync(int customerId, int storeId, TierStanding standing);
}
