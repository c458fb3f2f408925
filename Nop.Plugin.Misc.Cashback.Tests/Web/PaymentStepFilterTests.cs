using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;
using Moq;
using Nop.Plugin.Misc.Cashback.Tests.Ledger;
using Nop.Plugin.Misc.Cashback.Web.Shop.Cart;
using Nop.Web.Models.Checkout;

namespace Nop.Plugin.Misc.Cashback.Tests.Web;

public sealed class PaymentStepFilterTests
{
    readonly Mock<ICartCashbackFactory> _factory = new();
    readonly Dictionary<string, object?> _kept = [];
    bool _reached;

    [SetUp]
    public void Forget()
    {
        _reached = false;
        _kept.Clear();
        _factory.Reset();
        Answer(new("Noted.", null));
    }

    [Test]
    public async Task A_wrong_amount_stops_the_one_page_checkout_with_its_message()
    {
        Answer(ChoiceAnswer.Refuse("Too much."));
        var context = Step(ajax: true);

        await RunAsync(context);

        Assert.That((_reached, ((JsonResult)context.Result!).Value?.ToString()), Is.EqualTo((false, "{ error = 1, message = Too much. }")));
    }

    [Test]
    public async Task A_wrong_amount_leads_back_to_the_payment_page_of_the_checkout_in_pages()
    {
        Answer(ChoiceAnswer.Refuse("Too much."));
        var context = Step(ajax: false);

        await RunAsync(context);

        Assert.That((_reached, ((LocalRedirectResult)context.Result!).Url), Is.EqualTo((false, "/checkout/paymentmethod")));
    }

    [Test]
    public async Task The_payment_page_shows_again_what_was_typed_and_why_it_is_not_used()
    {
        Answer(ChoiceAnswer.Refuse("Too much."));

        await RunAsync(Step(ajax: false));

        Assert.That(_kept.Values, Is.EquivalentTo(new[] { TypedChoice.SomeAmount, "5000", "Too much." }));
    }

    [Test]
    public async Task A_good_amount_goes_on()
    {
        await RunAsync(Step(ajax: true));

        Assert.That(_reached);
    }

    [Test]
    public async Task The_choice_is_kept_before_the_step_is_handled()
    {
        await RunAsync(Step(ajax: true));

        _factory.Verify(factory => factory.ApplyAsync(new TypedChoice(TypedChoice.SomeAmount, "5000", ""), true));
    }

    [Test]
    public async Task A_step_without_the_box_is_left_alone()
    {
        await RunAsync(Step(ajax: true, withBox: false));

        _factory.VerifyNoOtherCalls();
    }

    void Answer(ChoiceAnswer answer) => _factory.Setup(factory => factory.ApplyAsync(It.IsAny<TypedChoice>(), true)).ReturnsAsync(answer);

    ActionExecutingContext Step(bool ajax, bool withBox = true)
    {
        var data = new Mock<ITempDataDictionary>();
        data.SetupSet(kept => kept[It.IsAny<string>()] = It.IsAny<object?>()).Callback<string, object?>((name, value) => _kept[name] = value);
        var http = new DefaultHttpContext
        {
            RequestServices = new ServiceCollection().AddSingleton(_factory.Object)
                .AddSingleton(Mock.Of<ITempDataDictionaryFactory>(factory => factory.GetTempData(It.IsAny<HttpContext>()) == data.Object)).BuildServiceProvider(),
        };
        http.Request.Path = "/checkout/paymentmethod";
        http.Request.ContentType = "application/x-www-form-urlencoded";
        var fields = new Dictionary<string, StringValues> { ["paymentmethod"] = "Payments.Card" };
        if (withBox)
            (fields[TypedChoice.KindField], fields[TypedChoice.AmountField]) = (TypedChoice.SomeAmount, " 5000 ");
        http.Request.Form = new FormCollection(fields);
        if (ajax)
            http.Request.Headers.XRequestedWith = "XMLHttpRequest";
        return new(new ActionContext(http, new RouteData(), new ActionDescriptor()), [], new Dictionary<string, object?> { ["model"] = new CheckoutPaymentMethodModel() }, new object());
    }

    Task RunAsync(ActionExecutingContext context) => new PaymentStepFilter().OnActionExecutionAsync(context, () =>
    {
        _reached = true;
        return Task.FromResult<ActionExecutedContext>(null!);
    });
}
