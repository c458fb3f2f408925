using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Nop.Services.Messages;
using Nop.Web.Models.Checkout;

namespace Nop.Plugin.Misc.Cashback.Infrastructure;

/// <summary>Stops the payment step when the amount typed there cannot be used: the shop's actions do not look at the model state, and would go on with the choice made before.</summary>
public class PaymentStepFilter(INotificationService notifications) : IAsyncActionFilter
{
    /// <summary>Order of the filter: inside the shop's filter that publishes the model, to which <see cref="PaymentStepConsumer"/> listens.</summary>
    public const int AfterModelEvents = int.MaxValue;

    /// <inheritdoc/>
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var message = context.ActionArguments.Values.OfType<CheckoutPaymentMethodModel>().Any()
            && context.ModelState.TryGetValue(PaymentStepConsumer.Amount, out var entry) && entry is { ValidationState: ModelValidationState.Invalid }
                ? entry.Errors[0].ErrorMessage
                : null;
        if (message is null)
        {
            await next();
            return;
        }

        var request = context.HttpContext.Request;
        if (request.Headers.XRequestedWith == "XMLHttpRequest")
        {
            // As the steps of the one-page checkout report an error: its script shows the message and stays.
            context.Result = new JsonResult(new { error = 1, message });
            return;
        }

        notifications.ErrorNotification(message);
        context.Result = new LocalRedirectResult($"{request.PathBase}{request.Path}");
    }
}
