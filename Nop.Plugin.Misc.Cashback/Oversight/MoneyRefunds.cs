namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <inheritdoc cref="IMoneyRefunds"/>
/// <remarks>
/// The shop's mark comes before the credit. Died a server the other way round, the client would have the credit and the shop would still offer the money; this way the client waits for the task. Whether the
/// mark was made is read off the order's own row.
/// </remarks>
sealed class MoneyRefunds(
    IRepository<MoneyRefund> refunds, IRepository<Order> orders, IOrderProcessingService processing, IOrderLedgerQueries queries, IOrderForecasts forecasts, ICashbackLedger ledger, IWalletDirectory wallets,
    HandLimits limits, PersonTurns turns, IAlteredRows altered, ISignedRows signed, StaffNotes notes, IRefundLetter letter, ILocker locker, Actor actor, Texts texts, ShopClock clock, TimeProvider time) : IMoneyRefunds
{
    // Longer than a request takes: it ends what it has begun itself.
    internal static readonly TimeSpan BrokenOff = TimeSpan.FromMinutes(10);

    static readonly TimeSpan s_longest = TimeSpan.FromMinutes(5);

    DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task<(Wallet Wallet, long Left)?> LeftOfAsync(Order order)
    {
        if (await queries.TraceAsync(order.Id) is not { Account: { } account, Wallet: { } wallet } || OrderStates.IsVoided(order) || wallet.CurrencyCode != (await wallets.GetCurrencyAsync()).Code
            || await wallets.GetAsync(wallet.Id) is not { Customer: { Deleted: false } })
            return null;

        var currency = CurrencySpec.For(wallet.CurrencyCode);
        // A total that was raised after the payment is not money that was paid.
        var left = Math.Min(OrderComparison.MinorOf(order.OrderTotal, currency), account.MoneyPaid) - OrderComparison.MinorOf(order.RefundedAmount, currency);
        return left > 0 && processing.CanPartiallyRefundOffline(order, new Money(left, currency).ToDecimal()) ? (wallet, left) : null;
    }

    public async Task<LedgerResult<OrderForecast>?> ForecastAsync(Order order, MoneyRefundWish wish) =>
        await forecasts.IfRefundedAsync(order, await queries.TraceAsync(order.Id), wish.Amount, new(order.Id, wish.Amount, wish.Bonus, EndOf(wish.Days)));

    public async Task<AdjustmentResult> RefundAsync(Order order, MoneyRefundWish wish)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(wish.Amount);
        ArgumentOutOfRangeException.ThrowIfNegative(wish.Bonus);
        if (string.IsNullOrWhiteSpace(wish.Reason))
            throw new ArgumentException("Money goes back as credit for a reason.", nameof(wish));
        var actorId = await actor.IdAsync();
        if (wish.Bonus > 0 && await limits.CountsDayAsync(wish.Bonus))
            return await turns.AloneAsync(HandLimits.Turn, actorId, () => AloneAsync(order.Id, wish, actorId)) ?? new(HandOutcome.Busy);
        return await AloneAsync(order.Id, wish, actorId);
    }

    public async Task<IReadOnlyList<MoneyRefund>> UnclearOfAsync(int orderId)
    {
        var unclear = new List<MoneyRefund>();
        foreach (var row in await OpenOfAsync(orderId))
        {
            if (HasBrokenOff(row) && await IsMarkedAsync(row) is null)
                unclear.Add(row);
        }

        return unclear;
    }

    public async Task<long> GivenOfAsync(int orderId) =>
        (await refunds.Table.Where(row => row.OrderId == orderId && row.Given).Select(row => row.Amount).ToListAsync()).Sum();

    public async Task<HandOutcome> EndAsync(int refundId, bool isMarked)
    {
        var outcome = HandOutcome.Busy;
        if (refundId <= 0 || await refunds.GetByIdAsync(refundId) is not { } known)
            return HandOutcome.Changed;
        await locker.PerformActionWithLockAsync(LockOf(known.OrderId), s_longest, async () =>
        {
            if (await refunds.GetByIdAsync(refundId) is not { DoneOnUtc: null } refund)
            {
                outcome = HandOutcome.Changed;
                return;
            }

            if ((await wallets.GetAsync(refund.WalletId))?.Wallet.CustomerId == await actor.IdAsync())
                outcome = HandOutcome.Own;
            else if (HasBrokenOff(refund))
                // A person is believed only where the order does not tell.
                outcome = await IsMarkedAsync(refund) ?? isMarked ? (await GiveAsync(refund)).Outcome : await LeaveAsync(refund);
        });
        return outcome;
    }

    public async Task<int> SettleAsync(CancellationToken cancellationToken)
    {
        var before = (Now - BrokenOff).AsStored();
        var failures = new PastFailures("Refunds into credit that could not be finished");
        var ended = 0;
        foreach (var row in await refunds.GetAllAsync(all => all.Where(row => row.DoneOnUtc == null && row.BegunOnUtc < before).OrderBy(row => row.Id)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            ended += await failures.TryAsync($"Refund {row.Id}", () => SettleAsync(row.Id)) ? 1 : 0;
        }

        foreach (var row in await refunds.GetAllAsync(all => all.Where(row => row.Given && row.ToldOnUtc == null && row.DoneOnUtc < before).OrderBy(row => row.Id)))
            await failures.TryAsync($"Letter of refund {row.Id}", () => TellAsync(row));
        failures.Throw();
        return ended;
    }

    async Task<bool> SettleAsync(int refundId)
    {
        var ended = false;
        if (await refunds.GetByIdAsync(refundId) is not { } known)
            return false;
        await locker.PerformActionWithLockAsync(LockOf(known.OrderId), s_longest, async () =>
        {
            if (await refunds.GetByIdAsync(refundId) is not { DoneOnUtc: null } refund)
                return;
            ended = await IsMarkedAsync(refund) switch
            {
                true => (await GiveAsync(refund)).Outcome == HandOutcome.Done,
                false => await LeaveAsync(refund) == HandOutcome.Done,
                null => false,
            };
        });
        return ended;
    }

    async Task<AdjustmentResult> AloneAsync(int orderId, MoneyRefundWish wish, int actorId)
    {
        var result = new AdjustmentResult(HandOutcome.Busy);
        await locker.PerformActionWithLockAsync(LockOf(orderId), s_longest, async () => result = await DecideAsync(orderId, wish, actorId));
        return result;
    }

    async Task<AdjustmentResult> DecideAsync(int orderId, MoneyRefundWish wish, int actorId)
    {
        var attempt = wish.Attempt.ToString("N", CultureInfo.InvariantCulture);
        if (await refunds.Table.FirstOrDefaultAsync(row => row.Attempt == attempt) is { } first)
            return await AgainAsync(first, orderId, wish);

        // The row itself: what the request has cached may be older than a refund on another page.
        if (await orders.GetByIdAsync(orderId) is not { } order || await LeftOfAsync(order) is not ({ } wallet, var left))
            return new(HandOutcome.Changed);
        if (wallet.CustomerId == actorId)
            return new(HandOutcome.Own);
        if (await wallets.IsFormerAsync(wallet.CurrencyCode))
            return new(HandOutcome.FormerCurrency);
        if (wish.Amount > left)
            return new(HandOutcome.Insufficient, left);
        if ((await OpenOfAsync(orderId)).Count > 0)
            return new(HandOutcome.Busy);
        if (wish.Bonus > 0 && await limits.IsAboveAsync(wish.Bonus, wallet.CurrencyCode, actorId))
            return new(HandOutcome.AboveLimit);
        // Nothing is begun that the ledger would refuse.
        var foretold = await ForecastAsync(order, wish);
        if (foretold is not { IsDone: true })
            return new(WhyNot(foretold?.Outcome));

        var currency = CurrencySpec.For(wallet.CurrencyCode);
        var refund = new MoneyRefund
        {
            Attempt = attempt,
            OrderId = orderId,
            WalletId = wallet.Id,
            RefundedBefore = OrderComparison.MinorOf(order.RefundedAmount, currency),
            Amount = wish.Amount,
            Bonus = wish.Bonus,
            ExpiresOnUtc = EndOf(wish.Days)?.AsStored(),
            Reason = StoredText.WithoutNull(wish.Reason.Trim())!,
            ActorId = actorId,
            BegunOnUtc = Now.AsStored(),
        };
        // Of two servers without a common lock one inserts it.
        if (!await refunds.TryInsertAsync(signed.Sign(refund), row => row.Attempt == attempt))
            return new(HandOutcome.Busy);
        return await MarkAsync(refund, currency) ? await GiveAsync(refund) : new(HandOutcome.Busy);
    }

    // The shop's own button asks for no lock, so its row is read once more right before it is saved, and once after: what it says then has to be this refund.
    async Task<bool> MarkAsync(MoneyRefund refund, CurrencySpec currency)
    {
        if (await orders.GetByIdAsync(refund.OrderId) is not { } order || await IsMarkedAsync(refund) != false
            || !processing.CanPartiallyRefundOffline(order, new Money(refund.Amount, currency).ToDecimal()))
        {
            await LeaveAsync(refund);
            return false;
        }

        await processing.PartiallyRefundOfflineAsync(order, new Money(refund.Amount, currency).ToDecimal());
        return await IsMarkedAsync(refund) == true;
    }

    async Task<IList<MoneyRefund>> OpenOfAsync(int orderId) => await refunds.GetAllAsync(all => all.Where(row => row.OrderId == orderId && row.DoneOnUtc == null).OrderBy(row => row.Id));

    bool HasBrokenOff(MoneyRefund refund) => refund.BegunOnUtc.AsUtc() < Now - BrokenOff;

    async Task<AdjustmentResult> AgainAsync(MoneyRefund first, int orderId, MoneyRefundWish wish)
    {
        if ((first.OrderId, first.Amount, first.Bonus) != (orderId, wish.Amount, wish.Bonus))
            return new(HandOutcome.FormUsed, first.Amount);
        if (first.DoneOnUtc is not null)
            return first.Given ? new(HandOutcome.Done, first.Amount, await FirstEntryAsync(first)) : new(HandOutcome.Changed);
        // It broke off: where the order tells that the money was marked, it is finished now.
        return await IsMarkedAsync(first) == true ? await GiveAsync(first) : new(HandOutcome.Busy);
    }

    async Task<LedgerEntry?> FirstEntryAsync(MoneyRefund refund) => (await queries.EntriesAsync(refund.OrderId, 100)).FirstOrDefault(entry => entry.Kind == EntryKind.Refund && PostingContext.ActOf(entry.IdempotencyKey) == HashChain.KeyOf(refund.ActKey));

    // True and false: as the order's row says. Null: it says neither, for somebody has refunded money of it elsewhere.
    async Task<bool?> IsMarkedAsync(MoneyRefund refund)
    {
        if (await orders.GetByIdAsync(refund.OrderId) is not { } order || await wallets.GetAsync(refund.WalletId) is not { } row)
            return null;
        var refunded = OrderComparison.MinorOf(order.RefundedAmount, CurrencySpec.For(row.Wallet.CurrencyCode));
        return refunded == refund.RefundedBefore + refund.Amount ? true : refunded == refund.RefundedBefore ? false : null;
    }

    static HandOutcome WhyNot(LedgerOutcome? outcome) => outcome switch
    {
        LedgerOutcome.Altered => HandOutcome.Altered,
        LedgerOutcome.Closed => HandOutcome.Closed,
        _ => HandOutcome.Busy,
    };

    async Task<AdjustmentResult> GiveAsync(MoneyRefund refund)
    {
        if (!await signed.MayAsync(refund))
            return new(HandOutcome.Altered);
        var context = new PostingContext(Channel.Admin, refund.ActorId, Now) { Reason = refund.Reason.Length > 0 ? refund.Reason : null, IdempotencyKey = refund.ActKey };
        var result = await altered.MeetAsync(() => ledger.RefundAsCreditAsync(refund.WalletId, refund.Credit, context));
        if (!result.IsDone)
            return new(WhyNot(result.Outcome));

        // Somebody else was faster, and has told of it.
        if (result.Repeated && await refunds.GetByIdAsync(refund.Id) is { DoneOnUtc: not null })
            return new(HandOutcome.Done, refund.Amount, result.First);
        var reason = refund.Reason;
        (refund.DoneOnUtc, refund.Given, refund.Reason) = (Now.AsStored(), true, "");
        await refunds.UpdateAsync(signed.Sign(refund), publishEvent: false);
        if (await orders.GetByIdAsync(refund.OrderId) is { } order && await wallets.GetAsync(refund.WalletId) is { } row)
        {
            var currency = CurrencySpec.For(row.Wallet.CurrencyCode);
            await notes.AddAsync(order, await texts.GetAsync("MoneyRefund.OrderNote", Figures.Amount(refund.Amount, currency), Figures.Amount(refund.Bonus, currency), reason));
        }

        await TellAsync(refund);
        return new(HandOutcome.Done, refund.Amount, result.First);
    }

    async Task<HandOutcome> LeaveAsync(MoneyRefund refund)
    {
        if (!await signed.MayAsync(refund))
            return HandOutcome.Altered;
        (refund.DoneOnUtc, refund.Reason) = (Now.AsStored(), "");
        await refunds.UpdateAsync(signed.Sign(refund), publishEvent: false);
        return HandOutcome.Done;
    }

    async Task<bool> TellAsync(MoneyRefund refund)
    {
        if (await wallets.GetAsync(refund.WalletId) is { Customer: { Deleted: false } customer } row)
            await letter.SendAsync(customer, row.Wallet.StoreId, refund, CurrencySpec.For(row.Wallet.CurrencyCode));
        refund.ToldOnUtc = Now.AsStored();
        await refunds.UpdateAsync(refund, publishEvent: false);
        return true;
    }

    DateTime? EndOf(int? days) => ExpiryPolicy.ExpiresOnUtc(Now, days is { } lasts ? new(lasts) : null, clock.Zone);

    static string LockOf(int orderId) => string.Create(CultureInfo.InvariantCulture, $"cashback.money-refund.{orderId}");
}
