namespace Nop.Plugin.Misc.Cashback.Orders;

/// <summary>Follows edits of an order's lines, so that credit which the order needs no longer comes back (scenarios, rule 15).</summary>
/// <remarks>What went back is written at once, in one transaction with the note that says so, and not when the order's row is saved: an edit may leave the row's total as it was.</remarks>
sealed class OrderEdits(IOrderReconciler reconciler, IHoldSettlement holds, IOrderLedgerQueries queries, ICashbackLedger ledger, IAlteredRows altered, IDateTimeHelper dateTime, Texts texts, Actor actor, TimeProvider time)
{
    /// <summary>Before the shop computes the total anew: brings the ledger in step with the order as it was.</summary>
    /// <param name="order">The order.</param>
    /// <returns>What the edit is to be measured against; null: the order was paid without credit, so that its new total is the shop's.</returns>
    /// <exception cref="Nop.Core.NopException">The wallet is busy, or somebody changed a row of it in the database; nothing was changed.</exception>
    public async Task<OrderBeforeEdit?> BeginAsync(Order order)
    {
        OrderBeforeEdit? before = null;
        return await altered.TryAsync(async () => before = await ReadAsync(order)) ? before : throw await AlteredAsync();
    }

    async Task<OrderBeforeEdit?> ReadAsync(Order order)
    {
        if (!await holds.SettleOrderAsync(order))
            throw await BusyAsync();

        // A refund whose event was lost comes first. A payment that was lost does not: the order earns on what it is after the edit, which the sweep will see.
        var trace = await queries.TraceAsync(order.Id);
        if (trace.Account is not null && !await reconciler.ReconcileAsync(order.Id))
            throw await BusyAsync();

        return trace is { Redeemed: > 0, Wallet: { } wallet }
            ? new(wallet, OrderStates.IsPaid(order) ? OrderComparison.MinorOf(order.OrderTotal, CurrencySpec.For(wallet.CurrencyCode)) : 0)
            : null;
    }

    /// <summary>Gives back, after the edit, the credit that the order no longer needs.</summary>
    /// <param name="order">With the total that the shop computed, in which credit has no part.</param>
    /// <param name="before">As it was.</param>
    /// <exception cref="Nop.Core.NopException">The wallet is busy, or somebody changed a row of it in the database; nothing was given back.</exception>
    public async Task<EditedOrder> FollowAsync(Order order, OrderBeforeEdit before)
    {
        var currency = CurrencySpec.For(before.Wallet.CurrencyCode);
        var now = time.GetUtcNow().UtcDateTime;
        var gross = OrderComparison.MinorOf(order.OrderTotal, currency);
        var edit = new OrderEdit(order.Id, gross, before.PaidMinor, OrderComparison.MinorOf(order.RefundedAmount, currency), OrderStates.IsVoided(order),
            ExpiryPolicy.EndOfDayAfter(now, ExpiryPolicy.GraceDays, dateTime.DefaultStoreTimeZone));
        var context = new PostingContext(Channel.Admin, await actor.IdAsync(), now);
        var result = await altered.MeetAsync(() => ledger.EditOrderAsync(before.Wallet.Id, edit, context));
        if (result.Outcome == LedgerOutcome.Altered)
            throw await AlteredAsync();
        return result is { IsDone: true, Value: { } edited }
            ? new(gross - edited.Total, edited.GivenBack, edited.MoneyOver, currency)
            : throw await BusyAsync();
    }

    async Task<NopException> AlteredAsync() => new(await texts.GetAsync("Checkout.EditAltered"));

    async Task<NopException> BusyAsync() => new(await texts.GetAsync("Checkout.EditBusy"));
}

/// <summary>An order that was paid with credit, before an edit.</summary>
/// <param name="Wallet">The wallet that it was paid from.</param>
/// <param name="PaidMinor">Its total if it is paid, 0 if not; minor units.</param>
sealed record OrderBeforeEdit(Wallet Wallet, long PaidMinor);

/// <summary>Result of an edit.</summary>
/// <param name="CreditMinor">What credit pays of the new total before credit; minor units.</param>
/// <param name="GivenBackMinor">What went back to the wallet; minor units.</param>
/// <param name="MoneyOverMinor">What was paid in money above what the order costs now, and only a refund gives back; minor units.</param>
/// <param name="Currency">Of all three.</param>
sealed record EditedOrder(long CreditMinor, long GivenBackMinor, long MoneyOverMinor, CurrencySpec Currency);
