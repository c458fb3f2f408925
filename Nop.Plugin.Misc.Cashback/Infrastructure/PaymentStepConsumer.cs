using Microsoft.AspNetCore.Http;
using Nop.Core;
using Nop.Plugin.Misc.Cashback.Factories.Public;
using Nop.Plugin.Misc.Cashback.Redemption;
using Nop.Services.Customers;
using Nop.Services.Events;
using Nop.Web.Framework.Events;
using Nop.Web.Framework.Models;
using Nop.Web.Models.Checkout;

namespace Nop.Plugin.Misc.Cashback.Infrastructure;

/// <summary>The box in the payment step travels with the step's own form: its choice is kept before the step is handled, so that the next totals already have it.</summary>
public class PaymentStepConsumer(
    IHttpContextAccessor http,
    IWorkContext work,
    IStoreContext stores,
    ICustomerService customers,
    ICartCashbackFactory factory,
    ICheckoutCashback checkout) : IConsumer<ModelReceivedEvent<BaseNopModel>>
{
    /// <summary>Names of the fields.</summary>
    public const string Choice = "cashback-choice", Amount = "cashback-amount";

    /// <summary>Value of <see cref="Choice"/>.</summary>
    public const string Nothing = "none", AsMuchAsPossible = "max", SomeAmount = "amount";

    /// <inheritdoc/>
    public async Task HandleEventAsync(ModelReceivedEvent<BaseNopModel> eventMessage)
    {
        if (eventMessage.Model is not CheckoutPaymentMethodModel || http.HttpContext?.Request is not { HasFormContentType: true } request)
            return;

        var form = await request.ReadFormAsync();
        string? choice = form[Choice];
        var customer = await work.GetCurrentCustomerAsync();
        if (choice is null || !await customers.IsRegisteredAsync(customer))
            return;

        var store = await stores.GetCurrentStoreAsync();
        if (choice == Nothing)
        {
            await checkout.SetChoiceAsync(customer, store.Id, null);
            return;
        }

        var (_, error) = await factory.ApplyAsync(customer, store, form[Amount], choice == AsMuchAsPossible);
        if (error is not null)
            eventMessage.ModelState.AddModelError(Amount, error);
    }
}
