using Nop.Plugin.Misc.Cashback.Checkout;
using Nop.Plugin.Misc.Cashback.Orders;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Cashback.Web.Shop.Orders;

/// <summary>Builds what an order redeemed and earned.</summary>
/// <remarks>Amounts are in the currency of the wallet that the order is in, which may be another than the shop's now.</remarks>
public sealed class OrderCashbackFactory(
    IOrderService orders,
    IOrderLedgerQueries ledger,
    ExplanationText explanations,
    IPublicTexts texts,
    CreditText credit,
    IWorkContext work)
{
    /// <summary>For an order of the current customer; null: another's, or nothing to say.</summary>
    public async Task<OrderCashbackModel?> PrepareAsync(int orderId)
    {
        var order = await orders.GetOrderByIdAsync(orderId);
        if (order is null || order.CustomerId != (await work.GetCurrentCustomerAsync()).Id)
            return null;

        // What a guest's order earned is in the wallet of who claimed it, and nobody else's to read.
        var trace = await ledger.TraceAsync(orderId);
        var account = trace.Wallet?.CustomerId == order.CustomerId ? trace.Account : null;
        if (trace.Redeemed == 0 && account is null or { Earned: 0 })
            return null;

        var snapshot = EarnSnapshot.Parse(account?.Snapshot);
        return new(
            await AmountOrNullAsync(trace.Redeemed, trace),
            trace.InTotal > 0 ? await credit.InOrderCurrencyAsync(trace.InTotal, order, trace.Currency) : null,
            await AmountOrNullAsync(trace.Restored, trace),
            await AmountOrNullAsync(account?.Earned ?? 0, trace),
            await AmountOrNullAsync(account?.Taken ?? 0, trace),
            snapshot is null ? [] : await explanations.LinesAsync(snapshot.Explanation, account!.Earned, CurrencySpec.For(snapshot.Currency), snapshot.TermsVersion));
    }

    async Task<string?> AmountOrNullAsync(long minor, OrderTrace trace) => minor == 0 ? null : await texts.AmountAsync(minor, trace.Currency);
}
