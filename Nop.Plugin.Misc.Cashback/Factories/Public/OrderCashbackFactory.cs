using Nop.Core;
using Nop.Plugin.Misc.Cashback.Earning;
using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Plugin.Misc.Cashback.Ledger.Queries;
using Nop.Plugin.Misc.Cashback.Models.Public;
using Nop.Plugin.Misc.Cashback.Redemption;
using Nop.Plugin.Misc.Cashback.Rules;
using Nop.Plugin.Misc.Cashback.Wallets;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Cashback.Factories.Public;

/// <inheritdoc cref="IOrderCashbackFactory"/>
public class OrderCashbackFactory(
    IOrderService orders,
    IWalletDirectory wallets,
    ICheckoutCashback checkout,
    IHoldQueries holds,
    IExplanationText explanations,
    IPublicTexts texts,
    CreditText credit,
    IWorkContext work) : IOrderCashbackFactory
{
    /// <inheritdoc/>
    public async Task<OrderCashbackModel?> PrepareAsync(int orderId)
    {
        var order = await orders.GetOrderByIdAsync(orderId);
        if (order is null || order.CustomerId != (await work.GetCurrentCustomerAsync()).Id)
            return null;

        var (redeemed, restored) = await checkout.ForOrderAsync(orderId);
        var account = await AccountAsync(order.CustomerId, order.StoreId, orderId);
        if (redeemed == 0 && account is null or { Earned: 0 })
            return null;

        var snapshot = EarnSnapshot.Parse(account?.Snapshot);
        return new(
            await AmountOrNullAsync(redeemed),
            await holds.InTotalOfOrderAsync(orderId) is > 0 and var inTotal ? await credit.InOrderCurrencyAsync(inTotal, order) : null,
            await AmountOrNullAsync(restored),
            await AmountOrNullAsync(account?.Earned ?? 0),
            await AmountOrNullAsync(account?.Taken ?? 0),
            snapshot is null ? [] : await explanations.LinesAsync(snapshot.Explanation, account!.Earned, CurrencySpec.For(snapshot.Currency), snapshot.TermsVersion));
    }

    async Task<OrderAccount?> AccountAsync(int customerId, int storeId, int orderId) =>
        await wallets.FindAsync(await wallets.KeyAsync(customerId, storeId)) is { } row
        && (await wallets.OrdersAsync(row.Wallet.Id, [orderId])).TryGetValue(orderId, out var account)
            ? account
            : null;

    async Task<string?> AmountOrNullAsync(long minor) => minor == 0 ? null : await texts.AmountAsync(minor);
}
