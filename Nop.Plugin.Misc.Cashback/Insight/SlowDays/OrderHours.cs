namespace Nop.Plugin.Misc.Cashback.Insight.SlowDays;

/// <summary>Counts the orders, and the sales in the salon, of the last weeks by weekday and hour. Never writes.</summary>
public sealed class OrderHours(IRepository<Order> orders, SoldQueries sales, IDateTimeHelper dateTime, TimeProvider time)
{
    /// <summary>Orders of a number of whole days before today that were not cancelled or deleted, and sales that were not undone.</summary>
    /// <param name="days">Days of the shop's calendar.</param>
    public async Task<WeekHeat> CountAsync(int days)
    {
        var zone = dateTime.DefaultStoreTimeZone;
        var today = ShopTime.Date(time.GetUtcNow().UtcDateTime, zone);
        var from = ShopTime.StartOfDay(today.AddDays(-days), zone).AsStored();
        var to = ShopTime.StartOfDay(today, zone).AsStored();
        var heat = new WeekHeat();
        foreach (var placed in await orders.Table.Alive()
            .Where(order => order.CreatedOnUtc >= from && order.CreatedOnUtc < to)
            .Select(order => order.CreatedOnUtc).ToListAsync())
            heat.Add(ShopTime.Local(placed, zone));
        foreach (var sold in await sales.InstantsAsync(from, to))
            heat.Add(ShopTime.Local(sold, zone), isSale: true);
        return heat;
    }
}
