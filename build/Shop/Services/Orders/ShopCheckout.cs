using Nop.Plugin.Misc.Cashback.Checkout;
using Nop.Services.Orders;
using Nop.Services.Payments;

namespace Cashback.Preview.Services;

/// <summary>A line to buy.</summary>
/// <param name="Product">What.</param>
/// <param name="Quantity">Pieces.</param>
/// <param name="Discount">On the whole line, net.</param>
public sealed record Purchase(Product Product, int Quantity, decimal Discount = 0)
{
    /// <summary>What else is chosen: option, days of a rent, a price that the customer names; null: nothing.</summary>
    public Action<ShoppingCartItem>? Choose { get; init; }
}

/// <summary>A shopper's way from an empty cart to an order, without pages.</summary>
sealed class ShopCheckout(ShoppingCart carts, CartTermsBook terms, ICheckoutCashback cashback, ShownCredits shown, CashbackRow row, IOrderTotalCalculationService totals,
    IOrderProcessingService orders)
{
    /// <summary>Fills the cart, says what to redeem, looks at the total, and places the order; a shopper who is refused gives up and leaves nothing behind.</summary>
    /// <param name="customer">Who.</param>
    /// <param name="storeId">Where.</param>
    /// <param name="lines">What.</param>
    /// <param name="choice">What of the balance to use; null: nothing.</param>
    /// <param name="paymentMethod">One of <see cref="PaymentMethods"/>.</param>
    /// <param name="agreed">Discounts, shipping, the gateway's mood; line discounts come from the lines.</param>
    public async Task<PlaceOrderResult> PlaceAsync(Customer customer, int storeId, IEnumerable<Purchase> lines, CashbackChoice? choice, string paymentMethod, CartTerms? agreed = null)
    {
        agreed ??= new CartTerms();
        foreach (var line in lines)
        {
            var item = await carts.AddLineAsync(customer, line.Product, line.Quantity, storeId, line.Choose);
            if (line.Discount > 0)
                agreed.LineDiscounts[item.Id] = line.Discount;
        }

        terms.Set(customer.Id, agreed);
        await cashback.SetChoiceAsync(customer, storeId, choice);
        await LookAtTotalAsync(customer, storeId);
        var result = await orders.PlaceOrderAsync(new ProcessPaymentRequest
        {
            StoreId = storeId,
            CustomerId = customer.Id,
            OrderGuid = Guid.NewGuid(),
            PaymentMethodSystemName = paymentMethod,
        });
        if (!result.Success)
        {
            terms.Clear(customer.Id);
            await cashback.SetChoiceAsync(customer, storeId, null);
            await carts.ClearAsync(await carts.GetShoppingCartAsync(customer, ShoppingCartType.ShoppingCart, storeId));
        }

        return result;
    }

    // As the confirm step shows it: what was asked for is cut to what is possible, and the shopper sees that.
    async Task LookAtTotalAsync(Customer customer, int storeId)
    {
        await shown.ForgetAsync(customer, storeId);
        await totals.GetShoppingCartTotalAsync(await carts.GetShoppingCartAsync(customer, ShoppingCartType.ShoppingCart, storeId));
        if (row.Standing is { HasFallenAway: false })
            await shown.ShowAsync(customer, storeId, row.Minor);
    }
}
