using System.Reflection;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Filters;
using Nop.Plugin.Misc.Cashback.Terms;

namespace Nop.Plugin.Misc.Cashback.Web.Admin;

/// <summary>Brings a grid's first row and length into bounds: databases refuse rows before the first one, and nobody reads thousands.</summary>
[AttributeUsage(AttributeTargets.Class)]
sealed class GridPagesAttribute : ActionFilterAttribute
{
    const int MostRows = 1000;

    public override void OnActionExecuting(ActionExecutingContext context)
    {
        foreach (var search in context.ActionArguments.Values.OfType<BaseSearchModel>())
        {
            search.Start = Math.Max(0, search.Start);
            search.Length = Math.Clamp(search.Length, 1, MostRows);
        }
    }
}

/// <summary>Writes the terms anew after a save that changed what they say, so that no reader of them has to. What changes elsewhere in the shop the sweep finds.</summary>
[AttributeUsage(AttributeTargets.Class)]
sealed class KeepsTermsAttribute() : TypeFilterAttribute(typeof(Filter))
{
    sealed class Filter(ITermsVersions terms, IStoreService stores) : IAsyncActionFilter
    {
        public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
        {
            var done = await next();
            // A list that is read, and a form that was refused, change nothing.
            if (done.Exception is not null || done.Result is not RedirectResult and not RedirectToActionResult and not RedirectToRouteResult || !HttpMethods.IsPost(context.HttpContext.Request.Method))
                return;
            foreach (var store in await stores.GetAllStoresAsync())
                await terms.NumberAsync(store.Id);
        }
    }
}

/// <summary>Refuses a form in which a tick is neither set nor not set: no page sends that, and a page that showed it again would break on it.</summary>
[AttributeUsage(AttributeTargets.Class)]
sealed class TicksOnlyAttribute : ActionFilterAttribute
{
    public override void OnActionExecuting(ActionExecutingContext context)
    {
        var refused = context.ModelState.Where(field => field.Value?.ValidationState == ModelValidationState.Invalid).Select(field => field.Key);
        if (refused.Any(field => context.ActionDescriptor.Parameters.Any(parameter => IsTick(parameter, field))))
            context.Result = new BadRequestResult();
    }

    static bool IsTick(ParameterDescriptor parameter, string field)
    {
        var type = parameter.ParameterType;
        if (!string.Equals(parameter.Name, field, StringComparison.OrdinalIgnoreCase))
        {
            foreach (var name in field.Split('.'))
            {
                if (type.GetProperty(name.Split('[')[0], BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase | BindingFlags.FlattenHierarchy)?.PropertyType is not { } next)
                    return false;
                type = name.EndsWith(']') ? next.GetElementType() ?? next.GetGenericArguments().FirstOrDefault() ?? next : next;
            }
        }

        return (Nullable.GetUnderlyingType(type) ?? type) == typeof(bool);
    }
}

/// <summary>Lets nobody into the plugin's admin pages who works in somebody else's name: that person's rights would be lent, and the shop asks only for those.</summary>
[AttributeUsage(AttributeTargets.Class)]
sealed class OwnNameOnlyAttribute() : TypeFilterAttribute(typeof(Filter))
{
    sealed class Filter(Actor actor) : IAuthorizationFilter
    {
        public void OnAuthorization(AuthorizationFilterContext context)
        {
            if (actor.ActsForAnother)
                context.Result = new ChallengeResult();
        }
    }
}
