using Nop.Core.Domain.Orders;
using Nop.Data;
using Nop.Plugin.Misc.Cashback.Platform;
using Nop.Plugin.Misc.Cashback.Rules;
using Nop.Services.Helpers;

namespace Nop.Plugin.Misc.Cashback.Insight.SlowDays;

/// <inheritdoc cref="ISlowDays"/>
public class OrderHours(IRepository<Order> orders, IDateTimeHelper dateTime, TimeProvider time) : ISlowDays
{
    /// <inheritdoc/>
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
        return heat;
    }
}
