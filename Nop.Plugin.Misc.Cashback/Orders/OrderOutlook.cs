using Nop.Core.Domain.Orders;
using Nop.Plugin.Misc.Cashback.Checkout;
using Nop.Plugin.Misc.Cashback.Ledger.Queries;
using Nop.Services.Customers;

namespace Nop.Plugin.Misc.Cashback.Orders;

/// <inheritdoc cref="IOrderOutlook"/>
public sealed class OrderOutlook(
    IHoldQueries holds, IOrderLedgerQueries ledger, IOrderEarning earning, IWalletDirectory wallets, ICustomerService customers) : IOrderOutlook
{
    /// <inheritdoc/>
    public async Task<OrderOutlookResult> OfAsync(Order order)
    {
        ArgumentNullException.ThrowIfNull(order);
        var trace = await ledger.TraceAsync(order.Id);
        // Inside its own placement the credit is held, and captured when the shop is done.
        var held = await holds.HeldForGroupAsync(CheckoutReference.GroupOf(order.OrderGuid));
        var earned = trace.Account is { } account ? account.Earned - account.Taken : await ToEarnAsync(order, trace.InTotal + held);
        return new(trace.Redeemed + held - trace.Restored, earned) { Currency = trace.Currency };
    }

    // What is posted with the first payment is what the rules give now; a guest's order may be claimed later, and is not promised to anybody.
    async Task<long> ToEarnAsync(Order order, long credit)
    {
        if (OrderStates.IsVoided(order)
            || await customers.GetCustomerByIdAsync(order.CustomerId) is not { } customer || !await customers.IsRegisteredAsync(customer))
            return 0;

        return (await earning.FreezeAsync(order, await wallets.KeyAsync(customer.Id, order.StoreId), credit)).EarnExact.Floor();
    }
}
