using Nop.Core.Events;

namespace Nop.Plugin.Misc.Cashback.Orders;

/// <summary>Tells the reconciler that an order may have changed. What an event says is not used: events are lost and doubled, the order's row is not.</summary>
sealed class OrderEventConsumer(IOrderReconciler reconciler) :
    IConsumer<OrderPlacedEvent>,
    IConsumer<OrderPaidEvent>,
    IConsumer<OrderRefundedEvent>,
    IConsumer<OrderVoidedEvent>,
    IConsumer<OrderStatusChangedEvent>,
    IConsumer<EntityUpdatedEvent<Order>>,
    IConsumer<EntityDeletedEvent<Order>>
{
    public Task HandleEventAsync(OrderPlacedEvent eventMessage) => reconciler.ReconcileAsync(eventMessage.Order.Id);

    public Task HandleEventAsync(OrderPaidEvent eventMessage) => reconciler.ReconcileAsync(eventMessage.Order.Id);

    public Task HandleEventAsync(OrderRefundedEvent eventMessage) => reconciler.ReconcileAsync(eventMessage.Order.Id);

    public Task HandleEventAsync(OrderVoidedEvent eventMessage) => reconciler.ReconcileAsync(eventMessage.Order.Id);

    public Task HandleEventAsync(OrderStatusChangedEvent eventMessage) => reconciler.ReconcileAsync(eventMessage.Order.Id);

    public Task HandleEventAsync(EntityUpdatedEvent<Order> eventMessage) => reconciler.FollowSavedAsync(eventMessage.Entity);

    public Task HandleEventAsync(EntityDeletedEvent<Order> eventMessage) => reconciler.ReconcileAsync(eventMessage.Entity.Id);
}

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
