using System.Globalization;
using Nop.Core.Domain.Orders;
using Nop.Plugin.Misc.Cashback.Ledger.Queries;
using Nop.Plugin.Misc.Cashback.Rules;
using Nop.Plugin.Misc.Cashback.Wallets;
using Nop.Services.Localization;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Cashback.Redemption;

/// <inheritdoc cref="IOrderCredit"/>
/// <remarks>
/// What is over is not posted: an order's restorations follow its target (scenarios, rule 10), and the whole redemption comes back when the order is cancelled.
/// A posting beside the target would give the same credit back twice. Staff see the amount in the answer and in an order note, and decide.
/// </remarks>
public sealed class OrderCredit(IHoldQueries holds, IWalletDirectory wallets, IOrderService orders, CreditText text, ILocalizationService localization, TimeProvider clock) : IOrderCredit
{
    /// <inheritdoc/>
    public async Task TakeOffAgainAsync(UpdateOrderParameters parameters)
    {
        var order = parameters.UpdatedOrder;
        var (redeemed, _) = await holds.OfOrderAsync(order.Id);
        if (redeemed == 0)
            return;

        var currency = await wallets.GetCurrencyAsync();
        var excess = redeemed - Money.FromDecimalHalfUp(order.OrderTotal, currency).Minor;
        order.OrderTotal = RedeemedTotal.Of(order.OrderTotal, redeemed, currency);
        if (excess > 0)
            await TellStaffAsync(parameters, order, redeemed, excess);
    }

    async Task TellStaffAsync(UpdateOrderParameters parameters, Order order, long redeemed, long excess)
    {
        var note = string.Format(CultureInfo.CurrentCulture, await localization.GetResourceAsync(RedemptionTexts.NoteExcess),
            await text.InShopCurrencyAsync(redeemed), await text.InShopCurrencyAsync(excess));
        parameters.Warnings.Add(note);
        await orders.InsertOrderNoteAsync(new OrderNote { OrderId = order.Id, Note = note, CreatedOnUtc = clock.GetUtcNow().UtcDateTime });
    }
}
