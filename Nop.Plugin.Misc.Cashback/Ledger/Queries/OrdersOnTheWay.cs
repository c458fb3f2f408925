using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Payments;

namespace Nop.Plugin.Misc.Cashback.Ledger.Queries;

/// <summary>Which orders have cleared or still may.</summary>
public static class OrdersOnTheWay
{
    const int Cancelled = (int)OrderStatus.Cancelled;
    const int Refunded = (int)PaymentStatus.Refunded;
    const int Voided = (int)PaymentStatus.Voided;

    /// <summary>Those that are neither cancelled nor deleted, nor paid back.</summary>
    public static IQueryable<Order> OnTheWay(this IQueryable<Order> orders) =>
        orders.Where(order => !order.Deleted && order.OrderStatusId != Cancelled && order.PaymentStatusId != Refunded && order.PaymentStatusId != Voided);
}
