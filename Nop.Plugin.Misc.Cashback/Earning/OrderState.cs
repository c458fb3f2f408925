using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Payments;

namespace Nop.Plugin.Misc.Cashback.Earning;

/// <summary>What an order's row says, in the terms of cashback.</summary>
static class OrderState
{
    /// <summary>Money has been received, also if it was refunded since.</summary>
    internal static bool IsPaid(Order order) =>
        order.PaymentStatus is PaymentStatus.Paid or PaymentStatus.PartiallyRefunded or PaymentStatus.Refunded;

    /// <summary>Cancelled, deleted, or its authorized payment called off.</summary>
    internal static bool IsVoided(Order order) =>
        order.Deleted || order.OrderStatus == OrderStatus.Cancelled || order.PaymentStatus == PaymentStatus.Voided;
}
