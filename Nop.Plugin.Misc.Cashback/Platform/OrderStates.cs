using Nop.Core.Domain.Payments;

namespace Nop.Plugin.Misc.Cashback.Platform;

/// <summary>The states of an order in the terms of cashback: of a row, and in queries.</summary>
static class OrderStates
{
    internal const int Cancelled = (int)OrderStatus.Cancelled;
    internal const int Complete = (int)OrderStatus.Complete;
    internal const int PaidInFull = (int)PaymentStatus.Paid;
    internal const int PartiallyRefunded = (int)PaymentStatus.PartiallyRefunded;
    internal const int Refunded = (int)PaymentStatus.Refunded;
    internal const int PaymentVoided = (int)PaymentStatus.Voided;

    /// <summary>Money has been received, also if it was refunded since.</summary>
    internal static bool IsPaid(Order order) => IsPaid(order.PaymentStatusId);

    /// <summary>As <see cref="IsPaid(Order)"/>, by a <see cref="PaymentStatus"/>.</summary>
    internal static bool IsPaid(int paymentStatusId) => paymentStatusId is PaidInFull or PartiallyRefunded or Refunded;

    /// <summary>Money has been received, and not all of it was refunded.</summary>
    internal static bool IsStillPaid(Order order) => order.PaymentStatusId is PaidInFull or PartiallyRefunded;

    /// <summary>Neither cancelled nor deleted.</summary>
    internal static bool IsAlive(Order order) => !order.Deleted && order.OrderStatusId != Cancelled;

    /// <summary>Cancelled, deleted, or its authorized payment called off.</summary>
    internal static bool IsVoided(Order order) => IsVoided(order.Deleted, order.OrderStatusId, order.PaymentStatusId);

    /// <summary>As <see cref="IsVoided(Order)"/>, by the columns that say so.</summary>
    internal static bool IsVoided(bool deleted, int orderStatusId, int paymentStatusId) => deleted || orderStatusId == Cancelled || paymentStatusId == PaymentVoided;

    /// <summary>Orders for which <see cref="IsPaid(Order)"/> holds.</summary>
    internal static IQueryable<Order> Paid(this IQueryable<Order> orders) =>
        orders.Where(order => order.PaymentStatusId == PaidInFull || order.PaymentStatusId == PartiallyRefunded || order.PaymentStatusId == Refunded);

    /// <summary>Orders for which <see cref="IsStillPaid"/> holds.</summary>
    internal static IQueryable<Order> StillPaid(this IQueryable<Order> orders) =>
        orders.Where(order => order.PaymentStatusId == PaidInFull || order.PaymentStatusId == PartiallyRefunded);

    /// <summary>Orders for which <see cref="IsAlive"/> holds.</summary>
    internal static IQueryable<Order> Alive(this IQueryable<Order> orders) => orders.Where(order => !order.Deleted && order.OrderStatusId != Cancelled);

    /// <summary>Orders of a client that count for "first order", "last order" and "first of the day": paid and alive.</summary>
    internal static IQueryable<Order> Counting(this IQueryable<Order> orders) => orders.Paid().Alive();

    /// <summary>Orders that have cleared or still may: alive, with money to pay, and not paid back.</summary>
    internal static IQueryable<Order> OnTheWay(this IQueryable<Order> orders) =>
        orders.Alive().Where(order => order.OrderTotal > 0 && order.PaymentStatusId != Refunded && order.PaymentStatusId != PaymentVoided);
}
