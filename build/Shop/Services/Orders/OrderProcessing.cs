using Nop.Core.Domain.Payments;
using Nop.Core.Domain.Shipping;
using Nop.Core.Events;
using Nop.Services.Orders;

namespace Cashback.Preview.Services;

/// <summary>The life of an order, with nopCommerce's conditions and in its order of events.</summary>
public sealed partial class OrderProcessing(ICustomerService customers, ShoppingCart carts, IOrderTotalCalculationService totals, CartPricing pricing, CartSurcharges surcharges, PaymentGateway gateway,
    CartTermsBook terms, IRepository<Order> orderRows, IRepository<OrderItem> itemRows, IRepository<GiftCardUsageHistory> cardRows, IRewardPointService points, IRepository<Nop.Core.Domain.Common.Address> addresses, IOrderService orders, OrderLetters letters, IEventPublisher events, IWorkContext work,
    OrderSettings settings, Nop.Services.Logging.ILogger log, TimeProvider clock) : IOrderProcessingService
{
    static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <inheritdoc/>
    public async Task CheckOrderStatusAsync(Order order)
    {
        if (order is { PaymentStatus: PaymentStatus.Paid, PaidDateUtc: null })
        {
            order.PaidDateUtc = Now;
            await orders.UpdateOrderAsync(order);
        }

        var underway = order.PaymentStatus is PaymentStatus.Authorized or PaymentStatus.Paid
            || order.ShippingStatus is ShippingStatus.PartiallyShipped or ShippingStatus.Shipped or ShippingStatus.Delivered;
        if (order.OrderStatus == OrderStatus.Pending && underway)
            await SetStatusAsync(order, OrderStatus.Processing);
        if (order.OrderStatus is OrderStatus.Cancelled or OrderStatus.Complete || order.PaymentStatus != PaymentStatus.Paid)
            return;
        var handedOver = order.ShippingStatus is ShippingStatus.ShippingNotRequired or ShippingStatus.Delivered
            || (order.ShippingStatus == ShippingStatus.Shipped && !settings.CompleteOrderWhenDelivered);
        if (handedOver)
            await SetStatusAsync(order, OrderStatus.Complete);
    }

    /// <inheritdoc/>
    /// <remarks>A partially refunded order passes, as in nopCommerce: the paid event then comes a second time.</remarks>
    public bool CanMarkOrderAsPaid(Order order) =>
        order.OrderStatus != OrderStatus.Cancelled && order.PaymentStatus is not (PaymentStatus.Paid or PaymentStatus.Refunded or PaymentStatus.Voided);

    /// <inheritdoc/>
    public async Task MarkOrderAsPaidAsync(Order order)
    {
        if (!CanMarkOrderAsPaid(order))
            throw new NopException("You can't mark this order as paid");
        order.PaymentStatus = PaymentStatus.Paid;
        order.PaidDateUtc = Now;
        await orders.UpdateOrderAsync(order);
        await NoteAsync(order, "Order has been marked as paid");
        await CheckOrderStatusAsync(order);
        if (order.PaymentStatus == PaymentStatus.Paid)
            await TellPaidAsync(order);
    }

    /// <inheritdoc/>
    public bool CanMarkOrderAsAuthorized(Order order) => order.OrderStatus != OrderStatus.Cancelled && order.PaymentStatus == PaymentStatus.Pending;

    /// <inheritdoc/>
    public async Task MarkAsAuthorizedAsync(Order order)
    {
        order.PaymentStatus = PaymentStatus.Authorized;
        await orders.UpdateOrderAsync(order);
        await NoteAsync(order, "Order has been marked as authorized");
        await CheckOrderStatusAsync(order);
        await events.PublishAsync(new OrderAuthorizedEvent(order));
    }

    /// <inheritdoc/>
    public Task<bool> CanCaptureAsync(Order order) =>
        Task.FromResult(order.OrderStatus is not (OrderStatus.Cancelled or OrderStatus.Pending) && order.PaymentStatus == PaymentStatus.Authorized);

    /// <inheritdoc/>
    public async Task<IList<string>> CaptureAsync(Order order)
    {
        if (!await CanCaptureAsync(order))
            throw new NopException("Cannot do capture for order.");
        gateway.Charges.Enqueue((order.OrderGuid, order.OrderTotal));
        order.PaymentStatus = PaymentStatus.Paid;
        order.PaidDateUtc = Now;
        await orders.UpdateOrderAsync(order);
        await NoteAsync(order, "Order has been captured");
        await CheckOrderStatusAsync(order);
        await TellPaidAsync(order);
        return [];
    }

    /// <inheritdoc/>
    public bool CanCancelOrder(Order order) => order.OrderStatus != OrderStatus.Cancelled;

    /// <inheritdoc/>
    public async Task CancelOrderAsync(Order order, bool notifyCustomer)
    {
        if (!CanCancelOrder(order))
            throw new NopException("Cannot do cancel for order.");
        await SetStatusAsync(order, OrderStatus.Cancelled);
        await NoteAsync(order, "Order has been cancelled");
    }

    /// <inheritdoc/>
    /// <remarks>Softly; no status event, only that of the deleted entity.</remarks>
    public async Task DeleteOrderAsync(Order order)
    {
        await NoteAsync(order, "Order has been deleted");
        await orderRows.DeleteAsync(order);
    }

    /// <summary>Completes the order, also where it is not paid yet. The goods stay where they are: set back by hand, it does not complete itself when it is paid.</summary>
    public Task CompleteAsync(Order order) => SetStatusAsync(order, OrderStatus.Complete);

    /// <summary>What the admin's order page does where a status is set by hand: the row and the event, none of core's side effects.</summary>
    public async Task SetStatusByHandAsync(Order order, OrderStatus status)
    {
        var before = order.OrderStatus;
        order.OrderStatus = status;
        await orders.UpdateOrderAsync(order);
        await NoteAsync(order, $"Order status has been edited. New status: {status}");
        await events.PublishAsync(new OrderStatusChangedEvent(order, before));
    }

    /// <inheritdoc/>
    public async Task<IList<string>> ReOrderAsync(Order order)
    {
        var customer = await customers.GetCustomerByIdAsync(order.CustomerId);
        foreach (var item in await orders.GetOrderItemsAsync(order.Id))
            await carts.AddAsync(customer, await orders.GetProductByOrderItemIdAsync(item.Id), item.Quantity, order.StoreId);
        return [];
    }

    /// <inheritdoc/>
    public async Task<bool> IsPaymentWorkflowRequiredAsync(IList<ShoppingCartItem> cart, bool? useRewardPoints = null) =>
        (await totals.GetShoppingCartTotalAsync(cart, useRewardPoints, false)).shoppingCartTotal != 0;

    /// <inheritdoc/>
    public Task<bool> ValidateMinOrderSubtotalAmountAsync(IList<ShoppingCartItem> cart) => Task.FromResult(true);

    /// <inheritdoc/>
    public async Task<bool> ValidateMinOrderTotalAmountAsync(IList<ShoppingCartItem> cart) =>
        cart.Count == 0 || settings.MinOrderTotalAmount <= 0 || !((await totals.GetShoppingCartTotalAsync(cart)).shoppingCartTotal < settings.MinOrderTotalAmount);

    Task TellPaidAsync(Order order) => events.PublishAsync(new OrderPaidEvent(order));

    async Task SetStatusAsync(Order order, OrderStatus status)
    {
        var before = order.OrderStatus;
        if (before == status)
            return;
        order.OrderStatus = status;
        await orders.UpdateOrderAsync(order);
        await events.PublishAsync(new OrderStatusChangedEvent(order, before));
        await NoteAsync(order, $"Order status has been changed to {status}");
    }

    Task NoteAsync(Order order, string text) => orders.InsertOrderNoteAsync(new OrderNote { OrderId = order.Id, Note = text, CreatedOnUtc = Now });
}
