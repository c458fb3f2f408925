namespace Nop.Plugin.Misc.Cashback.Members;

/// <summary>Finds the top category on which a client spent most, ex tax, in paid orders of the last year.</summary>
public sealed class FavouriteCategory(IRepository<Order> orders, IRepository<OrderItem> items, IRuleSetProvider rules)
{
    const int Days = 365;

    /// <summary>The category; of several that are equal the one with the lowest id; null: nothing was bought.</summary>
    /// <param name="customerId">The client.</param>
    /// <param name="set">Knows the tree.</param>
    /// <param name="beforeUtc">Orders placed before this instant count, those of the year before it.</param>
    public async Task<int?> FindAsync(int customerId, EarnRuleSet set, DateTime beforeUtc)
    {
        var before = beforeUtc.AsStored();
        var since = before.AddDays(-Days);
        var bought = await (
            from order in orders.Table.Counting()
            join item in items.Table on order.Id equals item.OrderId
            where order.CustomerId == customerId && order.CreatedOnUtc >= since && order.CreatedOnUtc < before
            select new { item.ProductId, item.PriceExclTax }).ToListAsync();

        var spent = new Dictionary<int, decimal>();
        foreach (var product in bought.GroupBy(item => item.ProductId))
        {
            var net = product.Sum(item => item.PriceExclTax);
            foreach (var root in (await rules.CategoriesOfAsync(product.Key)).Select(set.RootOf).OfType<int>().Distinct())
                spent[root] = spent.GetValueOrDefault(root) + net;
        }

        return spent.Count == 0 ? null : spent.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).First().Key;
    }
}
