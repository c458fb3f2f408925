using Nop.Core;
using Nop.Core.Domain.Orders;
using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Plugin.Misc.Cashback.Ledger.Queries;
using Nop.Plugin.Misc.Cashback.Platform;
using Nop.Plugin.Misc.Cashback.Redemption;
using Nop.Plugin.Misc.Cashback.Rules;
using Nop.Services.Helpers;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Cashback.Earning;

/// <inheritdoc cref="IOrderEdits"/>
/// <remarks>What went back is written at once, in one transaction with the note that says so, and not when the order's row is saved: an edit may leave the row's total as it was.</remarks>
public class OrderEdits(IOrderReconciler reconciler, IHoldSettlement holds, IOrderLedgerQueries queries, ICashbackLedger ledger, IDateTimeHelper dateTime, ILocalizationService localization, IWorkContext work, TimeProvider time) : IOrderEdits
{
    const string Busy = "Plugins.Misc.Cashback.Checkout.EditBusy";

    /// <inheritdoc/>
    public async Task<OrderBeforeEdit?> BeginAsync(Order order)
    {
        ArgumentNullException.ThrowIfNull(order);
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

    /// <inheritdoc/>
    public async Task<EditedOrder> FollowAsync(Order order, OrderBeforeEdit before)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(before);
        var currency = CurrencySpec.For(before.Wallet.CurrencyCode);
        var now = time.GetUtcNow().UtcDateTime;
        var gross = OrderComparison.MinorOf(order.OrderTotal, currency);
        var edit = new OrderEdit(order.Id, gross, before.PaidMinor, OrderComparison.MinorOf(order.RefundedAmount, currency), OrderStates.IsVoided(order),
            ExpiryPolicy.EndOfDayAfter(now, ExpiryPolicy.GraceDays, dateTime.DefaultStoreTimeZone));
        var staff = await work.GetCurrentCustomerAsync();
        var result = await ledger.EditOrderAsync(before.Wallet.Id, edit, new PostingContext(Channel.Admin, staff?.Id ?? 0, now));
        return result is { IsDone: true, Value: { } edited }
            ? new(gross - edited.Total, edited.GivenBack, currency)
            : throw await BusyAsync();
    }

    async Task<NopException> BusyAsync() => new(await localization.GetResourceAsync(Busy));
}
