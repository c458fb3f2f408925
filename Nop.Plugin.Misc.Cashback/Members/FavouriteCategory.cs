namespace Nop.Plugin.Misc.Cashback.Members;

/// <summary>Finds the top category on which a client spent most, ex tax, in paid orders and in sales of the salon of the last year.</summary>
public sealed class FavouriteCategory(
    IRepository<Order> orders, IRepository<OrderItem> items, Purchases purchases, IRuleSetProvider rules, IProductService products, ICustomerService customers, TillTaxes taxes)
{
    const int Days = 365;

    /// <summary>The category; of several that are equal the one with the lowest id; null: nothing was bought.</summary>
    /// <param name="customerId">The client.</param>
    /// <param name="set">Knows the tree.</param>
    /// <param name="beforeUtc">What was bought before this instant counts, in the year before it.</param>
    public async Task<int?> FindAsync(int customerId, EarnRuleSet set, DateTime beforeUtc) =>
        (await FindAsync([customerId], set, beforeUtc)).TryGetValue(customerId, out var category) ? category : null;

    /// <summary>The categories of some clients, by client; who bought nothing is not among them.</summary>
    /// <param name="customerIds">The clients.</param>
    /// <param name="set">Knows the tree.</param>
    /// <param name="beforeUtc">What was bought before this instant counts, in the year before it.</param>
    public async Task<IReadOnlyDictionary<int, int>> FindAsync(IReadOnlyCollection<int> customerIds, EarnRuleSet set, DateTime beforeUtc)
    {
        var (ids, before) = (customerIds.ToList(), beforeUtc.AsStored());
        var since = before.AddDays(-Days);
        var bought = await (
            from order in orders.Table.Counting()
            join item in items.Table on order.Id equals item.OrderId
            where ids.Contains(order.CustomerId) && order.CreatedOnUtc >= since && order.CreatedOnUtc < before
            select new { order.CustomerId, item.ProductId, item.PriceExclTax }).ToListAsync();

        var spentBy = new Dictionary<int, Dictionary<int, decimal>>();
        foreach (var product in bought.GroupBy(item => (item.CustomerId, item.ProductId)))
            await AddAsync(Of(spentBy, product.Key.CustomerId), set, product.Key.ProductId, categoryId: 0, product.Sum(item => item.PriceExclTax));
        foreach (var sold in (await purchases.LinesAsync(ids, since, before)).GroupBy(sold => (sold.CustomerId, sold.Line.ProductId, sold.Line.CategoryId)))
        {
            var net = await NetAsync(sold.Key.CustomerId, set, sold.Key.ProductId, [.. sold.Select(one => one.Line)]);
            await AddAsync(Of(spentBy, sold.Key.CustomerId), set, sold.Key.ProductId, sold.Key.CategoryId, net);
        }

        return spentBy.Where(client => client.Value.Count > 0).ToDictionary(client => client.Key, client => client.Value.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).First().Key);
    }

    static Dictionary<int, decimal> Of(Dictionary<int, Dictionary<int, decimal>> spentBy, int customerId)
    {
        if (!spentBy.TryGetValue(customerId, out var spent))
            spentBy[customerId] = spent = [];
        return spent;
    }

    async Task AddAsync(Dictionary<int, decimal> spent, EarnRuleSet set, int productId, int categoryId, decimal net)
    {
        foreach (var root in (await rules.CategoriesOfAsync(productId, categoryId)).Select(set.RootOf).OfType<int>().Distinct())
            spent[root] = spent.GetValueOrDefault(root) + net;
    }

    // The lines are of one product, or of one category.
    async Task<decimal> NetAsync(int customerId, EarnRuleSet set, int productId, IReadOnlyList<SaleLine> lines)
    {
        var told = lines.Where(line => line.Tax is not null).Sum(line => line.Amount - line.Tax!.Value);
        var gross = new Money(lines.Where(line => line.Tax is null).Sum(line => line.Amount), set.Currency).ToDecimal();
        var product = productId > 0 ? await products.GetProductByIdAsync(productId) : null;
        var tax = gross > 0 ? await taxes.OfAsync(product, gross, await customers.GetCustomerByIdAsync(customerId)) : 0;
        return new Money(told, set.Currency).ToDecimal() + gross - tax;
    }
}
