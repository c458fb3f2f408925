using Microsoft.AspNetCore.Http;
using Nop.Core.Domain.Catalog;
using Nop.Core.Events;
using Nop.Plugin.Misc.Cashback.Bonuses.Sources;
using Nop.Services.Events;

namespace Nop.Plugin.Misc.Cashback.Bonuses;

/// <summary>Gives at once what the task would give at its next run, and keeps what the shop itself does not: when an account was opened and who invited.</summary>
sealed class BonusEventConsumer(RegistrationSource registrations, ReviewSource reviews, BirthdayNotes birthdays, Invitations invitations, IHttpContextAccessor http) :
    IConsumer<CustomerRegisteredEvent>,
    IConsumer<CustomerActivatedEvent>,
    IConsumer<EntityInsertedEvent<Customer>>,
    IConsumer<EntityUpdatedEvent<Customer>>,
    IConsumer<EntityDeletedEvent<Customer>>,
    IConsumer<ProductReviewApprovedEvent>
{
    public async Task HandleEventAsync(CustomerRegisteredEvent eventMessage)
    {
        var customer = eventMessage.Customer;
        await registrations.NoteAsync(customer);
        await invitations.KeepAsync(customer, http.HttpContext?.Request.Cookies[InviteCookie.Name]);
        await registrations.GiveAsync(customer);
    }

    public Task HandleEventAsync(CustomerActivatedEvent eventMessage) => registrations.GiveAsync(eventMessage.Customer);

    public Task HandleEventAsync(EntityInsertedEvent<Customer> eventMessage) => birthdays.NoteAsync(eventMessage.Entity);

    public Task HandleEventAsync(EntityUpdatedEvent<Customer> eventMessage) => birthdays.NoteAsync(eventMessage.Entity);

    public Task HandleEventAsync(EntityDeletedEvent<Customer> eventMessage) => birthdays.ForgetAsync(eventMessage.Entity);

    public Task HandleEventAsync(ProductReviewApprovedEvent eventMessage) => reviews.GiveAsync(eventMessage.ProductReview);
}
