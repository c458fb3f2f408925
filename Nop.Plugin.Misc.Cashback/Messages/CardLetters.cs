using Nop.Plugin.Misc.Cashback.Members.Cards;
using Nop.Services.Messages;

namespace Nop.Plugin.Misc.Cashback.Messages;

sealed class CardLetters(CustomerLetters mail) : ICardLetters
{
    public Task GivenAsync(Customer customer, int storeId, string number) =>
        mail.SendAsync(customer, storeId, Letter.CardGiven, _ => Task.FromResult<IReadOnlyList<Token>>([new("Cashback.Card.End", CardNumber.EndOf(number))]));

    public Task BlockedAsync(Customer customer, int storeId, string number, string? current) => mail.SendAsync(customer, storeId, Letter.CardBlocked, _ => Task.FromResult<IReadOnlyList<Token>>(
    [
        new("Cashback.Card.End", CardNumber.EndOf(number)),
        new("Cashback.Card.NewEnd", CardNumber.EndOf(current)),
        new("Cashback.Card.HasNew", current is not null),
    ]));
}
