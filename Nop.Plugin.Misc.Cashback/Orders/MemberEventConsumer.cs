using Nop.Core.Events;
using Nop.Services.Events;

namespace Nop.Plugin.Misc.Cashback.Orders;

/// <summary>Looks for the guest orders of who opens an account, asks for what waits for the address, and forgets the address of who is deleted.</summary>
sealed class MemberEventConsumer(GuestOrders orders, AddressConfirmation confirmation, AddressRecords records) : IConsumer<CustomerRegisteredEvent>, IConsumer<CustomerActivatedEvent>, IConsumer<EntityDeletedEvent<Customer>>
{
    public async Task HandleEventAsync(CustomerRegisteredEvent eventMessage)
    {
        await orders.RegisteredAsync(eventMessage.Customer);
        await confirmation.AskAsync(eventMessage.Customer);
    }

    public async Task HandleEventAsync(CustomerActivatedEvent eventMessage)
    {
        await orders.ActivatedAsync(eventMessage.Customer);
        await confirmation.AskAsync(eventMessage.Customer);
    }

    public Task HandleEventAsync(EntityDeletedEvent<Customer> eventMessage) => records.ForgetAsync(eventMessage.Entity);
}
