using Nop.Core.Domain.Messages;
using Nop.Services.Messages;

namespace Nop.Plugin.Misc.Cashback.Messages;

/// <summary>Tokens for every message about an order: %Order.CashbackUsed% and %Order.CashbackEarned%, empty where there is none.</summary>
sealed class OrderTokensConsumer(IOrderOutlook outlook, CreditText text) : IConsumer<EntityTokensAddedEvent<Order>>
{
    public async Task HandleEventAsync(EntityTokensAddedEvent<Order> eventMessage)
    {
        var order = eventMessage.Entity;
        var standing = await outlook.OfAsync(order);
        eventMessage.Tokens.Add(new Token("Order.CashbackUsed", standing.Used > 0 ? await text.OfOrderAsync(standing.Used, order, order.CustomerLanguageId, booked: standing.Currency) : ""));
        eventMessage.Tokens.Add(new Token("Order.CashbackEarned", standing.Earned > 0 ? await text.InLetterAsync(standing.Earned, order, standing.Currency) : ""));
    }
}
