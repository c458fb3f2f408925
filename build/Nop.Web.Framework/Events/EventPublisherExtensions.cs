using Microsoft.AspNetCore.Mvc.ModelBinding;
using Nop.Core.Events;
using Nop.Web.Framework.Models;

namespace Nop.Web.Framework.Events;

// Consumers ask for the base type of models, so that is what is published, for one model and for a list of them.
public static class EventPublisherExtensions
{
    public static void ModelPrepared(this IEventPublisher eventPublisher, object model) =>
        eventPublisher.ModelPreparedAsync(model).GetAwaiter().GetResult();

    public static Task ModelPreparedAsync(this IEventPublisher eventPublisher, object model) => model switch
    {
        BaseNopModel one => eventPublisher.PublishAsync(new ModelPreparedEvent<BaseNopModel>(one)),
        IEnumerable<BaseNopModel> many => eventPublisher.PublishAsync(new ModelPreparedEvent<IEnumerable<BaseNopModel>>(many)),
        _ => Task.CompletedTask
    };

    public static Task ModelReceivedAsync<T>(this IEventPublisher eventPublisher, T model, ModelStateDictionary modelState) =>
        eventPublisher.PublishAsync(new ModelReceivedEvent<T>(model, modelState));
}
