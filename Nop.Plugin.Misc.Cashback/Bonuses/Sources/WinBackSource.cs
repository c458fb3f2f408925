namespace Nop.Plugin.Misc.Cashback.Bonuses.Sources;

/// <summary>Clients whose last purchase is long ago, an order or a sale in the salon, and of whose purchases one was paid with money that stayed. Who never paid for one does not sleep.</summary>
sealed class WinBackSource(SourceTools tools, Purchases purchases, ICustomerService customers, AudienceQuery audiences) : IBonusSource
{
    public BonusKind Kind => BonusKind.WinBack;

    public async Task<int> GiveAsync(Bonus bonus, CancellationToken cancellationToken)
    {
        var rule = bonus.ToRule();
        if (rule.Days <= 0 || !rule.Covers(tools.Now))
            return 0;

        var latest = WinBackBonus.LatestOrder(rule.Days, tools.Now);
        var count = 0;
        var pages = Pages.ReadAsync(SourceTools.PageSize, last => purchases.Sleeping(latest, last), id => id);
        await foreach (var page in pages)
        {
            var given = (await tools.GivenAsync(bonus.Id, page)).ToLookup(row => row.CustomerId);
            var lastOf = await purchases.LastAsync(page);
            foreach (var id in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var earlier = given[id].Count();
                // Who has bought meanwhile sleeps no more.
                if ((rule.Limit == BonusLimit.Once && earlier > 0) || lastOf.GetValueOrDefault(id) is not { } lastPurchase || lastPurchase.OnUtc > latest
                    || await customers.GetCustomerByIdAsync(id) is not { } customer)
                    continue;
                var number = rule.Limit == BonusLimit.Yearly ? earlier + 1 : 1;
                if (await tools.GiveAsync(bonus, customer, await audiences.StoreOfAsync(customer), BonusReasons.WinBack(lastPurchase.OrderId, number)))
                    count++;
            }
        }

        return count;
    }
}
