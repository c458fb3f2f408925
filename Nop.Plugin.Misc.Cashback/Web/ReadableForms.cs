using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace Nop.Plugin.Misc.Cashback.Web;

/// <summary>Answers a form that the web server cannot read, as one with %00 in it, with 400 and a word: whoever reads such a form first breaks on it, and that is an error of the sender, not of the shop.</summary>
sealed class ReadableForms : IAsyncAuthorizationFilter
{
    /// <summary>After the limits of a form (900), and before its antiforgery token (1000), which is the first to be read of it.</summary>
    public const int Place = 950;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        // Parts of a file may hold whatever they like, and are read where they are wanted.
        if (context.ActionDescriptor is not ControllerActionDescriptor action || action.ControllerTypeInfo.Assembly != typeof(ReadableForms).Assembly
            || request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
            return;
        try
        {
            await request.ReadFormAsync(context.HttpContext.RequestAborted);
        }
        catch (Exception exception) when (exception is InvalidOperationException or InvalidDataException)
        {
            context.Result = new Unreadable();
        }
    }

    // A page of the shop's would ask for the form, too.
    sealed class Unreadable : IActionResult
    {
        public async Task ExecuteResultAsync(ActionContext context)
        {
            var texts = context.HttpContext.RequestServices.GetRequiredService<Texts>();
            context.HttpContext.Response.StatusCode = StatusCodes.Status400BadRequest;
            await WordPage.WriteAsync(context.HttpContext, await texts.GetAsync("Errors.UnreadableForm"), await texts.GetAsync("Errors.UnreadableForm.Back"));
        }
    }
}
