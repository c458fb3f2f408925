namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>Change of a wallet's state as staff ask for it.</summary>
/// <param name="Wallet">The wallet.</param>
/// <param name="Change">What is done.</param>
/// <param name="Reason">Why, for staff.</param>
/// <param name="Attempt">Names the form, once for each time that it is shown.</param>
public sealed record HandWalletChange(Wallet Wallet, WalletChange Change, string Reason, Guid Attempt)
{
    /// <summary>What the client reads; empty: nothing but what the shop did.</summary>
    public string ClientText { get; init; } = "";

    /// <summary>Names the act.</summary>
    public string IdempotencyKey => string.Create(CultureInfo.InvariantCulture, $"life:{Wallet.Id}:{Attempt:N}");
}

/// <inheritdoc cref="IHandWallets"/>
sealed class HandWallets(ICashbackLedger ledger, HandLimits limits, HandmadeQueries handmade, AdjustmentTexts texts, PersonTurns turns, IAlteredRows altered, Actor actor, TimeProvider time) : IHandWallets
{
    public async Task<AdjustmentResult> ChangeAsync(HandWalletChange change)
    {
        var actorId = await actor.IdAsync();
        if (change.Wallet.CustomerId == actorId)
            return new(HandOutcome.Own);
        // A closing takes what the wallet holds: what one person takes on a day is counted and posted by one request at a time.
        return change.Change.Act == WalletAct.Close && await limits.CountsDayAsync(-1)
            ? await turns.AloneAsync(HandLimits.Turn, actorId, () => DecideAsync(change, actorId)) ?? new(HandOutcome.Busy)
            : await DecideAsync(change, actorId);
    }

    async Task<AdjustmentResult> DecideAsync(HandWalletChange change, int actorId)
    {
        // A form that comes again is answered as the first time, whatever the limits say by now.
        if (await handmade.IsDoneAsync(change.IdempotencyKey))
            return await PostAsync(change, actorId);

        if (change.Change.Act == WalletAct.Close)
        {
            var wallet = change.Wallet;
            var balance = await ledger.GetBalanceAsync(new(wallet.CustomerId, wallet.StoreId, wallet.CurrencyCode));
            if (!balance.IsAltered && balance.Available + balance.Pending is > 0 and var held && await limits.IsAboveAsync(-held, wallet.CurrencyCode, actorId))
                return new(HandOutcome.AboveLimit, held);
        }

        // A client who sees it reads the text with it.
        await texts.KeepAsync(change.Wallet.Id, change.IdempotencyKey, change.ClientText);
        return await PostAsync(change, actorId);
    }

    async Task<AdjustmentResult> PostAsync(HandWalletChange change, int actorId)
    {
        var context = new PostingContext(Channel.Admin, actorId, time.GetUtcNow().UtcDateTime) { Reason = change.Reason, IdempotencyKey = change.IdempotencyKey };
        var result = await altered.MeetAsync(() => ledger.ChangeAsync(change.Wallet.Id, change.Change, context));
        return result.Outcome switch
        {
            LedgerOutcome.Done => new(HandOutcome.Done, result.Value, result.First),
            LedgerOutcome.KeyUsed => new(HandOutcome.FormUsed, result.Value, result.First),
            LedgerOutcome.Moved => new(HandOutcome.Changed),
            LedgerOutcome.HasHolds => new(HandOutcome.HasHolds),
            LedgerOutcome.HasDebt => new(HandOutcome.HasDebt),
            LedgerOutcome.Busy => new(HandOutcome.Busy),
            LedgerOutcome.Altered => new(HandOutcome.Altered),
            var other => throw new InvalidOperationException($"A change of a wallet's state does not end as {other}."),
        };
    }
}
