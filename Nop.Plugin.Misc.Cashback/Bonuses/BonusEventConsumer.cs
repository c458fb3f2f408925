using Nop.Core.Events;
using Nop.Plugin.Misc.Cashback.Bonuses.Sources;

namespace Nop.Plugin.Misc.Cashback.Bonuses;

/// <summary>Gives at once what the task would give at its next run, and keeps what the shop itself does not: when an account was opened and who invited.</summary>
sealed class BonusEventConsumer(
    RegistrationSource registrations, ReviewSource reviews, BirthdayRecords birthdays, AddressRecords records, Invitations invitations, Actor actor, IHttpContextAccessor http) :
    IConsumer<CustomerRegisteredEvent>,
    IConsumer<CustomerActivatedEvent>,
    IConsumer<CustomerLoggedinEvent>,
    IConsumer<EntityInsertedEvent<Customer>>,
    IConsumer<EntityUpdatedEvent<Customer>>,
    IConsumer<EntityDeletedEvent<Customer>>,
    IConsumer<ProductReviewApprovedEvent>
{
    public async Task HandleEventAsync(CustomerRegisteredEvent eventMessage)
    {
        var customer = eventMessage.Customer;
        await records.KeepRegisteredAsync(customer);
        // Staff who open an account in a client's name came by nobody's link.
        if (TakeInvitation() is { } code && !actor.ActsForAnother)
            await invitations.KeepAsync(customer, code);
        await registrations.GiveAsync(customer);
    }

    public async Task HandleEventAsync(CustomerActivatedEvent eventMessage)
    {
        await records.KeepActivatedAsync(eventMessage.Customer);
        await registrations.GiveAsync(eventMessage.Customer);
    }

    // Who has an account is no friend to be welcomed; staff sign in where clients open links.
    public Task HandleEventAsync(CustomerLoggedinEvent eventMessage)
    {
        TakeInvitation();
        return Task.CompletedTask;
    }

    public Task HandleEventAsync(EntityInsertedEvent<Customer> eventMessage) => birthdays.NoteAsync(eventMessage.Entity);

    public Task HandleEventAsync(EntityUpdatedEvent<Customer> eventMessage) => birthdays.NoteAsync(eventMessage.Entity);

    public Task HandleEventAsync(EntityDeletedEvent<Customer> eventMessage) => birthdays.ForgetAsync(eventMessage.Entity);

    public Task HandleEventAsync(ProductReviewApprovedEvent eventMessage) => reviews.GiveAsync(eventMessage.ProductReview);

    // One link brings one account: it is forgotten with its use.
    string? TakeInvitation()
    {
        if (http.HttpContext is not { } context || context.Request.Cookies[InviteCookie.Name] is not { } code)
            return null;

        context.Response.Cookies.Delete(InviteCookie.Name);
        return code;
    }
}
