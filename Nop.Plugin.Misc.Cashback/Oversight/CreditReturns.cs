namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>Gives back credit of orders that were paid with credit alone, which the shop has no money to refund for. Never to oneself.</summary>
public sealed class CreditReturns(IOrderLedgerQueries queries, ICashbackLedger ledger, IAlteredRows altered, Actor actor, ShopClock clock, TimeProvider time)
{
    /// <summary>What of an order's credit can be given back; null: money was paid for it, so that its refund gives credit back, or it is not paid, or is cancelled.</summary>
    /// <param name="order">The order.</param>
    public async Task<(Wallet Wallet, long Left)?> LeftOfAsync(Order order)
    {
        var trace = await queries.TraceAsync(order.Id);
        return trace is { Wallet: { } wallet, Account.MoneyPaid: 0 } && trace.Redeemed > trace.Restored && !OrderStates.IsVoided(order)
            ? (wallet, trace.Redeemed - trace.Restored)
            : null;
    }

    /// <summary>Gives credit back.</summary>
    /// <param name="order">The order.</param>
    /// <param name="amount">Minor units, above 0.</param>
    /// <param name="reason">Why.</param>
    /// <param name="attempt">Names the form, once for each time that it is shown.</param>
    public async Task<AdjustmentResult> ReturnAsync(Order order, long amount, string reason, Guid attempt)
    {
        var trace = await queries.TraceAsync(order.Id);
        if (trace is not { Wallet: { } wallet, Account.MoneyPaid: 0 })
            return new(HandOutcome.Changed);

        var actorId = await actor.IdAsync();
        if (wallet.CustomerId == actorId)
            return new(HandOutcome.Own);

        var now = time.GetUtcNow().UtcDateTime;
        var back = new CreditReturn(order.Id, amount, ExpiryPolicy.EndOfDayAfter(now, ExpiryPolicy.GraceDays, clock.Zone));
        var context = new PostingContext(Channel.Admin, actorId, now) { Reason = reason, IdempotencyKey = string.Create(CultureInfo.InvariantCulture, $"return:{order.Id}:{attempt:N}") };
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
