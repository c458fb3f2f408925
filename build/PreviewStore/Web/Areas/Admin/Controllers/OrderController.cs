using Cashback.Preview.Web.Areas.Admin.Models;
using Cashback.Preview.Web.Factories;
using Microsoft.AspNetCore.Mvc;
using Nop.Core.Domain.Payments;
using Nop.Services.Helpers;
using Nop.Services.Localization;
using Nop.Services.Messages;
using Nop.Services.Orders;
using Nop.Services.Security;
using Nop.Web.Areas.Admin.Controllers;
using Nop.Web.Framework.Mvc.Filters;

namespace Cashback.Preview.Web.Areas.Admin.Controllers;

/// <summary>Orders, and all that staff do to them.</summary>
public sealed class OrderController(IOrderService orders, IOrderProcessingService processing, OrderProcessing byHand, OrderModels models, IDateTimeHelper dates,
    ILocalizationService localization, INotificationService notifications) : BaseAdminController
{
    const int Length = 25;

    /// <summary>All of them, newest first.</summary>
    [HttpGet, CheckPermission(StandardPermission.Orders.ORDERS_VIEW)]
    public async Task<IActionResult> List(int page = 0)
    {
        var found = await orders.SearchOrdersAsync(pageIndex: page, pageSize: Length);
        var rows = new List<PlainList.Row>();
        foreach (var order in found)
        {
            var model = await models.AdminAsync(order);
            rows.Add(new(Url.Action(nameof(Edit), new { id = order.Id }), [model.CustomOrderNumber, model.CustomerEmail, model.CreatedOn.ToString("g", CultureInfo.CurrentCulture),
                model.OrderStatus, await localization.GetLocalizedEnumAsync(order.PaymentStatus), model.OrderTotal]));
        }

        return View("PlainList", new PlainList("Orders", ["Order", "Customer", "Date", "Status", "Payment", "Total"], rows, page, found.TotalPages));
    }

    /// <summary>One of them.</summary>
    [HttpGet, CheckPermission(StandardPermission.Orders.ORDERS_VIEW)]
    public async Task<IActionResult> Edit(int id) =>
        await orders.GetOrderByIdAsync(id) is { Deleted: false } order ? View(await PageAsync(order)) : RedirectToAction(nameof(List));

    /// <summary>Its money has come.</summary>
    [HttpPost, CheckPermission(StandardPermission.Orders.ORDERS_CREATE_EDIT_DELETE)]
    public Task<IActionResult> MarkAsPaid(int id) => DoAsync(id, processing.MarkOrderAsPaidAsync);

    /// <summary>Its goods are handed over.</summary>
    [HttpPost, CheckPermission(StandardPermission.Orders.ORDERS_CREATE_EDIT_DELETE)]
    public Task<IActionResult> Complete(int id) => DoAsync(id, byHand.CompleteAsync);

    /// <summary>It is called off.</summary>
    [HttpPost, CheckPermission(StandardPermission.Orders.ORDERS_CREATE_EDIT_DELETE)]
    public Task<IActionResult> Cancel(int id) => DoAsync(id, order => processing.CancelOrderAsync(order, notifyCustomer: false));

    /// <summary>All of its money goes back.</summary>
    [HttpPost, CheckPermission(StandardPermission.Orders.ORDERS_CREATE_EDIT_DELETE)]
    public Task<IActionResult> Refund(int id) => DoAsync(id, processing.RefundOfflineAsync);

    /// <summary>Some of its money goes back.</summary>
    [HttpPost, CheckPermission(StandardPermission.Orders.ORDERS_CREATE_EDIT_DELETE)]
    public Task<IActionResult> PartialRefund(int id, string? amount) =>
        DoAsync(id, order => decimal.TryParse(amount, NumberStyles.Number, CultureInfo.CurrentCulture, out var money)
            ? processing.PartiallyRefundOfflineAsync(order, money)
            : throw new NopException("Type an amount."));

    /// <summary>Other pieces of an item, or none; the total is computed anew.</summary>
    [HttpPost, CheckPermission(StandardPermission.Orders.ORDERS_CREATE_EDIT_DELETE)]
    public Task<IActionResult> EditItem(int id, int itemId, int quantity) => DoAsync(id, async order =>
    {
        if (quantity < 0 || (await orders.GetOrderItemsAsync(order.Id)).FirstOrDefault(item => item.Id == itemId) is not { } item)
            throw new NopException("Choose an item and its pieces.");
        foreach (var warning in await byHand.EditItemAsync(order, item, quantity))
            notifications.WarningNotification(warning);
    });

    /// <summary>A typed total.</summary>
    [HttpPost, CheckPermission(StandardPermission.Orders.ORDERS_CREATE_EDIT_DELETE)]
    public Task<IActionResult> EditTotal(int id, string? total) =>
        DoAsync(id, order => decimal.TryParse(total, NumberStyles.Number, CultureInfo.CurrentCulture, out var money) && money >= 0
            ? byHand.EditTotalAsync(order, money)
            : throw new NopException("Type a total."));

    /// <summary>Writes a status into the row, without what else belongs to it.</summary>
    [HttpPost, CheckPermission(StandardPermission.Orders.ORDERS_CREATE_EDIT_DELETE)]
    public Task<IActionResult> SetStatus(int id, OrderStatus status) => DoAsync(id, order => byHand.SetStatusByHandAsync(order, status));

    /// <summary>Deletes it, softly.</summary>
    [HttpPost, CheckPermission(StandardPermission.Orders.ORDERS_CREATE_EDIT_DELETE)]
    public async Task<IActionResult> Delete(int id)
    {
        await DoAsync(id, processing.DeleteOrderAsync);
        return RedirectToAction(nameof(List));
    }

    async Task<IActionResult> DoAsync(int id, Func<Order, Task> act)
    {
        if (await orders.GetOrderByIdAsync(id) is not { Deleted: false } order)
            return RedirectToAction(nameof(List));
        try
        {
            await act(order);
            notifications.SuccessNotification("Done.");
        }
        catch (NopException refusal)
        {
            notifications.ErrorNotification(refusal.Message);
        }

        return RedirectToAction(nameof(Edit), new { id });
    }

    async Task<AdminOrderPage> PageAsync(Order order)
    {
        var model = await models.AdminAsync(order);
        var facts = new List<(string, string)>
        {
            ("Customer", model.CustomerEmail),
            ("Date", model.CreatedOn.ToString("f", CultureInfo.CurrentCulture)),
            ("Status", model.OrderStatus),
            ("Payment", await localization.GetLocalizedEnumAsync(order.PaymentStatus)),
            ("Way of paying", await models.MethodAsync(order)),
            ("Net", await models.AmountAsync(order.OrderSubtotalExclTax)),
            ("Delivery", await models.AmountAsync(order.OrderShippingExclTax)),
            ("VAT", await models.AmountAsync(order.OrderTax)),
            ("Total", model.OrderTotal),
            ("Refunded", await models.AmountAsync(order.RefundedAmount)),
        };
        facts.AddRange(model.CustomValues.Select(value => (value.Name, value.Value)));
        var items = new List<string[]>();
        var editable = new List<(int, string)>();
        foreach (var item in await orders.GetOrderItemsAsync(order.Id))
        {
            var product = (await orders.GetProductByOrderItemIdAsync(item.Id)).Name;
            editable.Add((item.Id, product));
            items.Add([product, await models.AmountAsync(item.UnitPriceExclTax),
                item.Quantity.ToString(CultureInfo.CurrentCulture), await models.AmountAsync(item.PriceExclTax)]);
        }

        var notes = new List<(DateTime, string)>();
        foreach (var note in await orders.GetOrderNotesByOrderIdAsync(order.Id))
            notes.Add((await dates.ConvertToUserTimeAsync(note.CreatedOnUtc, DateTimeKind.Utc), note.Note));
        var statuses = new List<(int, string)>();
        foreach (var status in Enum.GetValues<OrderStatus>())
            statuses.Add(((int)status, await localization.GetLocalizedEnumAsync(status)));
        var rest = order.OrderTotal - order.RefundedAmount;
        return new(model, [.. facts.Where(fact => fact.Item2.Length > 0)], items, notes, processing.CanMarkOrderAsPaid(order), processing.CanCancelOrder(order), processing.CanRefundOffline(order),
            rest > 0 && processing.CanPartiallyRefundOffline(order, rest) ? rest : 0, statuses, order.OrderStatusId) { Editable = editable };
    }
}
