using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Routing;
using Moq;
using Nop.Plugin.Misc.Cashback.Infrastructure;
using Nop.Services.Messages;
using Nop.Web.Models.Checkout;

namespace Nop.Plugin.Misc.Cashback.Tests.Infrastructure;

public sealed class PaymentStepFilterTests
{
    readonly Mock<INotificationService> _notifications = new();
    bool _reached;

    [SetUp]
    public void Forget() => _reached = false;

    [Test]
    public async Task A_wrong_amount_stops_the_one_page_checkout_with_its_message()
    {
        var context = Step("Too much.", ajax: true);

        await RunAsync(context);

        Assert.That((_reached, ((JsonResult)context.Result!).Value?.ToString()), Is.EqualTo((false, "{ error = 1, message = Too much. }")));
    }

    [Test]
    public async Task A_wrong_amount_leads_back_to_the_payment_page_of_the_checkout_in_pages()
    {
        var context = Step("Too much.", ajax: false);

        await RunAsync(context);

        _notifications.Verify(n => n.ErrorNotification("Too much.", true));
        Assert.That((_reached, ((LocalRedirectResult)context.Result!).Url), Is.EqualTo((false, "/checkout/paymentmethod")));
    }

    [Test]
    public async Task A_good_amount_goes_on()
    {
        await RunAsync(Step(null, ajax: true));

        Assert.That(_reached);
    }

    static ActionExecutingContext Step(string? message, bool ajax)
    {
        var http = new DefaultHttpContext();
        http.Request.Path = "/checkout/paymentmethod";
        if (ajax)
            http.Request.Headers.XRequestedWith = "XMLHttpRequest";
        var action = new ActionContext(http, new RouteData(), new ActionDescriptor());
        if (message is not null)
            action.ModelState.AddModelError(PaymentStepConsumer.Amount, message);
        return new(action, [], new Dictionary<string, object?> { ["model"] = new CheckoutPaymentMethodModel() }, new object());
    }

    Task RunAsync(ActionExecutingContext context) => new PaymentStepFilter(_notifications.Object).OnActionExecutionAsync(context, () =>
    {
        _reached = true;
        return Task.FromResult<ActionExecutedContext>(null!);
    });
}
