using Nop.Core.Domain.Customers;
using Nop.Plugin.Misc.Cashback.Earning.Members;
using Nop.Services.Events;

namespace Nop.Plugin.Misc.Cashback.Infrastructure;

/// <summary>Looks for the guest orders of who opens an account.</summary>
public class MemberEventConsumer(GuestOrders orders) : IConsumer<CustomerRegisteredEvent>, IConsumer<CustomerActivatedEvent>
{
    /// <inheritdoc/>
    public Task HandleEventAsync(CustomerRegisteredEvent eventMessage) => orders.RegisteredAsync(eventMessage.Customer);

    /// <inheritdoc/>
    public Task HandleEventAsync(CustomerActivatedEvent eventMessage) => orders.ActivatedAsync(eventMessage.Customer);
}
