using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ActionConstraints;
using Microsoft.AspNetCore.Routing;

namespace Nop.Web.Framework.Controllers;

// Chooses among actions by the button that was pressed.
public sealed class FormValueRequiredAttribute(params string[] submitButtonNames) : ActionMethodSelectorAttribute
{
    public override bool IsValidForRequest(RouteContext routeContext, ActionDescriptor action)
    {
        var request = routeContext.HttpContext.Request;
        return HttpMethods.IsPost(request.Method) && request.HasFormContentType && submitButtonNames.Any(x => request.Form.ContainsKey(x));
    }
}
