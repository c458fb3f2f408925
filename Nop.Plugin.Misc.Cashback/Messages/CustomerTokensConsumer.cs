using Nop.Services.Messages;

namespace Nop.Plugin.Misc.Cashback.Messages;

/// <summary>Adds %Customer.CashbackSentence% to every letter of the shop that has tokens of a customer; empty where there is nothing to spend.</summary>
sealed class CustomerTokensConsumer(CreditSentence sentence) : IConsumer<EntityTokensAddedEvent<Customer>>
{
    public async Task HandleEventAsync(EntityTokensAddedEvent<Customer> eventMessage) =>
        eventMessage.Tokens.Add(new Token("Customer.CashbackSentence", await sentence.OfCustomerAsync(eventMessage.Entity, eventMessage.Entity.RegisteredInStoreId)));
}
