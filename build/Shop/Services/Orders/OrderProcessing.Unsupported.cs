using Nop.Core.Domain.Shipping;
using Nop.Services.Payments;

namespace Cashback.Preview.Services;

// What nopCommerce has here and the preview store has not: shipments, return requests, recurring payments, a payment request in the session.
public sealed partial class OrderProcessing
{
    /// <inheritdoc/>
    public Task ShipAsync(Shipment shipment, bool notifyCustomer) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task ReadyForPickupAsync(Shipment shipment, bool notifyCustomer) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task DeliverAsync(Shipment shipment, bool notifyCustomer) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<bool> IsReturnRequestAllowedAsync(Order order) => Task.FromResult(false);

    /// <inheritdoc/>
    public Task<IEnumerable<string>> ProcessNextRecurringPaymentAsync(RecurringPayment recurringPayment, ProcessPaymentResult paymentResult = null!) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<IList<string>> CancelRecurringPaymentAsync(RecurringPayment recurringPayment) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<bool> CanCancelRecurringPaymentAsync(Customer customerToValidate, RecurringPayment recurringPayment) => Task.FromResult(false);

    /// <inheritdoc/>
    public Task<bool> CanRetryLastRecurringPaymentAsync(Customer customer, RecurringPayment recurringPayment) => Task.FromResult(false);

    /// <inheritdoc/>
    public Task<DateTime?> GetNextPaymentDateAsync(RecurringPayment recurringPayment) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<int> GetCyclesRemainingAsync(RecurringPayment recurringPayment) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task SetProcessPaymentRequestAsync(ProcessPaymentRequest processPaymentRequest, bool useNewOrderGuid = false) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<ProcessPaymentRequest> GetProcessPaymentRequestAsync() => throw new NotSupportedException();
}
