namespace Nop.Core.Events;

public interface IEventPublisher
{
    void Publish<TEvent>(TEvent @event);
    Task PublishAsync<TEvent>(TEvent @event);
}
