using Nop.Core.Events;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Cashback.Tests.Orders.Lives;

/// <summary>What can be done to an order: by the shop's own services where they let staff do it, or by another plugin that saves the row.</summary>
static class OrderActs
{
    /// <summary>Does it, if the shop lets it be done.</summary>
    /// <param name="services">Those of a request.</param>
    /// <param name="order">The order.</param>
    /// <param name="act">What is done.</param>
    /// <param name="shop">The shop.</param>
    /// <param name="isLearnt">Whether the ledger knows that it was paid: before, an item that does not fit the totals earns nobody knows what.</param>
    /// <param name="isSafe">Whether nobody dies: an item that was taken out before that could not be taken out again.</param>
    /// <returns>Whether it was done.</returns>
    public static async Task<bool> DoAsync(IServiceProvider services, Order order, Act act, LifeShop shop, bool isLearnt, bool isSafe)
    {
        var shopOrders = services.GetRequiredService<IOrderProcessingService>();
        var staff = services.GetRequiredService<OrderProcessing>();
        var left = order.OrderTotal - order.RefundedAmount;
        var part = Math.Min(left, act.Amount / 100m);
        // Rule 15: an order that is called off is not edited.
        var isEditable = order.OrderStatus != OrderStatus.Cancelled && order.PaymentStatus != PaymentStatus.Voided;
        Task? doing = act.Does switch
        {
            Does.Reorder => ReorderAsync(services, order),
            Does.Pay when shopOrders.CanMarkOrderAsPaid(order) => shopOrders.MarkOrderAsPaidAsync(order),
            Does.PayAgain when order.PaymentStatus == PaymentStatus.Paid => services.GetRequiredService<IEventPublisher>().PublishAsync(new OrderPaidEvent(order)),
            Does.Capture when await shopOrders.CanCaptureAsync(order) => shopOrders.CaptureAsync(order),
            Does.Void when shopOrders.CanVoidOffline(order) => shopOrders.VoidOfflineAsync(order),
            Does.Complete when order.OrderStatus != OrderStatus.Cancelled => staff.CompleteAsync(order),
            Does.Refund when shopOrders.CanPartiallyRefundOffline(order, part) => shopOrders.PartiallyRefundOfflineAsync(order, part),
            Does.RefundAll when shopOrders.CanRefundOffline(order) => shopOrders.RefundOfflineAsync(order),
            Does.RefundAll when shopOrders.CanPartiallyRefundOffline(order, left) => shopOrders.PartiallyRefundOfflineAsync(order, left),
            Does.Cancel when shopOrders.CanCancelOrder(order) => shopOrders.CancelOrderAsync(order, false),
            Does.SetStatus => staff.SetStatusByHandAsync(order, StatusOf(act)),
            Does.Delete => shopOrders.DeleteOrderAsync(order),
            Does.EditLines when isEditable => staff.EditLinesAsync(order, shop.CartOf(act.Amount).Lines),
            Does.EditItem when isEditable && await ItemAsync(services, order, act) is { } item => staff.EditItemAsync(order, item, Math.Max(isSafe ? 0 : 1, act.Amount / 7 % 4)),
            Does.ItemAlone when isLearnt && await ItemAsync(services, order, act) is { } item => ChangeItemAsync(services, order, item, 1 + act.Amount % 3),
            Does.TypeTotal when isEditable => staff.EditTotalAsync(order, act.Amount / 100m),
            Does.SaveRefund when shopOrders.CanPartiallyRefundOffline(order, part) => SaveAsync(services, order, () =>
                (order.RefundedAmount, order.PaymentStatus) = (order.RefundedAmount + part, part == left ? PaymentStatus.Refunded : PaymentStatus.PartiallyRefunded)),
            Does.SaveStatus => SaveAsync(services, order, () => order.OrderStatus = StatusOf(act)),
            Does.SavePaid when shopOrders.CanMarkOrderAsPaid(order) => SaveAsync(services, order, () =>
                (order.PaymentStatus, order.PaidDateUtc) = (PaymentStatus.Paid, shop.Shop.Clock.UtcNow)),
            _ => null,
        };
        await (doing ?? Task.CompletedTask);
        return doing is not null;
    }

    static OrderStatus StatusOf(Act act)
    {
        OrderStatus[] statuses = [OrderStatus.Processing, OrderStatus.Complete, OrderStatus.Cancelled, OrderStatus.Pending];
        return statuses[act.Amount % statuses.Length];
    }

    static async Task<OrderItem?> ItemAsync(IServiceProvider services, Order order, Act act) =>
        await services.GetRequiredService<IOrderService>().GetOrderItemsAsync(order.Id) is { Count: > 0 } items ? items[act.Amount % items.Count] : null;

    // As nopCommerce where the owner lets staff see to the totals: the item's row, and the order's as it was.
    static async Task ChangeItemAsync(IServiceProvider services, Order order, OrderItem item, int quantity)
    {
        (item.Quantity, item.PriceExclTax, item.PriceInclTax) = (quantity, item.UnitPriceExclTax * quantity, item.UnitPriceInclTax * quantity);
        await services.GetRequiredService<IRepository<OrderItem>>().UpdateAsync(item);
        await services.GetRequiredService<IOrderService>().UpdateOrderAsync(order);
    }

    static Task SaveAsync(IServiceProvider services, Order order, Action change)
    {
        change();
        return services.GetRequiredService<IRepository<Order>>().UpdateAsync(order);
    }

    // The same goods into the cart, and through the checkout without credit.
    static async Task ReorderAsync(IServiceProvider services, Order order)
    {
        var customer = await services.GetRequiredService<ICustomerService>().GetCustomerByIdAsync(order.CustomerId);
        await services.GetRequiredService<IOrderProcessingService>().ReOrderAsync(order);
        await services.GetRequiredService<ShopCheckout>().PlaceAsync(customer, order.StoreId, [], null, PaymentMethods.Later);
    }
}
