using Nop.Services.Orders;

namespace Cashback.Preview.Services;

public sealed partial class OrderProcessing
{
    /// <inheritdoc/>
    /// <remarks>Only where the shop is set so, as nopCommerce: it is not, unless the owner wants it.</remarks>
    public async Task UpdateOrderTotalsAsync(UpdateOrderParameters updateOrderParameters)
    {
        if (settings.AutoUpdateOrderTotalsOnEditingOrder)
            await ComputeAnewAsync(updateOrderParameters);
    }

    /// <summary>Staff change pieces of an item, or take it out, and the shop computes the total anew, as nopCommerce where it is set so.</summary>
    /// <param name="order">The order.</param>
    /// <param name="item">One of its items.</param>
    /// <param name="quantity">Pieces; 0: it is taken out.</param>
    /// <returns>What the shop has to say of it.</returns>
    public async Task<IReadOnlyList<string>> EditItemAsync(Order order, OrderItem item, int quantity)
    {
        var parameters = new UpdateOrderParameters(order, item) { Quantity = quantity };
        if (quantity > 0)
        {
            (item.PriceExclTax, item.PriceInclTax) = (item.UnitPriceExclTax * quantity, item.UnitPriceInclTax * quantity);
            item.Quantity = quantity;
            await itemRows.UpdateAsync(item);
        }
        else
            await itemRows.DeleteAsync(item);

        await NoteAsync(order, "Order item has been edited");
        await ComputeAnewAsync(parameters);
        return parameters.Warnings;
    }

    /// <summary>Staff put other lines in place of all that there are, and the shop computes the total anew.</summary>
    /// <param name="order">The order.</param>
    /// <param name="lines">All lines as they are to be.</param>
    public async Task EditLinesAsync(Order order, IReadOnlyList<Purchase> lines)
    {
        await itemRows.DeleteAsync(await orders.GetOrderItemsAsync(order.Id));
        var agreed = new CartTerms();
        var cart = new List<ShoppingCartItem>();
        foreach (var line in lines)
        {
            cart.Add(new ShoppingCartItem { Id = cart.Count + 1, CustomerId = order.CustomerId, ProductId = line.Product.Id, Quantity = line.Quantity, StoreId = order.StoreId });
            agreed.LineDiscounts[cart.Count] = line.Discount;
        }

        foreach (var line in (await pricing.PriceAsync(cart, agreed)).Lines)
            await itemRows.InsertAsync(ItemOf(order, line));
        await ComputeAnewAsync(new UpdateOrderParameters(order, new OrderItem()));
    }

    /// <summary>Staff type the total, as the admin page has it.</summary>
    public async Task EditTotalAsync(Order order, decimal total)
    {
        order.OrderTotal = total;
        await orders.UpdateOrderAsync(order);
        await NoteAsync(order, "Order totals have been edited");
    }

    async Task ComputeAnewAsync(UpdateOrderParameters updateOrderParameters)
    {
        var order = updateOrderParameters.UpdatedOrder;
        var restored = (await orders.GetOrderItemsAsync(order.Id)).Select(item => new ShoppingCartItem
        {
            Id = item.Id,
            CustomerId = order.CustomerId,
            ProductId = item.ProductId,
            AttributesXml = item.AttributesXml,
            Quantity = item.Id == updateOrderParameters.UpdatedOrderItem?.Id ? updateOrderParameters.Quantity : item.Quantity,
            StoreId = order.StoreId,
        }).Where(item => item.Quantity > 0).ToList();
        await totals.UpdateOrderTotalsAsync(updateOrderParameters, restored);
        await orders.UpdateOrderAsync(order);
        await NoteAsync(order, "Order totals have been edited");
        await CheckOrderStatusAsync(order);
    }
}
