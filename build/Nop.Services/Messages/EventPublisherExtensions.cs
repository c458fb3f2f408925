using Nop.Core;
using Nop.Core.Domain.Messages;
using Nop.Core.Events;

namespace Nop.Services.Messages;

public static class EventPublisherExtensions
{
    public static Task EntityTokensAddedAsync<T>(this IEventPublisher eventPublisher, T entity, IList<Token> tokens) where T : BaseEntity =>
        eventPublisher.PublishAsync(new EntityTokensAddedEvent<T>(entity, tokens));

    public static Task MessageTokensAddedAsync(this IEventPublisher eventPublisher, MessageTemplate message, IList<Token> tokens) =>
        eventPublisher.PublishAsync(new MessageTokensAddedEvent(message, tokens));
}
