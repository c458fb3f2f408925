namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <inheritdoc cref="ICreditReturns"/>
sealed class CreditReturns(
    IOrderLedgerQueries queries, ICashbackLedger ledger, HandLimits limits, HandmadeQueries handmade, PersonTurns turns, IAlteredRows altered, StaffNotes notes, Actor actor, Texts texts, ShopClock clock, TimeProvider time) : ICreditReturns
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

        var key = string.Create(CultureInfo.InvariantCulture, $"return:{order.Id}:{attempt:N}");
        return await limits.CountsDayAsync(amount)
            ? await turns.AloneAsync(HandLimits.Turn, actorId, DecideAsync) ?? new(HandOutcome.Busy)
            : await DecideAsync();

        // The goods stay with the client: it adds as an adjustment does. A cancellation, which takes the goods back, has no limit.
        async Task<AdjustmentResult> DecideAsync() => !await handmade.IsDoneAsync(key) && await limits.IsAboveAsync(amount, wallet.CurrencyCode, actorId)
            ? new(HandOutcome.AboveLimit)
            : await PostAsync(order, wallet, amount, new(Channel.Admin, actorId, time.GetUtcNow().UtcDateTime) { Reason = reason, IdempotencyKey = key });
    }

    async Task<AdjustmentResult> PostAsync(Order order, Wallet wallet, long amount, PostingContext context)
    {
        var back = new CreditReturn(order.Id, amount, ExpiryPolicy.EndOfDayAfter(context.NowUtc, ExpiryPolicy.GraceDays, clock.Zone));
        var result = await altered.MeetAsync(() => ledger.ReturnCreditAsync(wallet.Id, back, context));
        // The order's own history says it to staff who look there and not in the wallet.
        if (result is { IsDone: true, Repeated: false })
            await notes.AddAsync(order, await texts.GetAsync("CreditReturn.Note", Figures.Amount(amount, CurrencySpec.For(wallet.CurrencyCode)), context.Reason!));
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
