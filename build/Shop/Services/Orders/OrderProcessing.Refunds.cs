using Nop.Core.Domain.Payments;

namespace Cashback.Preview.Services;

public sealed partial class OrderProcessing
{
    /// <inheritdoc/>
    public Task<bool> CanRefundAsync(Order order) => Task.FromResult(CanRefundOffline(order));

    /// <inheritdoc/>
    /// <remarks>A cancelled order passes, as in nopCommerce; a partly refunded one does not, and one without money never.</remarks>
    public bool CanRefundOffline(Order order) => order is { OrderTotal: not 0, RefundedAmount: 0, PaymentStatus: PaymentStatus.Paid };

    /// <inheritdoc/>
    public Task<bool> CanPartiallyRefundAsync(Order order, decimal amountToRefund) => Task.FromResult(CanPartiallyRefundOffline(order, amountToRefund));

    /// <inheritdoc/>
    public bool CanPartiallyRefundOffline(Order order, decimal amountToRefund) =>
        order.OrderTotal != 0 && order.PaymentStatus is PaymentStatus.Paid or PaymentStatus.PartiallyRefunded && amountToRefund > 0
        && amountToRefund <= order.OrderTotal - order.RefundedAmount;

    /// <inheritdoc/>
    public async Task<IList<string>> RefundAsync(Order order)
    {
        await RefundOfflineAsync(order);
        return [];
    }

    /// <inheritdoc/>
    public Task RefundOfflineAsync(Order order)
    {
        if (!CanRefundOffline(order))
            throw new NopException("You can't refund this order");
        return GiveBackAsync(order, order.OrderTotal);
    }

    /// <inheritdoc/>
    public async Task<IList<string>> PartiallyRefundAsync(Order order, decimal amountToRefund)
    {
        await PartiallyRefundOfflineAsync(order, amountToRefund);
        return [];
    }

    /// <inheritdoc/>
    public Task PartiallyRefundOfflineAsync(Order order, decimal amountToRefund)
    {
        if (!CanPartiallyRefundOffline(order, amountToRefund))
            throw new NopException("You can't partially refund (offline) this order");
        return GiveBackAsync(order, amountToRefund);
    }

    /// <inheritdoc/>
    public Task<bool> CanVoidAsync(Order order) => Task.FromResult(CanVoidOffline(order));

    /// <inheritdoc/>
    public bool CanVoidOffline(Order order) => order.OrderTotal != 0 && order.PaymentStatus == PaymentStatus.Authorized;

    /// <inheritdoc/>
    public async Task<IList<string>> VoidAsync(Order order)
    {
        await VoidOfflineAsync(order);
        return [];
    }

    /// <inheritdoc/>
    public async Task VoidOfflineAsync(Order order)
    {
        if (!CanVoidOffline(order))
            throw new NopException("You can't void this order");
        order.PaymentStatus = PaymentStatus.Voided;
        await orders.UpdateOrderAsync(order);
        await NoteAsync(order, "Order has been marked as voided");
        await CheckOrderStatusAsync(order);
        await events.PublishAsync(new OrderVoidedEvent(order));
    }

    async Task GiveBackAsync(Order order, decimal amount)
    {
        order.RefundedAmount += amount;
        order.PaymentStatus = order.RefundedAmount == order.OrderTotal ? PaymentStatus.Refunded : PaymentStatus.PartiallyRefunded;
        await orders.UpdateOrderAsync(order);
        await NoteAsync(order, string.Create(Invariant, $"Order has been refunded. Amount = {amount}"));
        await CheckOrderStatusAsync(order);
        await events.PublishAsync(new OrderRefundedEvent(order, amount));
    }
}
