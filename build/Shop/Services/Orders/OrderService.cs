using Nop.Services.Orders;

namespace Cashback.Preview.Services;

/// <summary>Orders, their items and notes.</summary>
public sealed class OrderService(IRepository<Order> orders, IRepository<OrderItem> items, IRepository<OrderNote> notes, IRepository<Product> products) : IOrderService
{
    /// <inheritdoc/>
    /// <remarks>From the cache of the request, as in nopCommerce: who needs the order as the database has it now must ask the repository.</remarks>
    public Task<Order> GetOrderByIdAsync(int orderId) => orders.GetByIdAsync(orderId, _ => null!, useShortTermCache: true);

    /// <inheritdoc/>
    public Task<Order> GetOrderByGuidAsync(Guid orderGuid) => orders.Table.FirstOrDefaultAsync(order => order.OrderGuid == orderGuid);

    /// <inheritdoc/>
    public Task<Order> GetOrderByCustomOrderNumberAsync(string customOrderNumber) => orders.Table.FirstOrDefaultAsync(order => order.CustomOrderNumber == customOrderNumber);

    /// <inheritdoc/>
    public Task<IList<Order>> GetOrdersByIdsAsync(int[] orderIds) => orders.GetByIdsAsync(orderIds, includeDeleted: false);

    /// <inheritdoc/>
    public Task UpdateOrderAsync(Order order) => orders.UpdateAsync(order);

    /// <summary>Deletes softly.</summary>
    public Task DeleteOrderAsync(Order order) => orders.DeleteAsync(order);

    /// <inheritdoc/>
    public Task<OrderItem> GetOrderItemByIdAsync(int orderItemId) => items.GetByIdAsync(orderItemId);

    /// <inheritdoc/>
    public async Task<IList<OrderItem>> GetOrderItemsAsync(int orderId, bool? isNotReturnable = null, bool? isShipEnabled = null, int vendorId = 0) =>
        await items.Table.Where(item => item.OrderId == orderId).OrderBy(item => item.Id).ToListAsync();

    /// <inheritdoc/>
    public async Task<Product> GetProductByOrderItemIdAsync(int orderItemId) =>
        await items.GetByIdAsync(orderItemId) is { } item ? await products.GetByIdAsync(item.ProductId) : null!;

    /// <inheritdoc/>
    public async Task<IList<OrderNote>> GetOrderNotesByOrderIdAsync(int orderId, bool? displayToCustomer = null) =>
        await notes.Table.Where(note => note.OrderId == orderId && (displayToCustomer == null || note.DisplayToCustomer == displayToCustomer)).OrderBy(note => note.Id).ToListAsync();

    /// <inheritdoc/>
    public Task InsertOrderNoteAsync(OrderNote orderNote) => notes.InsertAsync(orderNote);

    /// <inheritdoc/>
    public Task<IPagedList<Order>> SearchOrdersAsync(int storeId = 0, int vendorId = 0, int customerId = 0, int productId = 0, int affiliateId = 0, int warehouseId = 0,
        int billingCountryId = 0, string paymentMethodSystemName = null!, DateTime? createdFromUtc = null, DateTime? createdToUtc = null, List<int> osIds = null!,
        List<int> psIds = null!, List<int> ssIds = null!, string billingPhone = null!, string billingEmail = null!, string billingLastName = "", string orderNotes = null!,
        int pageIndex = 0, int pageSize = int.MaxValue, bool getOnlyTotalCount = false) =>
        orders.GetAllPagedAsync(rows =>
        {
            rows = rows.Where(order => !order.Deleted);
            if (storeId > 0)
                rows = rows.Where(order => order.StoreId == storeId);
            if (customerId > 0)
                rows = rows.Where(order => order.CustomerId == customerId);
            if (productId > 0)
                rows = rows.Where(order => items.Table.Any(item => item.OrderId == order.Id && item.ProductId == productId));
            if (createdFromUtc is not null)
                rows = rows.Where(order => order.CreatedOnUtc >= createdFromUtc);
            if (createdToUtc is not null)
                rows = rows.Where(order => order.CreatedOnUtc <= createdToUtc);
            if (osIds is { Count: > 0 })
                rows = rows.Where(order => osIds.Contains(order.OrderStatusId));
            if (psIds is { Count: > 0 })
                rows = rows.Where(order => psIds.Contains(order.PaymentStatusId));
            if (ssIds is { Count: > 0 })
                rows = rows.Where(order => ssIds.Contains(order.ShippingStatusId));
            return rows.OrderByDescending(order => order.CreatedOnUtc).ThenByDescending(order => order.Id);
        }, pageIndex, pageSize, getOnlyTotalCount);
}
