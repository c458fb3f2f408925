using Nop.Core.Domain.Messages;
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

        if (eventMessage.TokenGroups?.Contains(TokenGroupNames.CustomerTokens) is true)
            eventMessage.AddTokens(["%Customer.CashbackSentence%"]);
        return Task.CompletedTask;
    }
}
