using Nop.Core.Domain.Payments;

namespace Nop.Plugin.Misc.Cashback.Orders;

/// <summary>The only way orders reach the ledger.</summary>
public interface IOrderReconciler
{
    /// <summary>Brings what the ledger holds for an order in step with the order as the database has it now. Running it again changes nothing.</summary>
    /// <returns>False: the wallet was busy, try again; the sweep will.</returns>
    Task<bool> ReconcileAsync(int orderId);

    /// <summary>Reconciles an order whose row was just saved, if the row says other than the ledger of its total, refunds or cancellation: staff typed a total, or another plugin wrote one. An order is saved many times in its life, so it looks first, at one row.</summary>
    /// <param name="saved">The order as it was saved.</param>
    Task FollowSavedAsync(Order saved);

    /// <summary>Reconciles every order whose state and postings differ, page by page.</summary>
    /// <returns>How many were brought in step.</returns>
    Task<int> SweepAsync(CancellationToken cancellationToken);

    /// <summary>Reconciles orders that the ledger knows, however old they are, whose state and postings differ: of those that <see cref="SweepAsync"/> looks at no more a change may have been missed while the plugin was away.</summary>
    /// <returns>How many were brought in step.</returns>
    Task<int> SweepOldAsync(CancellationToken cancellationToken);
}

/// <inheritdoc cref="IOrderReconciler"/>
sealed class OrderReconciler(
    IRepository<Order> orders,
    ISettingService settings,
    IOrderLedgerQueries ledgerQueries,
    IWalletDirectory wallets,
    ICashbackLedger ledger,
    IHoldSettlement holds,
    OrderEarning earning,
    GuestClaims claims,
    OrderReading reading,
    CompletionRecords completions,
    ITierService tiers,
    OrderSweep sweep,
    TimeProvider time) : IOrderReconciler
{
    public async Task<bool> ReconcileAsync(int orderId)
    {
        // Without a cache key this reads the row itself: what the request has cached may be older than the event.
        if (await orders.GetByIdAsync(orderId) is not { } order)
            return true;

        var values = await settings.LoadSettingAsync<CashbackSettings>(order.StoreId);
        if (values.EarnFromUtc is not { } earnFrom)
            return true;

        // What credit paid for is not earned on; paid inside its own placement, or before a crash, an order's credit is held but not captured yet.
        if (!await holds.SettleOrderAsync(order))
        {
            await NoteCompletionAsync(order);
            return false;
        }

        var trace = await ledgerQueries.TraceAsync(orderId);
        var earner = trace.IsKnown ? null : order.CreatedOnUtc < earnFrom ? null : await claims.EarnerAsync(order);
        if (!trace.IsKnown && earner is null)
        {
            // Who registers may claim it later, and its days count from now.
            if (order.CreatedOnUtc >= earnFrom && values.GuestClaimDays > 0)
                await NoteCompletionAsync(order);
            return true;
        }

        if (!OrderStates.IsPaid(order))
            await NoteCompletionAsync(order);
        if (!trace.IsKnown && !OrderStates.IsPaid(order))
            return true;

        // Nothing begins to earn until the owner has decided in which wallets; the sweep finds it then.
        if (!trace.IsKnown && await wallets.FormerCurrencyAsync() is not null)
        {
            await NoteCompletionAsync(order);
            return true;
        }

        var key = trace.Wallet is { } wallet
            ? new WalletKey(wallet.CustomerId, wallet.StoreId, wallet.CurrencyCode)
            : await wallets.KeyAsync(earner!.CustomerId, order.StoreId);
        return await PostAsync(order, values, key, trace, earner is { IsClaim: true });
    }

    public async Task FollowSavedAsync(Order saved)
    {
        ArgumentNullException.ThrowIfNull(saved);

        // While nothing is paid there is no account, and nothing to follow: a status has its own event.
        if (saved.PaymentStatus is not (PaymentStatus.Pending or PaymentStatus.Authorized) && await ledgerQueries.DiffersAsync(saved))
            await ReconcileAsync(saved.Id);
    }

    public Task<int> SweepAsync(CancellationToken cancellationToken) => sweep.RunAsync(ReconcileAsync, cancellationToken);

    public Task<int> SweepOldAsync(CancellationToken cancellationToken) => sweep.RunOldAsync(ReconcileAsync, cancellationToken);

    async Task<bool> PostAsync(Order order, CashbackSettings values, WalletKey key, OrderTrace trace, bool asNewClient)
    {
        var context = new PostingContext(Channel.System, 0, time.GetUtcNow().UtcDateTime);
        var facts = await reading.FactsAsync(order, key, values, trace.Account, context.NowUtc);
        var result = await ledger.PostOrderAsync(key, facts, () => earning.ComputeAsync(order, key, trace.InTotal, asNewClient), context);
        if (!result.IsDone)
        {
            await NoteCompletionAsync(order);
            return false;
        }

        await FollowTierAsync(key, trace.Account, result.Value);
        return true;
    }

    async Task FollowTierAsync(WalletKey key, OrderAccount? before, OrderAccount? after)
    {
        if (after is { CompletedOnUtc: not null, Voided: false } && before is not { CompletedOnUtc: not null, Voided: false })
            await tiers.RaiseAsync(key.CustomerId, key.StoreId, after);
        if (after is not null && before is not null && ((after.Voided && !before.Voided) || after.Money.KeptShare < before.Money.KeptShare))
            await tiers.ReturnAsync(key.CustomerId, key.StoreId);
    }

    Task NoteCompletionAsync(Order order) => order.OrderStatus == OrderStatus.Complete
        ? completions.KeepAsync(order, time.GetUtcNow().UtcDateTime)
        : completions.ForgetAsync(order);
}
