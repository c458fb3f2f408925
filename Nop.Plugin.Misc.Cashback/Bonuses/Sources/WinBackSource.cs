namespace Nop.Plugin.Misc.Cashback.Bonuses.Sources;

/// <summary>Clients whose last paid order is long ago, and of whose orders one was paid with money that stayed. Who never paid for one does not sleep.</summary>
sealed class WinBackSource(SourceTools tools, IRepository<Order> orders, ICustomerService customers, AudienceQuery audiences) : IBonusSource
{
    public BonusKind Kind => BonusKind.WinBack;

    public async Task<int> GiveAsync(Bonus bonus, CancellationToken cancellationToken)
    {
        var rule = bonus.ToRule();
        if (rule.Days <= 0 || !rule.Covers(tools.Now))
            return 0;

        var latest = WinBackBonus.LatestOrder(rule.Days, tools.Now).AsStored();
        var count = 0;
        var others = orders.Table;
        var pages = Pages.ReadAsync(
            SourceTools.PageSize,
            last => orders.Table.Counting()
                // Any paid order, also one of credit alone, keeps a client awake; only money makes somebody a client to be called back.
                .Where(order => order.CustomerId > last && others.Any(other => other.CustomerId == order.CustomerId && !other.Deleted && other.OrderStatusId != OrderStates.Cancelled
                    && (other.PaymentStatusId == OrderStates.PaidInFull || other.PaymentStatusId == OrderStates.PartiallyRefunded) && other.RefundedAmount < other.OrderTotal))
                .GroupBy(order => order.CustomerId)
                .Select(group => new { CustomerId = group.Key, LastOrderId = group.Max(order => order.Id), LastOnUtc = group.Max(order => order.CreatedOnUtc) })
                .Where(row => row.LastOnUtc <= latest)
                .OrderBy(row => row.CustomerId),
            row => row.CustomerId);
        await foreach (var page in pages)
        {
            var given = (await tools.GivenAsync(bonus.Id, page.Select(row => row.CustomerId))).ToLookup(row => row.CustomerId);
            foreach (var row in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var earlier = given[row.CustomerId].Count();
                if ((rule.Limit == BonusLimit.Once && earlier > 0) || await customers.GetCustomerByIdAsync(row.CustomerId) is not { } customer)
                    continue;
                var number = rule.Limit == BonusLimit.Yearly ? earlier + 1 : 1;
                if (await tools.GiveAsync(bonus, customer, await audiences.StoreOfAsync(customer), BonusReasons.WinBack(row.LastOrderId, number)))
                    count++;
            }
        }

        return count;
    }
}
