using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;
using Nop.Plugin.Misc.Cashback.Terms;
using Nop.Services.Stores;

namespace Nop.Plugin.Misc.Cashback.Web.Admin;

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
