using Microsoft.AspNetCore.Mvc.Controllers;

namespace Cashback.Preview.Web.Setup;

/// <summary>Where the plugin is not installed its pages are not there either.</summary>
public sealed class PluginPages(RequestDelegate next, PluginAssembly plugin)
{
    /// <summary>Lets a request pass, or forgets the page that it was meant for.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var page = context.GetEndpoint()?.Metadata.GetMetadata<ControllerActionDescriptor>();
        if (page is not null && page.ControllerTypeInfo.Assembly == plugin.Assembly && !plugin.IsInstalled)
            context.SetEndpoint(null);
        return next(context);
    }
}
