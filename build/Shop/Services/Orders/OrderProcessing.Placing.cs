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
            var parts = await PartsAsync(cart);
            var whole = await totals.GetShoppingCartTotalAsync(cart);
            var total = whole.shoppingCartTotal ?? throw new NopException("Shopping cart total couldn't be calculated");
            processPaymentRequest.OrderTotal = total;

            var payment = total == 0 ? new ProcessPaymentResult { NewPaymentStatus = PaymentStatus.Paid } : gateway.Process(processPaymentRequest);
            if (!payment.Success)
            {
                foreach (var error in payment.Errors)
                    result.AddError(error);
                return result;
            }

            var agreed = terms.Of(customer.Id);
            var order = await SaveAsync(processPaymentRequest, payment, customer, cart, parts);
            result.PlacedOrder = order;
            await TakeTendersAsync(order, customer, whole.discountAmount, whole.appliedGiftCards, whole.redeemedRewardPoints, whole.redeemedRewardPointsAmount);
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

    // Through the interface and before any payment, as nopCommerce.
    async Task<OrderParts> PartsAsync(IList<ShoppingCartItem> cart)
    {
        var (discountGross, discount, _, gross, net, _, _, _) = await totals.GetShoppingCartSubTotalsAsync(cart);
        var (shippingGross, shipping, _, _) = await totals.GetShoppingCartShippingTotalsAsync(cart);
        var fee = await surcharges.FeeAsync(cart);
        var (tax, rates) = await totals.GetTaxTotalAsync(cart);
        return new(gross, net, discountGross, discount, shippingGross ?? 0, shipping ?? 0, fee, tax, rates);
    }

    async Task<Order> SaveAsync(ProcessPaymentRequest request, ProcessPaymentResult payment, Customer customer, IList<ShoppingCartItem> cart, OrderParts parts)
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
            OrderSubtotalInclTax = parts.Gross,
            OrderSubtotalExclTax = parts.Net,
            OrderSubTotalDiscountInclTax = parts.DiscountGross,
            OrderSubTotalDiscountExclTax = parts.Discount,
            OrderShippingInclTax = parts.ShippingGross,
            OrderShippingExclTax = parts.Shipping,
            TaxRates = Rates(parts.TaxRates),
            PaymentMethodAdditionalFeeInclTax = parts.Fee.Gross,
            PaymentMethodAdditionalFeeExclTax = parts.Fee.Net,
            OrderTax = parts.Tax,
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

    // nopCommerce writes the discount with the row, the rest after it.
    async Task TakeTendersAsync(Order order, Customer customer, decimal discount, List<AppliedGiftCard> giftCards, int pointsTaken, decimal worth)
    {
        if (discount + worth + giftCards.Count == 0)
            return;
        order.OrderDiscount = discount;
        foreach (var card in giftCards)
            await cardRows.InsertAsync(new GiftCardUsageHistory { GiftCardId = card.GiftCard.Id, UsedWithOrderId = order.Id, UsedValue = card.AmountCanBeUsed, CreatedOnUtc = Now });
        if (worth > 0)
            order.RedeemedRewardPointsEntryId = await points.AddRewardPointsHistoryEntryAsync(customer, -pointsTaken, order.StoreId, "", order, worth);
        await orders.UpdateOrderAsync(order);
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

    static string Rates(SortedDictionary<decimal, decimal> rates) => string.Concat(rates.Select(rate => string.Create(Invariant, $"{rate.Key}:{rate.Value};   ")));

    sealed record OrderParts(
        decimal Gross, decimal Net, decimal DiscountGross, decimal Discount, decimal ShippingGross, decimal Shipping, Surcharge Fee, decimal Tax, SortedDictionary<decimal, decimal> TaxRates);

    static string? Xml(CustomValues? values) => values is null or { Count: 0 } ? null : new XElement("DictionarySerializer", values.Select(value =>
        new XElement("item", new XElement("key", value.Name), new XElement("value", value.Value),
            new XElement("displayToCustomer", value.DisplayToCustomer), new XElement("location", (int)value.DisplayLocation)))).ToString(SaveOptions.DisableFormatting);
}
