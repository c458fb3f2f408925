using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Nop.Web.Framework.Mvc.Filters;

// True for the action when the form holds the key: which of two save buttons was pressed.
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ParameterBasedOnFormNameAttribute : TypeFilterAttribute
{
    public ParameterBasedOnFormNameAttribute(string formKeyName, string actionParameterName) : base(typeof(Filter)) =>
        Arguments = [formKeyName, actionParameterName];

    private sealed class Filter(string formKeyName, string actionParameterName) : IAsyncActionFilter
    {
        public Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
        {
            var request = context.HttpContext.Request;
            context.ActionArguments[actionParameterName] = request.HasFormContentType && request.Form.ContainsKey(formKeyName);
            return next();
        }
    }
}
