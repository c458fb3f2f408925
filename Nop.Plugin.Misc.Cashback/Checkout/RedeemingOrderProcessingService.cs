using Nop.Core.Domain.Shipping;
using Nop.Services.Payments;

namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <summary>Holds the shopper's credit before an order is placed, so that it cannot be spent twice, and captures or gives it back after. Everything else forwards.</summary>
sealed class RedeemingOrderProcessingService(IOrderProcessingService inner, ICheckoutHolds holds, CheckoutPlacement placement) : IOrderProcessingService
{
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

    public bool CanCancelOrder(Order order) => inner.CanCancelOrder(order);

    public Task<bool> CanCancelRecurringPaymentAsync(Customer customerToValidate, RecurringPayment recurringPayment) =>
        inner.CanCancelRecurringPaymentAsync(customerToValidate, recurringPayment);

    public Task<bool> CanCaptureAsync(Order order) => inner.CanCaptureAsync(order);

    public bool CanMarkOrderAsAuthorized(Order order) => inner.CanMarkOrderAsAuthorized(order);

    public bool CanMarkOrderAsPaid(Order order) => inner.CanMarkOrderAsPaid(order);

    public Task<bool> CanPartiallyRefundAsync(Order order, decimal amountToRefund) => inner.CanPartiallyRefundAsync(order, amountToRefund);

    public bool CanPartiallyRefundOffline(Order order, decimal amountToRefund) => inner.CanPartiallyRefundOffline(order, amountToRefund);

    public Task<bool> CanRefundAsync(Order order) => inner.CanRefundAsync(order);

    public bool CanRefundOffline(Order order) => inner.CanRefundOffline(order);

    public Task<bool> CanRetryLastRecurringPaymentAsync(Customer customer, RecurringPayment recurringPayment) =>
        inner.CanRetryLastRecurringPaymentAsync(customer, recurringPayment);

    public Task<bool> CanVoidAsync(Order order) => inner.CanVoidAsync(order);

    public bool CanVoidOffline(Order order) => inner.CanVoidOffline(order);

    public Task CancelOrderAsync(Order order, bool notifyCustomer) => inner.CancelOrderAsync(order, notifyCustomer);

    public Task<IList<string>> CancelRecurringPaymentAsync(RecurringPayment recurringPayment) => inner.CancelRecurringPaymentAsync(recurringPayment);

    public Task<IList<string>> CaptureAsync(Order order) => inner.CaptureAsync(order);

    public Task CheckOrderStatusAsync(Order order) => inner.CheckOrderStatusAsync(order);

    public Task DeleteOrderAsync(Order order) => inner.DeleteOrderAsync(order);

    public Task DeliverAsync(Shipment shipment, bool notifyCustomer) => inner.DeliverAsync(shipment, notifyCustomer);

    public Task<int> GetCyclesRemainingAsync(RecurringPayment recurringPayment) => inner.GetCyclesRemainingAsync(recurringPayment);

    public Task<DateTime?> GetNextPaymentDateAsync(RecurringPayment recurringPayment) => inner.GetNextPaymentDateAsync(recurringPayment);

    public Task<ProcessPaymentRequest> GetProcessPaymentRequestAsync() => inner.GetProcessPaymentRequestAsync();

    public Task<bool> IsPaymentWorkflowRequiredAsync(IList<ShoppingCartItem> cart, bool? useRewardPoints = null) =>
        inner.IsPaymentWorkflowRequiredAsync(cart, useRewardPoints);

    public Task<bool> IsReturnRequestAllowedAsync(Order order) => inner.IsReturnRequestAllowedAsync(order);

    public Task MarkAsAuthorizedAsync(Order order) => inner.MarkAsAuthorizedAsync(order);

    public Task MarkOrderAsPaidAsync(Order order) => inner.MarkOrderAsPaidAsync(order);

    public Task<IList<string>> PartiallyRefundAsync(Order order, decimal amountToRefund) => inner.PartiallyRefundAsync(order, amountToRefund);

    public Task PartiallyRefundOfflineAsync(Order order, decimal amountToRefund) => inner.PartiallyRefundOfflineAsync(order, amountToRefund);

    public Task<IEnumerable<string>> ProcessNextRecurringPaymentAsync(RecurringPayment recurringPayment, ProcessPaymentResult? paymentResult = null) =>
        inner.ProcessNextRecurringPaymentAsync(recurringPayment, paymentResult!);

    public Task<IList<string>> ReOrderAsync(Order order) => inner.ReOrderAsync(order);

    public Task ReadyForPickupAsync(Shipment shipment, bool notifyCustomer) => inner.ReadyForPickupAsync(shipment, notifyCustomer);

    public Task<IList<string>> RefundAsync(Order order) => inner.RefundAsync(order);

    public Task RefundOfflineAsync(Order order) => inner.RefundOfflineAsync(order);

    public Task SetProcessPaymentRequestAsync(ProcessPaymentRequest processPaymentRequest, bool useNewOrderGuid = false) =>
        inner.SetProcessPaymentRequestAsync(processPaymentRequest, useNewOrderGuid);

    public Task ShipAsync(Shipment shipment, bool notifyCustomer) => inner.ShipAsync(shipment, notifyCustomer);

    public Task UpdateOrderTotalsAsync(UpdateOrderParameters updateOrderParameters) => inner.UpdateOrderTotalsAsync(updateOrderParameters);

    public Task<bool> ValidateMinOrderSubtotalAmountAsync(IList<ShoppingCartItem> cart) => inner.ValidateMinOrderSubtotalAmountAsync(cart);

    public Task<bool> ValidateMinOrderTotalAmountAsync(IList<ShoppingCartItem> cart) => inner.ValidateMinOrderTotalAmountAsync(cart);

    public Task<IList<string>> VoidAsync(Order order) => inner.VoidAsync(order);

    public Task VoidOfflineAsync(Order order) => inner.VoidOfflineAsync(order);
}
