using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Shipping;
using Nop.Services.Payments;

namespace Nop.Services.Orders;

public interface IOrderProcessingService
{
    bool CanCancelOrder(Order order);
    Task<bool> CanCancelRecurringPaymentAsync(Customer customerToValidate, RecurringPayment recurringPayment);
    Task<bool> CanCaptureAsync(Order order);
    bool CanMarkOrderAsAuthorized(Order order);
    bool CanMarkOrderAsPaid(Order order);
    Task<bool> CanPartiallyRefundAsync(Order order, decimal amountToRefund);
    bool CanPartiallyRefundOffline(Order order, decimal amountToRefund);
    Task<bool> CanRefundAsync(Order order);
    bool CanRefundOffline(Order order);
    Task<bool> CanRetryLastRecurringPaymentAsync(Customer customer, RecurringPayment recurringPayment);
    Task<bool> CanVoidAsync(Order order);
    bool CanVoidOffline(Order order);
    Task CancelOrderAsync(Order order, bool notifyCustomer);
    Task<IList<string>> CancelRecurringPaymentAsync(RecurringPayment recurringPayment);
    Task<IList<string>> CaptureAsync(Order order);
    Task CheckOrderStatusAsync(Order order);
    Task DeleteOrderAsync(Order order);
    Task DeliverAsync(Shipment shipment, bool notifyCustomer);
    Task<int> GetCyclesRemainingAsync(RecurringPayment recurringPayment);
    Task<DateTime?> GetNextPaymentDateAsync(RecurringPayment recurringPayment);
    Task<ProcessPaymentRequest> GetProcessPaymentRequestAsync();
    Task<bool> IsPaymentWorkflowRequiredAsync(IList<ShoppingCartItem> cart, bool? useRewardPoints = null);
    Task<bool> IsReturnRequestAllowedAsync(Order order);
    Task MarkAsAuthorizedAsync(Order order);
    Task MarkOrderAsPaidAsync(Order order);
    Task<IList<string>> PartiallyRefundAsync(Order order, decimal amountToRefund);
    Task PartiallyRefundOfflineAsync(Order order, decimal amountToRefund);
    Task<PlaceOrderResult> PlaceOrderAsync(ProcessPaymentRequest processPaymentRequest);
    Task<IEnumerable<string>> ProcessNextRecurringPaymentAsync(RecurringPayment recurringPayment, ProcessPaymentResult paymentResult = null);
    Task<IList<string>> ReOrderAsync(Order order);
    Task ReadyForPickupAsync(Shipment shipment, bool notifyCustomer);
    Task<IList<string>> RefundAsync(Order order);
    Task RefundOfflineAsync(Order order);
    Task SetProcessPaymentRequestAsync(ProcessPaymentRequest processPaymentRequest, bool useNewOrderGuid = false);
    Task ShipAsync(Shipment shipment, bool notifyCustomer);
    Task UpdateOrderTotalsAsync(UpdateOrderParameters updateOrderParameters);
    Task<bool> ValidateMinOrderSubtotalAmountAsync(IList<ShoppingCartItem> cart);
    Task<bool> ValidateMinOrderTotalAmountAsync(IList<ShoppingCartItem> cart);
    Task<IList<string>> VoidAsync(Order order);
    Task VoidOfflineAsync(Order order);
}
