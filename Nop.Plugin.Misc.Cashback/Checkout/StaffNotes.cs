namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <summary>Notes on an order that staff read and customers do not.</summary>
sealed class StaffNotes(IOrderService orders, ShopText shopText, TimeProvider clock)
{
    /// <summary>Adds a note, with a replacement character for what the shop's table cannot hold.</summary>
    public async Task AddAsync(Order order, string text)
    {
        await orders.InsertOrderNoteAsync(new OrderNote
        {
            OrderId = order.Id,
            Note = await shopText.StorableAsync<OrderNote>(text, nameof(OrderNote.Note)),
            CreatedOnUtc = clock.GetUtcNow().UtcDateTime,
        });
    }
}
