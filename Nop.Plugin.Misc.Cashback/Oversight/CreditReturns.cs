namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <inheritdoc cref="ICreditReturns"/>
sealed class CreditReturns(
    IOrderLedgerQueries queries, ICashbackLedger ledger, HandLimits limits, HandmadeQueries handmade, IAlteredRows altered, Actor actor, ShopClock clock, TimeProvider time) : ICreditReturns
{
    public async Task<(Wallet Wallet, long Left)?> LeftOfAsync(Order order)
    {
        var trace = await queries.TraceAsync(order.Id);
        return trace is { Wallet: { } wallet, Account.MoneyPaid: 0 } && trace.Redeemed > trace.Restored && !OrderStates.IsVoided(order)
            ? (wallet, trace.Redeemed - trace.Restored)
            : null;
    }

    public async Task<AdjustmentResult> ReturnAsync(Order order, long amount, string reason, Guid attempt)
    {
        if (await queries.TraceAsync(order.Id) is not { Wallet: { } wallet, Account.MoneyPaid: 0 })
            return new(HandOutcome.Changed);

        var actorId = await actor.IdAsync();
        if (wallet.CustomerId == actorId)
            return new(HandOutcome.Own);

        // The goods stay with the client: it adds as an adjustment does. A cancellation, which takes the goods back, has no limit.
        var key = string.Create(CultureInfo.InvariantCulture, $"return:{order.Id}:{attempt:N}");
        if (!await handmade.IsDoneAsync(key) && await limits.IsAboveAsync(amount, wallet.CurrencyCode, actorId))
            return new(HandOutcome.AboveLimit);

        var now = time.GetUtcNow().UtcDateTime;
        var back = new CreditReturn(order.Id, amount, ExpiryPolicy.EndOfDayAfter(now, ExpiryPolicy.GraceDays, clock.Zone));
        var context = new PostingContext(Channel.Admin, actorId, now) { Reason = reason, IdempotencyKey = key };
        var result = await altered.MeetAsync(() => ledger.ReturnCreditAsync(wallet.Id, back, context));
        return result.Outcome switch
        {
            LedgerOutcome.Done => new(HandOutcome.Done, amount, result.First),
            LedgerOutcome.KeyUsed => new(HandOutcome.FormUsed, result.Value, result.First),
            LedgerOutcome.TooMuch => new(HandOutcome.Insufficient, (await LeftOfAsync(order))?.Left ?? 0),
            LedgerOutcome.Busy => new(HandOutcome.Busy),
            LedgerOutcome.Altered => new(HandOutcome.Altered),
            var other => throw new InvalidOperationException($"A return of credit does not end as {other}."),
        };
    }
}
