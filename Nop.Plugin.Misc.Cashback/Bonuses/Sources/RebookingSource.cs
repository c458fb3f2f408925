namespace Nop.Plugin.Misc.Cashback.Bonuses.Sources;

/// <summary>Orders that came soon after the client's one before. They are looked at when they have cleared, so that a cancellation needs nothing taken back.</summary>
sealed class RebookingSource(SourceTools tools, ClearedOrders cleared, IRepository<Order> orders) : IBonusSource
{
    public BonusKind Kind => BonusKind.Rebooking;

    public async Task<int> GiveAsync(Bonus bonus, CancellationToken cancellationToken)
    {
        var rule = bonus.ToRule();
        if (rule.CountsFromUtc is not { } from)
            return 0;

        var count = 0;
        await foreach (var page in Pages.ReadAsync(last => cleared.PageAsync(tools.LookFrom(rule), from, tools.Now, last, SourceTools.PageSize)))
        {
            var customers = page.Select(order => order.CustomerId).Distinct().ToList();
            var given = await tools.GivenAsync(bonus.Id, customers);
            var placed = await PlacedAsync(customers);
            foreach (var order in page.Where(order => rule.Covers(order.PlacedOnUtc) && !given.Contains((order.CustomerId, BonusReasons.Rebooking(order.OrderId)))))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var previous = placed[order.CustomerId].Where(other => other.OrderId < order.OrderId && other.PlacedOnUtc <= order.PlacedOnUtc)
                    .Select(other => (DateTime?)other.PlacedOnUtc).Max();
                if (RebookingBonus.IsSoon(previous, order.PlacedOnUtc, rule.Days, tools.Zone)
                    && await tools.GiveAsync(bonus, order.CustomerId, order.StoreId, BonusReasons.Rebooking(order.OrderId)))
                    count++;
            }
        }

        return count;
    }

    async Task<ILookup<int, (int OrderId, DateTime PlacedOnUtc)>> PlacedAsync(List<int> customers) =>
        (await orders.Table.Alive().Where(order => customers.Contains(order.CustomerId))
            .Select(order => new { order.CustomerId, order.Id, order.CreatedOnUtc }).ToListAsync())
        .ToLookup(row => row.CustomerId, row => (row.Id, row.CreatedOnUtc.AsUtc()));
}
