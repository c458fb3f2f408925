namespace Nop.Plugin.Misc.Cashback.Bonuses.Sources;

/// <summary>Items of categories in cleared orders and sales of the salon that were placed since the rule counts. Each full number gives one bonus; later refunds take nothing back.</summary>
sealed class ItemsSource(SourceTools tools, ClearedOrders cleared, IRuleSetProvider rules, ICategoryService categories) : IBonusSource
{
    public BonusKind Kind => BonusKind.Items;

    public async Task<int> GiveAsync(Bonus bonus, CancellationToken cancellationToken)
    {
        var rule = bonus.ToRule();
        if (rule.CountsFromUtc is not { } from || rule.Items <= 0)
            return 0;

        var wanted = rule.CategoryIds.Count == 0 ? null : await categories.WithAllBelowAsync(rule.CategoryIds);
        var seen = new HashSet<int>();
        var count = 0;
        await foreach (var page in Pages.ReadAsync(last => cleared.PageAsync(tools.LookFrom(rule), from, tools.Now, last, SourceTools.PageSize)))
            count += await GiveAsync(bonus, rule, from, [.. page.Select(order => order.CustomerId).Where(seen.Add)], wanted, cancellationToken);
        return count;
    }

    async Task<int> GiveAsync(Bonus bonus, BonusRule rule, DateTime from, List<int> customers, IReadOnlySet<int>? wanted, CancellationToken cancellationToken)
    {
        var given = await tools.GivenAsync(bonus.Id, customers);
        var count = 0;
        foreach (var orders in (await cleared.OfAsync(customers, from, tools.Now)).Where(order => rule.Covers(order.PlacedOnUtc)).GroupBy(order => order.CustomerId))
        {
            var quantity = await QuantityAsync([.. orders.Select(order => order.OrderId)], wanted);
            foreach (var number in ItemsBonus.Reached(rule, quantity).Where(number => !given.Contains((orders.Key, BonusReasons.Items(number)))))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (await tools.GiveAsync(bonus, orders.Key, orders.MaxBy(order => (order.PlacedOnUtc, order.OrderId))!.StoreId, BonusReasons.Items(number)))
                    count++;
            }
        }

        return count;
    }

    // Of the categories; null: every product counts.
    async Task<int> QuantityAsync(List<int> orderIds, IReadOnlySet<int>? wanted)
    {
        var quantity = 0;
        foreach (var row in await cleared.ItemsAsync(orderIds))
        {
            if (wanted is null || wanted.Contains(row.CategoryId) || (row.ProductId > 0 && (await rules.CategoriesOfAsync(row.ProductId)).Any(wanted.Contains)))
                quantity += row.Quantity;
        }

        return quantity;
    }
}
