using Nop.Core.Domain.Payments;
using Nop.Services.Payments;

namespace Cashback.Preview.Services;

/// <summary>A gateway within the process, which charges nobody and can be told to fail.</summary>
public sealed class PaymentGateway(CartTermsBook terms)
{
    /// <summary>What it says where it refuses.</summary>
    public const string Refusal = "The payment was refused.";

    /// <summary>Every charge that it made.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<(Guid Order, decimal Amount)> Charges { get; } = new();

    /// <summary>Charges the request's total.</summary>
    public ProcessPaymentResult Process(ProcessPaymentRequest request)
    {
        var result = new ProcessPaymentResult();
        if (terms.Of(request.CustomerId).GatewayFails)
        {
            result.AddError(Refusal);
            return result;
        }

        result.NewPaymentStatus = request.PaymentMethodSystemName switch
        {
            PaymentMethods.AtOnce => PaymentStatus.Paid,
            PaymentMethods.Authorize => PaymentStatus.Authorized,
            _ => PaymentStatus.Pending,
        };
        if (result.NewPaymentStatus == PaymentStatus.Paid)
            Charges.Enqueue((request.OrderGuid, request.OrderTotal));
        return result;
    }
}
