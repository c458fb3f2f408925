using Nop.Core.Events;
using Nop.Plugin.Misc.Cashback.Members;
using Nop.Services.Events;

namespace Nop.Plugin.Misc.Cashback.Orders;

/// <summary>Looks for the guest orders of who opens an account, and forgets the address of who is deleted.</summary>
sealed class MemberEventConsumer(GuestOrders orders, AddressNotes notes) : IConsumer<CustomerRegisteredEvent>, IConsumer<CustomerActivatedEvent>, IConsumer<EntityDeletedEvent<Customer>>
{
    public Task HandleEventAsync(CustomerRegisteredEvent eventMessage) => orders.RegisteredAsync(eventMessage.Customer);

    public Task HandleEventAsync(CustomerActivatedEvent eventMessage) => orders.ActivatedAsync(eventMessage.Customer);

    public Task HandleEventAsync(EntityDeletedEvent<Customer> eventMessage) => notes.ForgetAsync(eventMessage.Entity);
}
