using Nop.Core.Domain.Messages;
using Nop.Plugin.Misc.Cashback.Checkout;
using Nop.Plugin.Misc.Cashback.Orders;
using Nop.Services.Events;
using Nop.Services.Messages;

namespace Nop.Plugin.Misc.Cashback.Messages;

/// <summary>Shows the tokens of the letters where an owner edits their templates.</summary>
sealed class LetterTokensConsumer : IConsumer<AdditionalTokensAddedEvent>
{
    public Task HandleEventAsync(AdditionalTokensAddedEvent eventMessage)
    {
        // The shop knows no group of tokens for the plugin's templates and lists nothing of its own for them.
        if (eventMessage.TokenGroups?.Any() is not true)
        {
            eventMessage.AddTokens(["%Store.Name%", "%Store.URL%", "%Store.Email%", "%Customer.FullName%", "%Customer.FirstName%", "%Customer.LastName%", "%Customer.Email%"]);
            eventMessage.AddTokens([.. Letter.Common.Concat(Letter.All.SelectMany(letter => letter.Tokens)).Distinct().Select(token => $"%{token}%")]);
        }

        return Task.CompletedTask;
    }
}

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
