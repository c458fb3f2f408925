using Nop.Core.Events;
using Nop.Services.Events;

namespace Nop.Plugin.Misc.Cashback.Tests.Shops;

/// <summary>Writes down the events of orders in the order in which they come.</summary>
sealed class EventRecorder : IConsumer<OrderPlacedEvent>, IConsumer<OrderPaidEvent>, IConsumer<OrderStatusChangedEvent>, IConsumer<OrderRefundedEvent>,
    IConsumer<OrderVoidedEvent>, IConsumer<EntityDeletedEvent<Order>>
{
    /// <summary>What came.</summary>
    public List<string> Events { get; } = [];

    /// <summary>Thrown when an order is placed.</summary>
    public Exception? OnPlaced { get; set; }

    /// <summary>Makes it a consumer.</summary>
    public void Register(IServiceCollection services)
    {
        services.AddSingleton<IConsumer<OrderPlacedEvent>>(this);
        services.AddSingleton<IConsumer<OrderPaidEvent>>(this);
        services.AddSingleton<IConsumer<OrderStatusChangedEvent>>(this);
        services.AddSingleton<IConsumer<OrderRefundedEvent>>(this);
        services.AddSingleton<IConsumer<OrderVoidedEvent>>(this);
        services.AddSingleton<IConsumer<EntityDeletedEvent<Order>>>(this);
    }

    public Task HandleEventAsync(OrderPlacedEvent eventMessage)
    {
        Events.Add("placed");
        return OnPlaced is null ? Task.CompletedTask : Task.FromException(OnPlaced);
    }

    public Task HandleEventAsync(OrderPaidEvent eventMessage) => Note("paid");

    public Task HandleEventAsync(OrderStatusChangedEvent eventMessage) => Note($"{eventMessage.PreviousOrderStatus} → {eventMessage.Order.OrderStatus}");

    public Task HandleEventAsync(OrderRefundedEvent eventMessage) => Note("refunded");

    public Task HandleEventAsync(OrderVoidedEvent eventMessage) => Note("voided");

    public Task HandleEventAsync(EntityDeletedEvent<Order> eventMessage) => Note("deleted");

    Task Note(string what)
    {
        Events.Add(what);
        return Task.CompletedTask;
    }
}
