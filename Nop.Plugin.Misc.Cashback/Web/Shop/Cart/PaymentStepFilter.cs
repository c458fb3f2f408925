using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.DependencyInjection;
using Nop.Web.Models.Checkout;

namespace Nop.Plugin.Misc.Cashback.Web.Shop.Cart;

/// <summary>The box in the payment step travels with the step's own form: its choice is kept before the step is handled, so that the next totals have it, or the step is stopped.</summary>
/// <remarks>It runs around every action of the shop, so it asks for what it needs only in that step.</remarks>
sealed class PaymentStepFilter : IAsyncActionFilter
{
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        if (await RefusedAsync(context) is { } refusal)
            context.Result = refusal;
        else
            await next();
    }

    static async Task<IActionResult?> RefusedAsync(ActionExecutingContext context)
    {
        var (http, request) = (context.HttpContext, context.HttpContext.Request);
        if (!request.HasFormContentType
            || !context.ActionArguments.Values.OfType<CheckoutPaymentMethodModel>().Any()
            || TypedChoice.Read(await request.ReadFormAsync(http.RequestAborted)) is not { } typed)
            return null;

        var answer = await http.RequestServices.GetRequiredService<ICartCashbackFactory>().ApplyAsync(typed, inCheckout: true);
        if (answer.Error is null)
            return null;

        // As the steps of the one-page checkout report an error: its script shows the message and stays.
        if (request.Headers.XRequestedWith == "XMLHttpRequest")
            return new JsonResult(new { error = 1, message = answer.Error });

        new KeptChoice(typed, answer).Keep(http.RequestServices.GetRequiredService<ITempDataDictionaryFactory>().GetTempData(http));
        return new LocalRedirectResult($"{request.PathBase}{request.Path}");
    }
}
