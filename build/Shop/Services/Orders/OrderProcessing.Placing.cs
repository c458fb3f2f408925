using System.Xml.Linq;
using Nop.Core.Domain.Common;
using Nop.Core.Domain.Payments;
using Nop.Core.Domain.Shipping;
using Nop.Core.Domain.Stores;
using Nop.Core.Domain.Tax;
using Nop.Core.Events;
using Nop.Services.Orders;
using Nop.Services.Payments;

namespace Cashback.Preview.Services;

public sealed partial class OrderProcessing
{
    /// <inheritdoc/>
    /// <remarks>
    /// In nopCommerce's order: totals, payment, order row, items, empty cart, notes and letters, placed event, status check, paid event. Nothing of it is one
    /// transaction, and an error after the row was written is answered as an error although the order is there.
    /// </remarks>
    public async Task<PlaceOrderResult> PlaceOrderAsync(ProcessPaymentRequest processPaymentRequest)
    {
        var result = new PlaceOrderResult();
        try
        {
            if (processPaymentRequest.OrderGuid == Guid.Empty)
                throw new NopException("Order GUID is not generated");
            var customer = await customers.GetCustomerByIdAsync(processPaymentRequest.CustomerId) ?? throw new NopException("Customer is not set");
            var cart = await carts.GetShoppingCartAsync(customer, ShoppingCartType.ShoppingCart, processPaymentRequest.StoreId);
            if (cart.Count == 0)
                throw new NopException("Cart is empty");
            if (!await ValidateMinOrderTotalAmountAsync(cart))
                throw new NopException($"Minimum order total amount is {settings.MinOrderTotalAmount.ToString("F2", Invariant)}");
            var total = (await totals.GetShoppingCartTotalAsync(cart)).shoppingCartTotal ?? throw new NopException("Shopping cart total couldn't be calculated");
            processPaymentRequest.OrderTotal = total;

            var payment = total == 0 ? new ProcessPaymentResult { NewPaymentStatus = PaymentStatus.Paid } : gateway.Process(processPaymentRequest);
            if (!payment.Success)
            {
                foreach (var error in payment.Errors)
                    result.AddError(error);
                return result;
            }

            var agreed = terms.Of(customer.Id);
            var order = await SaveAsync(processPaymentRequest, payment, customer, cart);
            result.PlacedOrder = order;
            if (agreed.BreaksAfterSaving)
                throw new NopException("The cart could not be emptied");
            await MoveItemsAsync(order, cart);
            await FinishAsync(order, customer);
        }
        catch (Exception exception)
        {
            await log.ErrorAsync(exception.Message, exception);
            result.AddError(exception.Message);
        }

        return result;
    }

    async Task<Order> SaveAsync(ProcessPaymentRequest request, ProcessPaymentResult payment, Customer customer, IList<ShoppingCartItem> cart)
    {
        var priced = await pricing.PriceAsync(cart);
        var currency = await work.GetWorkingCurrencyAsync();
        var order = new Order
        {
            OrderGuid = request.OrderGuid,
            StoreId = request.StoreId,
            CustomerId = customer.Id,
            BillingAddressId = await BillingAddressAsync(customer),
            CustomerLanguageId = (await work.GetWorkingLanguageAsync()).Id,
            CustomerTaxDisplayType = TaxDisplayType.ExcludingTax,
            CustomerCurrencyCode = currency.CurrencyCode,
            CurrencyRate = currency.Rate,
            OrderSubtotalInclTax = priced.Gross,
            OrderSubtotalExclTax = priced.Net,
            OrderSubTotalDiscountInclTax = priced.DiscountGross,
            OrderSubTotalDiscountExclTax = priced.Discount,
            OrderShippingInclTax = priced.Shipping,
            OrderShippingExclTax = priced.Shipping,
            TaxRates = string.Join("   ", priced.TaxRates.Select(rate => string.Create(Invariant, $"{rate.Key}:{rate.Value};"))),
            OrderTax = priced.Tax,
            OrderTotal = request.OrderTotal,
            OrderStatus = OrderStatus.Pending,
            PaymentStatus = payment.NewPaymentStatus,
            PaymentMethodSystemName = request.OrderTotal == 0 ? "" : request.PaymentMethodSystemName,
            PaidDateUtc = null,
            ShippingStatus = priced.Lines.Any(line => line.Product.IsShipEnabled) ? ShippingStatus.NotYetShipped : ShippingStatus.ShippingNotRequired,
            CustomValuesXml = Xml(request.CustomValues),
            CustomerIp = "",
            CustomOrderNumber = "",
            CreatedOnUtc = Now,
        };
        await orderRows.InsertAsync(order);
        order.CustomOrderNumber = order.Id.ToString(Invariant);
        await orders.UpdateOrderAsync(order);
        return order;
    }

    async Task MoveItemsAsync(Order order, IList<ShoppingCartItem> cart)
    {
        foreach (var line in (await pricing.PriceAsync(cart)).Lines)
        {
            var item = ItemOf(order, line);
            await itemRows.InsertAsync(item);
            await events.PublishAsync(new ShoppingCartItemMovedToOrderItemEvent(line.Item, item));
        }

        await carts.ClearAsync(cart);
    }

    static OrderItem ItemOf(Order order, PricedLine line)
    {
        var gross = line.Net + line.TaxBeforeDiscount;
        return new()
        {
            OrderItemGuid = Guid.NewGuid(),
            OrderId = order.Id,
            ProductId = line.Product.Id,
            Quantity = line.Item.Quantity,
            UnitPriceExclTax = line.Net / line.Item.Quantity,
            UnitPriceInclTax = gross / line.Item.Quantity,
            PriceExclTax = line.Net,
            PriceInclTax = gross,
            DiscountAmountExclTax = line.Discount,
            DiscountAmountInclTax = line.Discount,
            OriginalProductCost = line.Product.ProductCost,
            AttributeDescription = "",
            AttributesXml = line.Item.AttributesXml ?? "",
        };
    }

    async Task FinishAsync(Order order, Customer customer)
    {
        await NoteAsync(order, "Order placed");
        await letters.SendPlacedAsync(order, customer.Email);
        terms.Clear(customer.Id);
        await events.PublishAsync(new ResetCheckoutDataEvent(customer, order.StoreId));
        await events.PublishAsync(new OrderPlacedEvent(order));
        await CheckOrderStatusAsync(order);
        if (order.PaymentStatus == PaymentStatus.Paid)
            await TellPaidAsync(order);
    }

    // A guest's address comes from the checkout; who has an account is billed at the account's.
    async Task<int> BillingAddressAsync(Customer customer)
    {
        if (customer.BillingAddressId is { } known)
            return known;
        if (string.IsNullOrEmpty(customer.Email))
            return 0;
        var address = new Address { Email = customer.Email, FirstName = customer.FirstName, LastName = customer.LastName, CreatedOnUtc = Now };
        await addresses.InsertAsync(address, false);
        return address.Id;
    }

    static string? Xml(CustomValues? values) => values is null or { Count: 0 } ? null : new XElement("DictionarySerializer", values.Select(value =>
        new XElement("item", new XElement("key", value.Name), new XElement("value", value.Value),
            new XElement("displayToCustomer", value.DisplayToCustomer), new XElement("location", (int)value.DisplayLocation)))).ToString(SaveOptions.DisableFormatting);
}
