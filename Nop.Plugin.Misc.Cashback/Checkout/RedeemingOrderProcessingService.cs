using Nop.Core.Domain.Shipping;
using Nop.Services.Orders;
using Nop.Services.Payments;

namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <summary>Holds the shopper's credit before an order is placed, so that it cannot be spent twice, and captures or gives it back after. Everything else forwards.</summary>
public sealed class RedeemingOrderProcessingService(IOrderProcessingService inner, ICheckoutHolds holds, CheckoutPlacement placement) : IOrderProcessingService
{
    /// <inheritdoc/>
    public async Task<PlaceOrderResult> PlaceOrderAsync(ProcessPaymentRequest processPaymentRequest)
    {
        // Another plugin's order service may place orders through the interface: the outer call has held what there is to hold.
        if (processPaymentRequest is null || placement.HeldMinor is not null)
            return await inner.PlaceOrderAsync(processPaymentRequest!);

        var opening = await holds.OpenAsync(processPaymentRequest);
        placement.Refusal = opening.Refusal;
        if (opening.Error is { } error)
        {
            var refused = new PlaceOrderResult();
            refused.AddError(error);
            return refused;
        }

        PlaceOrderResult? result = null;
        try
        {
            // Also without credit: a choice made meanwhile in another window must not lower a total that nothing is held for.
            using (placement.Begin(opening.AmountMinor))
                result = await inner.PlaceOrderAsync(processPaymentRequest);
            return result;
        }
        finally
        {
            // An order may exist although errors were answered or an exception is on its way.
            await holds.CloseAsync(opening, processPaymentRequest, result);
        }
    }

    /// <inheritdoc/>
    public bool CanCancelOrder(Order order) => inner.CanCancelOrder(order);

    /// <inheritdoc/>
    public Task<bool> CanCancelRecurringPaymentAsync(Customer customerToValidate, RecurringPayment recurringPayment) =>
        inner.CanCancelRecurringPaymentAsync(customerToValidate, recurringPayment);

    /// <inheritdoc/>
    public Task<bool> CanCaptureAsync(Order order) => inner.CanCaptureAsync(order);

    /// <inheritdoc/>
    public bool CanMarkOrderAsAuthorized(Order order) => inner.CanMarkOrderAsAuthorized(order);

    /// <inheritdoc/>
    public bool CanMarkOrderAsPaid(Order order) => inner.CanMarkOrderAsPaid(order);

    /// <inheritdoc/>
    public Task<bool> CanPartiallyRefundAsync(Order order, decimal amountToRefund) => inner.CanPartiallyRefundAsync(order, amountToRefund);

    /// <inheritdoc/>
    public bool CanPartiallyRefundOffline(Order order, decimal amountToRefund) => inner.CanPartiallyRefundOffline(order, amountToRefund);

    /// <inheritdoc/>
    public Task<bool> CanRefundAsync(Order order) => inner.CanRefundAsync(order);

    /// <inheritdoc/>
    public bool CanRefundOffline(Order order) => inner.CanRefundOffline(order);

    /// <inheritdoc/>
    public Task<bool> CanRetryLastRecurringPaymentAsync(Customer customer, RecurringPayment recurringPayment) =>
        inner.CanRetryLastRecurringPaymentAsync(customer, recurringPayment);

    /// <inheritdoc/>
    public Task<bool> CanVoidAsync(Order order) => inner.CanVoidAsync(order);

    /// <inheritdoc/>
    public bool CanVoidOffline(Order order) => inner.CanVoidOffline(order);

    /// <inheritdoc/>
    public Task CancelOrderAsync(Order order, bool notifyCustomer) => inner.CancelOrderAsync(order, notifyCustomer);

    /// <inheritdoc/>
    public Task<IList<string>> CancelRecurringPaymentAsync(RecurringPayment recurringPayment) => inner.CancelRecurringPaymentAsync(recurringPayment);

    /// <inheritdoc/>
    public Task<IList<string>> CaptureAsync(Order order) => inner.CaptureAsync(order);

    /// <inheritdoc/>
    public Task CheckOrderStatusAsync(Order order) => inner.CheckOrderStatusAsync(order);

    /// <inheritdoc/>
    public Task DeleteOrderAsync(Order order) => inner.DeleteOrderAsync(order);

    /// <inheritdoc/>
    public Task DeliverAsync(Shipment shipment, bool notifyCustomer) => inner.DeliverAsync(shipment, notifyCustomer);

    /// <inheritdoc/>
    public Task<int> GetCyclesRemainingAsync(RecurringPayment recurringPayment) => inner.GetCyclesRemainingAsync(recurringPayment);

    /// <inheritdoc/>
    public Task<DateTime?> GetNextPaymentDateAsync(RecurringPayment recurringPayment) => inner.GetNextPaymentDateAsync(recurringPayment);

    /// <inheritdoc/>
    public Task<ProcessPaymentRequest> GetProcessPaymentRequestAsync() => inner.GetProcessPaymentRequestAsync();

    /// <inheritdoc/>
    public Task<bool> IsPaymentWorkflowRequiredAsync(IList<ShoppingCartItem> cart, bool? useRewardPoints = null) =>
        inner.IsPaymentWorkflowRequiredAsync(cart, useRewardPoints);

    /// <inheritdoc/>
    public Task<bool> IsReturnRequestAllowedAsync(Order order) => inner.IsReturnRequestAllowedAsync(order);

    /// <inheritdoc/>
    public Task MarkAsAuthorizedAsync(Order order) => inner.MarkAsAuthorizedAsync(order);

    /// <inheritdoc/>
    public Task MarkOrderAsPaidAsync(Order order) => inner.MarkOrderAsPaidAsync(order);

    /// <inheritdoc/>
    public Task<IList<string>> PartiallyRefundAsync(Order order, decimal amountToRefund) => inner.PartiallyRefundAsync(order, amountToRefund);

    /// <inheritdoc/>
    public Task PartiallyRefundOfflineAsync(Order order, decimal amountToRefund) => inner.PartiallyRefundOfflineAsync(order, amountToRefund);

    /// <inheritdoc/>
    public Task<IEnumerable<string>> ProcessNextRecurringPaymentAsync(RecurringPayment recurringPayment, ProcessPaymentResult? paymentResult = null) =>
        inner.ProcessNextRecurringPaymentAsync(recurringPayment, paymentResult!);

    /// <inheritdoc/>
    public Task<IList<string>> ReOrderAsync(Order order) => inner.ReOrderAsync(order);

    /// <inheritdoc/>
    public Task ReadyForPickupAsync(Shipment shipment, bool notifyCustomer) => inner.ReadyForPickupAsync(shipment, notifyCustomer);

    /// <inheritdoc/>
    public Task<IList<string>> RefundAsync(Order order) => inner.RefundAsync(order);

    /// <inheritdoc/>
    public Task RefundOfflineAsync(Order order) => inner.RefundOfflineAsync(order);

    /// <inheritdoc/>
    public Task SetProcessPaymentRequestAsync(ProcessPaymentRequest processPaymentRequest, bool useNewOrderGuid = false) =>
        inner.SetProcessPaymentRequestAsync(processPaymentRequest, useNewOrderGuid);

    /// <inheritdoc/>
    public Task ShipAsync(Shipment shipment, bool notifyCustomer) => inner.ShipAsync(shipment, notifyCustomer);

    /// <inheritdoc/>
    public Task UpdateOrderTotalsAsync(UpdateOrderParameters updateOrderParameters) => inner.UpdateOrderTotalsAsync(updateOrderParameters);

    /// <inheritdoc/>
    public Task<bool> ValidateMinOrderSubtotalAmountAsync(IList<ShoppingCartItem> cart) => inner.ValidateMinOrderSubtotalAmountAsync(cart);

    /// <inheritdoc/>
    public Task<bool> ValidateMinOrderTotalAmountAsync(IList<ShoppingCartItem> cart) => inner.ValidateMinOrderTotalAmountAsync(cart);

    /// <inheritdoc/>
    public Task<IList<string>> VoidAsync(Order order) => inner.VoidAsync(order);

    /// <inheritdoc/>
    public Task VoidOfflineAsync(Order order) => inner.VoidOfflineAsync(order);
}
