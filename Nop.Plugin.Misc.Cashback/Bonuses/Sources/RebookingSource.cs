namespace Nop.Plugin.Misc.Cashback.Bonuses.Sources;

/// <summary>Purchases, orders or sales in the salon, that came soon after the client's one before. They are looked at when they have cleared, so that a cancellation needs nothing taken back.</summary>
sealed class RebookingSource(SourceTools tools, ClearedOrders cleared) : IBonusSource
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
            var placed = (await cleared.PlacedAsync(customers)).ToLookup(other => other.CustomerId);
            foreach (var order in page.Where(order => rule.Covers(order.PlacedOnUtc) && !given.Contains((order.CustomerId, BonusReasons.Rebooking(order.OrderId)))))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var previous = placed[order.CustomerId].Where(other => other.IsBefore(order.OrderId, order.PlacedOnUtc))
                    .Select(other => (DateTime?)other.OnUtc).Max();
                if (RebookingBonus.IsSoon(previous, order.PlacedOnUtc, rule.Days, tools.Zone)
                    && await tools.GiveAsync(bonus, order.CustomerId, order.StoreId, BonusReasons.Rebooking(order.OrderId)))
                    count++;
            }
        }

        return count;
    }
}
