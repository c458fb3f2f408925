using Nop.Web.Framework.Components;
using Nop.Web.Models.Order;

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
        var isInPrices = WrittenReduction.FindIn(order) is not null;
        return new(
            await AmountOrNullAsync(trace.Redeemed, trace),
            trace.InTotal > 0 ? await credit.InOrderCurrencyAsync(trace.InTotal, order, trace.Currency, asReduction: !isInPrices) : null,
            await AmountOrNullAsync(trace.Restored, trace),
            await AmountOrNullAsync(account?.Earned ?? 0, trace),
            await AmountOrNullAsync(account?.Taken ?? 0, trace),
            snapshot is null ? [] : [.. await explanations.LinesAsync(snapshot.Explanation, account!.Earned, CurrencySpec.For(snapshot.Currency), snapshot.TermsVersion), .. await explanations.LimitAsync(snapshot)])
        {
            IsInPrices = isInPrices,
        };
    }

    async Task<string?> AmountOrNullAsync(long minor, OrderTrace trace) => minor == 0 ? null : await texts.AmountAsync(minor, trace.Currency);
}

/// <summary>Redemption and earning of an order, on the shopper's order page.</summary>
public sealed class OrderCashbackComponent(OrderCashbackFactory factory) : NopViewComponent
{
    /// <summary>Renders the block, or nothing where the order has nothing to do with cashback.</summary>
    public async Task<IViewComponentResult> InvokeAsync(string widgetZone, object additionalData)
    {
        var model = additionalData is OrderDetailsModel order ? await factory.PrepareAsync(order.Id) : null;
        return model is null ? Content("") : View(CashbackDefaults.ViewFolder + "/Public/Components/OrderCashback.cshtml", model);
    }
}

/// <summary>Redemption and earning of an order.</summary>
/// <param name="Redeemed">Paid with cashback; null: nothing.</param>
/// <param name="Reduction">What the order's total is less by now, as its totals show it, in the order's currency; null: nothing.</param>
/// <param name="Restored">Of it given back; null: nothing.</param>
/// <param name="Earned">What it earned; null: nothing, or not paid yet.</param>
/// <param name="TakenBack">Of it taken back; null: nothing.</param>
/// <param name="Why">Each line of the explanation.</param>
public sealed record OrderCashbackModel(string? Redeemed, string? Reduction, string? Restored, string? Earned, string? TakenBack, IReadOnlyList<string> Why) : BaseNopModel
{
    /// <summary>Whether the reduction stands in the order's discount already.</summary>
    public bool IsInPrices { get; init; }
}
