using Cashback.Preview.Web.Factories;
using Cashback.Preview.Web.Models;
using Microsoft.AspNetCore.Mvc;
using Nop.Core.Domain.Shipping;
using Nop.Services.Helpers;
using Nop.Services.Localization;
using Nop.Services.Orders;
using Nop.Web.Controllers;

namespace Cashback.Preview.Web.Controllers;

/// <summary>A customer's orders.</summary>
public sealed class OrderController(IOrderService orders, OrderModels models, IWorkContext work, ICustomerService customers, IDateTimeHelper dates,
    ILocalizationService localization) : BasePublicController
{
    const int Most = 100;

    /// <summary>All of them, newest first.</summary>
    [HttpGet]
    public async Task<IActionResult> CustomerOrders()
    {
        var customer = await work.GetCurrentCustomerAsync();
        if (!await customers.IsRegisteredAsync(customer))
            return Challenge();
        var rows = new List<OrderRow>();
        foreach (var order in await orders.SearchOrdersAsync(customerId: customer.Id, pageSize: Most))
        {
            rows.Add(new(order.Id, order.CustomOrderNumber, await dates.ConvertToUserTimeAsync(order.CreatedOnUtc, DateTimeKind.Utc),
                await localization.GetLocalizedEnumAsync(order.OrderStatus), await models.AmountAsync(order.OrderTotal)));
        }

        return View(rows);
    }

    /// <summary>One of them.</summary>
    [HttpGet]
    public async Task<IActionResult> Details(int orderId)
    {
        var customer = await work.GetCurrentCustomerAsync();
        if (!await customers.IsRegisteredAsync(customer))
            return Challenge();
        if (await orders.GetOrderByIdAsync(orderId) is not { Deleted: false } order || order.CustomerId != customer.Id)
            return InvokeHttp404();
        var model = await models.DetailsAsync(order);
        return View(new OrderPage(model, await localization.GetLocalizedEnumAsync(order.OrderStatus),
            order.ShippingStatus != ShippingStatus.ShippingNotRequired, await TotalsAsync(order),
            [.. model.CustomValues.Select(value => (value.Name, value.Value))]));
    }

    async Task<IReadOnlyList<(string Name, string Value)>> TotalsAsync(Order order)
    {
        var rows = new List<(string Key, decimal Amount)> { ("ShoppingCart.Totals.SubTotal", order.OrderSubtotalExclTax) };
        if (order.OrderSubTotalDiscountExclTax > 0)
            rows.Add(("ShoppingCart.Totals.Discount", -order.OrderSubTotalDiscountExclTax));
        rows.Add(("ShoppingCart.Totals.Shipping", order.OrderShippingExclTax));
        rows.Add(("ShoppingCart.Totals.Tax", order.OrderTax));
        if (order.RefundedAmount > 0)
            rows.Add(("Order.Refunded", -order.RefundedAmount));
        var shown = new List<(string, string)>();
        foreach (var (key, amount) in rows)
            shown.Add((await localization.GetResourceAsync(key), await models.AmountAsync(amount)));
        return shown;
    }
}
