using Nop.Core.Domain.Orders;
using Nop.Plugin.Misc.Cashback.Ledger.Queries;
using Nop.Services.Events;
using Nop.Services.Messages;

namespace Nop.Plugin.Misc.Cashback.Redemption;

/// <summary>Tokens for every message about an order: %Order.CashbackUsed% and %Order.CashbackEarned%, empty where there is none.</summary>
public class OrderTokensConsumer(IHoldQueries holds, IOrderLedgerQueries orders, CreditText text) : IConsumer<EntityTokensAddedEvent<Order>>
{
    /// <inheritdoc/>
    public async Task HandleEventAsync(EntityTokensAddedEvent<Order> eventMessage)
    {
        var order = eventMessage.Entity;
        var (used, restored) = await holds.OfOrderAsync(order.Id);
        eventMessage.Tokens.Add(new Token("Order.CashbackUsed", await AmountAsync(used - restored, order)));
        var account = (await orders.TraceAsync(order.Id)).Account;
        eventMessage.Tokens.Add(new Token("Order.CashbackEarned", await AmountAsync(account is null ? 0 : account.Earned - account.Taken, order)));
    }

    async Task<string> AmountAsync(long minor, Order order) =>
        minor > 0 ? await text.InShopCurrencyAsync(minor, order.CustomerLanguageId) : "";
}
