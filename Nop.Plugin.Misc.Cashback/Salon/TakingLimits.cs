namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>A limit of what is taken straight from wallets in the salon.</summary>
public enum TakingLimit
{
    /// <summary>Of one taking (<see cref="CashbackSettings.CounterMostPerTaking"/>).</summary>
    Taking,

    /// <summary>Of one clerk on a day (<see cref="CashbackSettings.CounterMostPerClerkDay"/>).</summary>
    Clerk,

    /// <summary>Of one client on a day (<see cref="CashbackSettings.CounterMostPerClientDay"/>).</summary>
    Client,
}

/// <summary>A limit that a taking would pass. Amounts in minor units.</summary>
/// <param name="Limit">Which.</param>
/// <param name="Most">How much it is.</param>
/// <param name="Taken">What counts towards it already; 0 for that of one taking.</param>
public sealed record LimitBreach(TakingLimit Limit, long Most, long Taken);

/// <summary>
/// Limits of what is taken straight from wallets in the salon, for sales too, without a second person: by the settings for all stores, on days of the shop. Vouchers do not count: their credit
/// was set aside by the client, whose code is the proof.
/// </summary>
sealed class TakingLimits(RedemptionQueries redemptions, IWalletDirectory wallets, ISettingService settings, IDateTimeHelper times, PersonTurns turns)
{
    /// <summary>The limits that hold for somebody; null: none does.</summary>
    /// <param name="actorId">Customer id of the clerk; below zero a till, which is no clerk.</param>
    public async Task<TakingMost?> OfAsync(int actorId)
    {
        var values = await settings.LoadSettingAsync<CashbackSettings>();
        if (values is { CounterMostPerTaking: 0, CounterMostPerClerkDay: 0, CounterMostPerClientDay: 0 })
            return null;

        var currency = await wallets.GetCurrencyAsync();
        return new(Minor(values.CounterMostPerTaking), actorId > 0 ? Minor(values.CounterMostPerClerkDay) : null, Minor(values.CounterMostPerClientDay));

        long? Minor(decimal limit) => limit > 0 ? Money.FromDecimalHalfUp(limit, currency).Minor : null;
    }

    /// <summary>The first limit that a taking would pass; null: none.</summary>
    /// <param name="most">The limits.</param>
    /// <param name="walletId">From which wallet; 0: it was never opened.</param>
    /// <param name="amount">How much, minor units.</param>
    /// <param name="context">By whom and when.</param>
    /// <param name="before">What is not taken yet, and will be before it.</param>
    /// <remarks>Of a client with a wallet for each store each wallet counts by itself: the wallet's own row says who was first.</remarks>
    public async Task<LimitBreach?> BreachAsync(TakingMost most, int walletId, long amount, PostingContext context, CreditBefore before = default)
    {
        if (most.Taking is { } once && amount > once)
            return new(TakingLimit.Taking, once, 0);

        var since = StartOfDay(context);
        if (most.Clerk is { } ofClerk && await redemptions.TakenByAsync(context.ActorId, since) + before.ByActor is var byClerk && byClerk + amount > ofClerk)
            return new(TakingLimit.Clerk, ofClerk, byClerk);
        return most.Client is { } ofClient && await redemptions.TakenAsync(walletId, since) + before.OfClient is var fromClient && fromClient + amount > ofClient ? new(TakingLimit.Client, ofClient, fromClient) : null;
    }

    /// <summary>The most that may be taken now without passing one of the limits, minor units; 0: nothing.</summary>
    /// <inheritdoc cref="BreachAsync"/>
    public async Task<long> RoomAsync(TakingMost most, int walletId, PostingContext context)
    {
        var (since, room) = (StartOfDay(context), most.Taking ?? long.MaxValue);
        if (most.Clerk is { } ofClerk)
            room = Math.Min(room, ofClerk - await redemptions.TakenByAsync(context.ActorId, since));
        if (most.Client is { } ofClient)
            room = Math.Min(room, ofClient - await redemptions.TakenAsync(walletId, since));
        return Math.Max(0, room);
    }

    DateTime StartOfDay(PostingContext context) => ShopTime.StartOfDay(ShopTime.Date(context.NowUtc, times.DefaultStoreTimeZone), times.DefaultStoreTimeZone);

    /// <summary>Lets what one clerk takes be counted and taken by one request at a time, where a limit counts it.</summary>
    /// <returns>Null: others were at it all the time.</returns>
    public async Task<T?> AloneAsync<T>(TakingMost? most, int actorId, Func<Task<T>> takeAsync) where T : class =>
        most?.Clerk is null ? await takeAsync() : await turns.AloneAsync("taking", actorId, takeAsync);
}

/// <summary>Limits in minor units; null: none.</summary>
/// <param name="Taking">Of one taking.</param>
/// <param name="Clerk">Of one clerk on a day.</param>
/// <param name="Client">Of one client on a day.</param>
sealed record TakingMost(long? Taking, long? Clerk, long? Client);
