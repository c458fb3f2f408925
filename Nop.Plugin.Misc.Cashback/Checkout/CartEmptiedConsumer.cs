using Nop.Core.Events;

namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <summary>Clears the choice when the last line leaves a cart: it was made for that cart.</summary>
sealed class CartEmptiedConsumer(ICheckoutCashback checkout, ICustomerService customers, IRepository<ShoppingCartItem> lines) : IConsumer<EntityDeletedEvent<ShoppingCartItem>>
{
    public async Task HandleEventAsync(EntityDeletedEvent<ShoppingCartItem> eventMessage)
    {
        var item = eventMessage.Entity;
        if (item.ShoppingCartType == ShoppingCartType.ShoppingCart
            && await customers.GetCustomerByIdAsync(item.CustomerId) is { } customer
            && await checkout.GetChoiceAsync(customer, item.StoreId) is not null
            && !await HasLinesAsync(item))
            await checkout.SetChoiceAsync(customer, item.StoreId, null);
    }

    // From the table: the shop's own cart is cached for the request, and dropped by a consumer that may come after this one.
    Task<bool> HasLinesAsync(ShoppingCartItem gone) => lines.Table.AnyAsync(line =>
        line.CustomerId == gone.CustomerId && line.StoreId == gone.StoreId && line.ShoppingCartTypeId == gone.ShoppingCartTypeId);
}
