namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <summary>Finds the order that a shopper has just placed, perhaps without having read so, and says what it took.</summary>
sealed class EarlierOrders(IRepository<Order> orders, IHoldQueries holds, CreditText amounts, Texts texts)
{
    /// <summary>An order of a customer by its id; null: none, or deleted.</summary>
    public async Task<Order?> FindAsync(int customerId, int orderId) =>
        LatestOf(await orders.GetAllAsync(all => all.Where(order => order.CustomerId == customerId && order.Id == orderId)));

    /// <summary>The last order of a customer that was placed under a GUID; null: none.</summary>
    public async Task<Order?> FindAsync(int customerId, Guid orderGuid) =>
        LatestOf(await orders.GetAllAsync(all => all.Where(order => order.CustomerId == customerId && order.OrderGuid == orderGuid)));

    /// <summary>The last order of a customer in a store that credit paid for and that was placed since an instant; null: none.</summary>
    public async Task<Order?> WithCreditSinceAsync(int customerId, int storeId, DateTime sinceUtc)
    {
        var since = sinceUtc.AsStored();
        var found = await orders.GetAllAsync(all => all.Where(order => order.CustomerId == customerId && order.StoreId == storeId && order.CreatedOnUtc >= since));
        return LatestOf(found.Where(order => CheckoutReference.FindIn(order) is not null));
    }

    /// <summary>Says that an order was placed: its number, its total and its credit, in the order's currency.</summary>
    public async Task<string> TextAsync(Order order)
    {
        var number = string.IsNullOrEmpty(order.CustomOrderNumber) ? order.Id.ToString(CultureInfo.InvariantCulture) : order.CustomOrderNumber;
        var total = await amounts.TotalOfAsync(order);
        return await HoldOfAsync(order) is { } hold
            ? await texts.OfKeyAsync(RedemptionTexts.OrderPlaced, number, total, await amounts.OfOrderAsync(hold.Amount, order, languageId: 0))
            : await texts.OfKeyAsync(RedemptionTexts.OrderPlacedWithout, number, total);
    }

    // That an order was placed must be said, also where the ledger cannot be asked for the credit in it.
    async Task<Hold?> HoldOfAsync(Order order)
    {
        try
        {
            return CheckoutReference.FindIn(order) is { } reference ? await holds.FindAsync(reference) : null;
        }
        catch (LedgerBusyException)
        {
            return null;
        }
    }

    static Order? LatestOf(IEnumerable<Order> found) => found.Where(order => !order.Deleted).MaxBy(order => order.Id);
}
