using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Payments;

namespace Nop.Plugin.Misc.Cashback.Platform;

/// <summary>The states of an order in the terms of cashback, for queries.</summary>
static class OrderStates
{
    const int Cancelled = (int)OrderStatus.Cancelled;
    const int PaidInFull = (int)PaymentStatus.Paid;
    const int PartiallyRefunded = (int)PaymentStatus.PartiallyRefunded;
    const int Refunded = (int)PaymentStatus.Refunded;

    /// <summary>Orders for which money has been received, also if it was refunded since.</summary>
    internal static IQueryable<Order> Paid(this IQueryable<Order> orders) =>
        orders.Where(order => order.PaymentStatusId == PaidInFull || order.PaymentStatusId == PartiallyRefunded || order.PaymentStatusId == Refunded);

    /// <summary>Orders that are neither cancelled nor deleted.</summary>
    internal static IQueryable<Order> Alive(this IQueryable<Order> orders) => orders.Where(order => !order.Deleted && order.OrderStatusId != Cancelled);

    /// <summary>Orders of a client that count for "first order", "last order" and "first of the day": paid and alive.</summary>
    internal static IQueryable<Order> Counting(this IQueryable<Order> orders) => orders.Paid().Alive();
}
