using System.Xml.Linq;
using Nop.Core.Domain.Directory;
using Nop.Core.Events;
using Nop.Services.Catalog;
using Nop.Services.Directory;
using Nop.Services.Helpers;
using Nop.Services.Localization;
using Nop.Services.Orders;
using Nop.Services.Stores;
using Nop.Web.Areas.Admin.Models.Orders;
using Nop.Web.Framework.Events;
using Nop.Web.Models.Order;

namespace Cashback.Preview.Web.Factories;

/// <summary>Orders as pages show them.</summary>
public sealed class OrderModels(IOrderService orders, IPriceFormatter prices, IDateTimeHelper dates, ILocalizationService localization, IWorkContext work,
    ICustomerService customers, IStoreService stores, ICurrencyService currencies, CurrencySettings currency, IEventPublisher events)
{
    /// <summary>An order on its customer's page.</summary>
    public async Task<OrderDetailsModel> DetailsAsync(Order order)
    {
        var model = new OrderDetailsModel
        {
            Id = order.Id,
            CustomOrderNumber = order.CustomOrderNumber,
            CreatedOn = await dates.ConvertToUserTimeAsync(order.CreatedOnUtc, DateTimeKind.Utc),
            OrderStatus = order.OrderStatus,
            PaymentMethod = await MethodAsync(order),
            PaymentMethodStatus = await localization.GetLocalizedEnumAsync(order.PaymentStatus),
            OrderSubtotal = await AmountAsync(order.OrderSubtotalExclTax),
            OrderTotal = await AmountAsync(order.OrderTotal),
        };
        foreach (var item in await orders.GetOrderItemsAsync(order.Id))
        {
            model.Items.Add(new()
            {
                Id = item.Id,
                ProductId = item.ProductId,
                ProductName = (await orders.GetProductByOrderItemIdAsync(item.Id)).Name,
                Quantity = item.Quantity,
                UnitPrice = await AmountAsync(item.UnitPriceExclTax),
                SubTotal = await AmountAsync(item.PriceExclTax),
            });
        }

        model.CustomValues.AddRange(CustomValues(order).Where(value => value.DisplayToCustomer));
        await events.ModelPreparedAsync(model);
        return model;
    }

    /// <summary>An order in the admin area.</summary>
    public async Task<OrderModel> AdminAsync(Order order)
    {
        var model = new OrderModel
        {
            Id = order.Id,
            CustomOrderNumber = order.CustomOrderNumber,
            StoreName = (await stores.GetStoreByIdAsync(order.StoreId))?.Name ?? "",
            CustomerId = order.CustomerId,
            CustomerEmail = (await customers.GetCustomerByIdAsync(order.CustomerId))?.Email ?? "Guest",
            OrderTotal = await AmountAsync(order.OrderTotal),
            OrderStatus = await localization.GetLocalizedEnumAsync(order.OrderStatus),
            CreatedOn = await dates.ConvertToUserTimeAsync(order.CreatedOnUtc, DateTimeKind.Utc),
        };
        model.CustomValues.AddRange(CustomValues(order));
        await events.ModelPreparedAsync(model);
        return model;
    }

    /// <summary>An amount in the shop's primary currency, in which orders are kept.</summary>
    public async Task<string> AmountAsync(decimal amount) =>
        await prices.FormatPriceAsync(amount, true, (await currencies.GetCurrencyByIdAsync(currency.PrimaryStoreCurrencyId)).CurrencyCode, false, (await work.GetWorkingLanguageAsync()).Id);

    // What was written down with the order.
    static IEnumerable<CustomValue> CustomValues(Order order) =>
        string.IsNullOrEmpty(order.CustomValuesXml)
            ? []
            : from item in XElement.Parse(order.CustomValuesXml).Elements("item")
              select new CustomValue((string?)item.Element("key") ?? "", (string?)item.Element("value") ?? "",
                  displayToCustomer: (bool?)item.Element("displayToCustomer") != false);

    /// <summary>How an order is paid, in words.</summary>
    public Task<string> MethodAsync(Order order) => order.PaymentMethodSystemName switch
    {
        PaymentMethods.AtOnce or PaymentMethods.Later => localization.GetResourceAsync($"Plugins.FriendlyName.{order.PaymentMethodSystemName}"),
        _ => Task.FromResult(order.PaymentMethodSystemName ?? ""),
    };
}
