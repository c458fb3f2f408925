using Nop.Core.Domain.Orders;
using Nop.Plugin.Misc.Cashback.Earning;
using Nop.Services.Events;
using Nop.Services.Messages;

namespace Nop.Plugin.Misc.Cashback.Redemption;

/// <summary>Tokens for every message about an order: %Order.CashbackUsed% and %Order.CashbackEarned%, empty where there is none.</summary>
public class OrderTokensConsumer(IOrderOutlook outlook, CreditText text) : IConsumer<EntityTokensAddedEvent<Order>>
{
    /// <inheritdoc/>
    public async Task HandleEventAsync(EntityTokensAddedEvent<Order> eventMessage)
    {
        var order = eventMessage.Entity;
        var (used, earned) = await outlook.OfAsync(order);
        eventMessage.Tokens.Add(new Token("Order.CashbackUsed", await AmountAsync(used, order)));
        eventMessage.Tokens.Add(new Token("Order.CashbackEarned", await AmountAsync(earned, order)));
    }

    async Task<string> AmountAsync(long minor, Order order) => minor > 0 ? await text.InLetterAsync(minor, order) : "";
}
