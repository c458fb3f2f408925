using Nop.Core.Events;
using Nop.Services.Events;
using Nop.Services.Logging;

namespace Cashback.Preview.Services;

/// <summary>
/// Tells consumers one after the other, a plugin's only while it is installed. As in nopCommerce, a consumer's exception is logged and
/// swallowed: nobody tries again.
/// </summary>
public sealed class EventPublisher(IServiceProvider services, PluginAssembly plugin) : IEventPublisher
{
    /// <inheritdoc/>
    public async Task PublishAsync<TEvent>(TEvent @event)
    {
        foreach (var consumer in services.GetServices<IConsumer<TEvent>>())
        {
            if (!plugin.IsInstalled && consumer.GetType().Assembly == plugin.Assembly)
                continue;
            try
            {
                await consumer.HandleEventAsync(@event);
            }
            catch (Exception exception)
            {
                await services.GetRequiredService<Nop.Services.Logging.ILogger>().ErrorAsync(exception.Message, exception);
            }

            if (@event is IStopProcessingEvent { StopProcessing: true })
                break;
        }
    }

    /// <inheritdoc/>
    public void Publish<TEvent>(TEvent @event) => PublishAsync(@event).GetAwaiter().GetResult();
}
