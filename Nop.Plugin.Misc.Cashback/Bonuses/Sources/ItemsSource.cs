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

        var wanted = await WithAllBelowAsync(rule.CategoryIds);
        var seen = new HashSet<int>();
        var count = 0;
        await foreach (var page in Pages.ReadAsync(last => cleared.PageAsync(tools.LookFrom(rule), from, tools.Now, last, SourceTools.PageSize)))
            count += await GiveAsync(bonus, rule, from, [.. page.Select(order => order.CustomerId).Where(seen.Add)], wanted, cancellationToken);
        return count;
    }

    async Task<int> GiveAsync(Bonus bonus, BonusRule rule, DateTime from, List<int> customers, HashSet<int>? wanted, CancellationToken cancellationToken)
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

    async Task<int> QuantityAsync(List<int> orderIds, HashSet<int>? wanted)
    {
        var quantity = 0;
        foreach (var row in await cleared.ItemsAsync(orderIds))
        {
            if (wanted is null || wanted.Contains(row.CategoryId) || (row.ProductId > 0 && (await rules.CategoriesOfAsync(row.ProductId)).Any(wanted.Contains)))
                quantity += row.Quantity;
        }

        return quantity;
    }

    // Null: every product counts.
    async Task<HashSet<int>?> WithAllBelowAsync(IReadOnlyList<int> ids)
    {
        if (ids.Count == 0)
            return null;

        var children = (await categories.GetAllCategoriesAsync(storeId: 0, showHidden: true)).ToLookup((Category category) => category.ParentCategoryId, category => category.Id);
        var wanted = new HashSet<int>();
        var open = new Queue<int>(ids);
        while (open.TryDequeue(out var id))
        {
            if (!wanted.Add(id))
                continue;
            foreach (var child in children[id])
                open.Enqueue(child);
        }

        return wanted;
    }
}
