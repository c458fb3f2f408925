using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Nop.Core.Events;
using Nop.Web.Framework.Events;
using Nop.Web.Framework.Models;

namespace Nop.Web.Framework.Mvc.Filters;

public sealed class PublishModelEventsAttribute : TypeFilterAttribute
{
    public PublishModelEventsAttribute(bool ignore = false) : base(typeof(Filter))
    {
        IgnoreFilter = ignore;
        Arguments = [ignore];
    }

    public bool IgnoreFilter { get; }

    private sealed class Filter(bool ignore, IEventPublisher events) : IAsyncActionFilter, IAsyncResultFilter
    {
        public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
        {
            foreach (var model in context.ActionArguments.Values.OfType<BaseNopModel>())
                if (!ignore)
                    await events.ModelReceivedAsync(model, context.ModelState);
            await next();
        }

        public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
        {
            if (!ignore && context.Result is ViewResult view)
                await events.ModelPreparedAsync(view.Model);
            await next();
        }
    }
}
