namespace Nop.Plugin.Misc.Cashback.Orders;

/// <summary>Foresees what an order takes and gives, also while the ledger does not know it yet: the shop writes the letters about a placed order before it tells anybody that there is one.</summary>
public interface IOrderOutlook
{
    /// <summary>How an order stands or, where nothing is posted for it yet, how it will stand once it is paid. Reads only.</summary>
    Task<OrderOutlookResult> OfAsync(Order order);
}

/// <summary>Amounts that an order takes and gives, minor units.</summary>
/// <param name="Used">Credit that pays for it, reserved or captured, less what was given back.</param>
/// <param name="Earned">What it earned, less what was taken back; what it will earn where it is not posted.</param>
public sealed record OrderOutlookResult(long Used, long Earned)
{
    /// <summary>The currency of both, which is that of the wallet that the order is in; null: the primary store currency, as nothing is posted yet.</summary>
    public CurrencySpec? Currency { get; init; }
}

/// <inheritdoc cref="IOrderOutlook"/>
sealed class OrderOutlook(
    IHoldQueries holds, IOrderLedgerQueries ledger, OrderEarning earning, IWalletDirectory wallets, ICustomerService customers) : IOrderOutlook
{
    public async Task<OrderOutlookResult> OfAsync(Order order)
    {
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

        return (await earning.ComputeAsync(order, await wallets.KeyAsync(customer.Id, order.StoreId), credit)).EarnExact.Floor();
    }
}
