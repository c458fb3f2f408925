using System.Reflection;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Nop.Plugin.Misc.Cashback.Web.Admin;

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
