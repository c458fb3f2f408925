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
            await AddAsync(spent, set, product.Key, categoryId: 0, product.Sum(item => item.PriceExclTax));
        foreach (var sold in (await purchases.LinesAsync(customerId, since, before)).GroupBy(line => (line.ProductId, line.CategoryId)))
            await AddAsync(spent, set, sold.Key.ProductId, sold.Key.CategoryId, await NetAsync(customerId, set, sold.Key.ProductId, [.. sold]));

        return spent.Count == 0 ? null : spent.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).First().Key;
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
