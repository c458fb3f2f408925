using Nop.Core.Domain.Catalog;

namespace Nop.Plugin.Misc.Cashback.Bonuses.Sources;

/// <summary>Approved reviews of products that their writer has bought and paid.</summary>
sealed class ReviewSource(
    SourceTools tools,
    IRepository<ProductReview> reviews,
    IRepository<Order> orders,
    IRepository<OrderItem> items,
    IRepository<Bonus> bonuses) : IBonusSource
{
    public BonusKind Kind => BonusKind.Review;

    /// <summary>Gives what is due for one review.</summary>
    public async Task GiveAsync(ProductReview review)
    {
        foreach (var bonus in await bonuses.GetAllAsync(all => all.Where(row => row.Active && row.KindId == (int)BonusKind.Review).OrderBy(row => row.Id)))
            await TryGiveAsync(bonus, review);
    }

    public async Task<int> GiveAsync(Bonus bonus, CancellationToken cancellationToken)
    {
        var from = tools.LookFrom(bonus.ToRule()).AsStored();
        var count = 0;
        var approved = reviews.Table.Where(row => row.IsApproved && row.CreatedOnUtc >= from);
        await foreach (var page in Pages.ReadAsync(SourceTools.PageSize, last => approved.Where(row => row.Id > last).OrderBy(row => row.Id), row => row.Id))
        {
            var given = await tools.GivenAsync(bonus.Id, page.Select(row => row.CustomerId));
            foreach (var review in page.Where(row => !given.Contains((row.CustomerId, BonusReasons.Review(row.ProductId)))))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (await TryGiveAsync(bonus, review))
                    count++;
            }
        }

        return count;
    }

    async Task<bool> TryGiveAsync(Bonus bonus, ProductReview review) =>
        review.IsApproved
        && bonus.ToRule().Covers(review.CreatedOnUtc.AsUtc())
        && await HasBoughtAsync(review.CustomerId, review.ProductId)
        && await tools.GiveAsync(bonus, review.CustomerId, review.StoreId, BonusReasons.Review(review.ProductId));

    Task<bool> HasBoughtAsync(int customerId, int productId)
    {
        var bought =
            from order in orders.Table.StillPaid().Alive()
            join item in items.Table on order.Id equals item.OrderId
            where order.CustomerId == customerId && item.ProductId == productId
            select item.Id;
        return bought.AnyAsync();
    }
}
