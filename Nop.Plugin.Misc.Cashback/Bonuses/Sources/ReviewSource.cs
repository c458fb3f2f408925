namespace Nop.Plugin.Misc.Cashback.Bonuses.Sources;

/// <summary>Approved reviews of products of which the writer has an order, or a sale in the salon, that has cleared: one that was approved before that gets its bonus then.</summary>
sealed class ReviewSource(
    SourceTools tools,
    IRepository<ProductReview> reviews,
    ClearedOrders cleared,
    IRepository<Bonus> bonuses) : IBonusSource
{
    public BonusKind Kind => BonusKind.Review;

    /// <summary>Gives what is due for one review.</summary>
    public async Task GiveAsync(ProductReview review)
    {
        foreach (var bonus in await bonuses.GetAllAsync(all => all.Where(row => row.Active && row.KindId == (int)BonusKind.Review).OrderBy(row => row.Id)))
            await GiveAsync(bonus, [review], CancellationToken.None);
    }

    public async Task<int> GiveAsync(Bonus bonus, CancellationToken cancellationToken) =>
        await GiveForNewAsync(bonus, cancellationToken) + await GiveToBuyersAsync(bonus, cancellationToken);

    async Task<int> GiveForNewAsync(Bonus bonus, CancellationToken cancellationToken)
    {
        var from = tools.LookFrom(bonus.ToRule()).AsStored();
        var count = 0;
        var approved = reviews.Table.Where(row => row.IsApproved && row.CreatedOnUtc >= from);
        await foreach (var page in Pages.ReadAsync(SourceTools.PageSize, last => approved.Where(row => row.Id > last).OrderBy(row => row.Id), row => row.Id))
            count += await GiveAsync(bonus, page, cancellationToken);

        return count;
    }

    // However long ago the review was written: the order may have taken its time.
    async Task<int> GiveToBuyersAsync(Bonus bonus, CancellationToken cancellationToken)
    {
        var rule = bonus.ToRule();
        if (rule.CountsFromUtc is not { } counts)
            return 0;

        var from = counts.AsStored();
        var count = 0;
        await foreach (var page in Pages.ReadAsync(last => cleared.PageAsync(tools.LookFrom(rule), AccountProof.Ever, tools.Now, last, SourceTools.PageSize)))
        {
            var ids = page.Select(order => order.CustomerId).Distinct().ToList();
            var written = await reviews.Table.Where(row => row.IsApproved && row.CreatedOnUtc >= from && ids.Contains(row.CustomerId)).OrderBy(row => row.Id).ToListAsync();
            count += await GiveAsync(bonus, written, cancellationToken);
        }

        return count;
    }

    async Task<int> GiveAsync(Bonus bonus, IReadOnlyList<ProductReview> written, CancellationToken cancellationToken)
    {
        var customers = written.Select(row => row.CustomerId).Distinct().ToList();
        var given = await tools.GivenAsync(bonus.Id, customers);
        var bought = await BoughtAsync(customers);
        var count = 0;
        foreach (var review in written.Where(row => row.IsApproved && !given.Contains((row.CustomerId, BonusReasons.Review(row.ProductId))) && bought.Contains((row.CustomerId, row.ProductId))))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (bonus.ToRule().Covers(review.CreatedOnUtc.AsUtc()) && await tools.GiveAsync(bonus, review.CustomerId, review.StoreId, BonusReasons.Review(review.ProductId)))
                count++;
        }

        return count;
    }

    async Task<ISet<(int CustomerId, int ProductId)>> BoughtAsync(List<int> customerIds)
    {
        var customerOf = (await cleared.OfAsync(customerIds, AccountProof.Ever, tools.Now)).ToDictionary(order => order.OrderId, order => order.CustomerId);
        return (await cleared.ItemsAsync([.. customerOf.Keys])).Where(item => item.ProductId > 0).Select(item => (customerOf[item.OrderId], item.ProductId)).ToHashSet();
    }
}
