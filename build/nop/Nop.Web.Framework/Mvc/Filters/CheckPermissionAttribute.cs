using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Nop.Services.Security;

namespace Nop.Web.Framework.Mvc.Filters;

[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class CheckPermissionAttribute : TypeFilterAttribute
{
    public CheckPermissionAttribute(string permissionSystemName, CheckPermissionResultType resultType = CheckPermissionResultType.Default)
        : this([permissionSystemName], resultType)
    {
    }

    public CheckPermissionAttribute(string[] permissionSystemNames, CheckPermissionResultType resultType = CheckPermissionResultType.Default) : base(typeof(Filter))
    {
        PermissionSystemName = [.. permissionSystemNames];
        ResultType = resultType;
        Arguments = [permissionSystemNames, resultType];
    }

    public List<string> PermissionSystemName { get; }
    public CheckPermissionResultType ResultType { get; }

    public enum CheckPermissionResultType
    {
        Default = 0,
        Html = 1,
        Text = 2,
        Json = 3
    }

    private sealed class Filter(string[] systemNames, CheckPermissionResultType resultType, IPermissionService permissions) : IAsyncAuthorizationFilter
    {
        public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
        {
            foreach (var systemName in systemNames)
                if (await permissions.AuthorizeAsync(systemName))
                    return;
            context.Result = Refuse(context.HttpContext.Request);
        }

        private IActionResult Refuse(HttpRequest request)
        {
            const string denied = "Access denied";
            var ajax = request.Headers.XRequestedWith == "XMLHttpRequest" && HttpMethods.IsPost(request.Method);
            return resultType switch
            {
                CheckPermissionResultType.Json => new JsonResult(new { error = denied }),
                CheckPermissionResultType.Text => new ContentResult { Content = denied, ContentType = "text/plain" },
                CheckPermissionResultType.Default when ajax => new JsonResult(new { error = denied }),
                _ => new RedirectToActionResult("AccessDenied", "Security", new { pageUrl = request.Path + request.QueryString })
            };
        }
    }
}
