using Nop.Core.Events;
using Nop.Services.Events;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <summary>Clears the choice when the last line leaves a cart: it was made for that cart.</summary>
public class CartEmptiedConsumer(ICheckoutCashback checkout, ICustomerService customers, IShoppingCartService carts) : IConsumer<EntityDeletedEvent<ShoppingCartItem>>
{
    /// <inheritdoc/>
    public async Task HandleEventAsync(EntityDeletedEvent<ShoppingCartItem> eventMessage)
    {
        var item = eventMessage.Entity;
        if (item.ShoppingCartType == ShoppingCartType.ShoppingCart
            && await customers.GetCustomerByIdAsync(item.CustomerId) is { } customer
            && await checkout.GetChoiceAsync(customer, item.StoreId) is not null
            && (await carts.GetShoppingCartAsync(customer, ShoppingCartType.ShoppingCart, item.StoreId)).Count == 0)
            await checkout.SetChoiceAsync(customer, item.StoreId, null);
    }
}
