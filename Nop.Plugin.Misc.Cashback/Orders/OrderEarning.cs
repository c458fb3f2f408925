namespace Nop.Plugin.Misc.Cashback.Orders;

/// <summary>Works out what an order earns, to be frozen with its first payment.</summary>
sealed class OrderEarning(
    IOrderService orders,
    IProductService products,
    IRepository<GiftCardUsageHistory> giftCards,
    IRepository<RewardPointsHistory> rewardPoints,
    IRuleSetProvider rules,
    EarningOfPurchases earning)
{
    /// <summary>Computes the earning of the order by the rules in force now, with the tier held now.</summary>
    /// <param name="order">The order as it is.</param>
    /// <param name="key">The wallet.</param>
    /// <param name="redeemed">Credit that pays a part of it, without what edits freed; minor units.</param>
    /// <param name="asNewClient">With the tier of who has bought nothing yet: a guest's order that was claimed later.</param>
    public Task<FrozenEarning> ComputeAsync(Order order, WalletKey key, long redeemed, bool asNewClient = false)
    {
        var bought = new Bought(order.StoreId, PlacedOn(order)) { PaymentMethod = order.PaymentMethodSystemName ?? "", Order = order, AsNewClient = asNewClient };
        return earning.ComputeAsync(bought, key, async set =>
        {
            var credit = new Money(redeemed, set.Currency).ToDecimal() + await OtherCreditAsync(order);
            var inPrices = WrittenReduction.FindIn(order);
            return new(await LinesAsync(order, set), DiscountOf(order, inPrices, set), order.OrderTotal, PayableOf(order, credit, inPrices?.CreditMinor ?? 0, set.Currency));
        });
    }

    async Task<IReadOnlyList<EarnLine>> LinesAsync(Order order, EarnRuleSet set)
    {
        var items = await orders.GetOrderItemsAsync(order.Id);
        var byId = (await products.GetProductsByIdsAsync([.. items.Select(item => item.ProductId).Distinct()])).ToDictionary(product => product.Id);
        var lines = new List<EarnLine>(items.Count);
        foreach (var item in items)
        {
            var net = set.BaseIncludesTax ? item.PriceInclTax : item.PriceExclTax;
            lines.Add(await EarnLines.OfAsync(rules, set, item.Id, item.ProductId, byId.GetValueOrDefault(item.ProductId), item.Quantity, net, LineCost.Of(item, set)));
        }

        return lines;
    }

    // Gift cards and reward points are not money either: what they pay earns nothing (features 4.1).
    async Task<decimal> OtherCreditAsync(Order order)
    {
        var byCard = await giftCards.Table.Where(use => use.UsedWithOrderId == order.Id).Select(use => use.UsedValue).ToListAsync();
        var points = order.RedeemedRewardPointsEntryId is { } entryId ? await rewardPoints.GetByIdAsync(entryId) : null;
        return byCard.Sum() + Math.Max(0, points?.UsedAmount ?? 0);
    }

    // Credit that stands in the discount is credit: it lowers the share of the money and not what the goods are worth.
    static decimal DiscountOf(Order order, PriceReduction? inPrices, EarnRuleSet set)
    {
        var goods = set.BaseIncludesTax ? order.OrderSubTotalDiscountInclTax : order.OrderSubTotalDiscountExclTax;
        var credit = inPrices is null ? 0 : (set.BaseIncludesTax ? inPrices.CreditMinor : inPrices.Net) / set.Currency.MinorPerUnit;
        return Math.Max(0, goods - credit) + order.OrderDiscount;
    }

    // What the order's parts come to, also where staff typed another total before it was paid (scenarios, rules 5 and 15).
    // Less than a minor unit between the two is rounding; a row without parts was written by somebody who knows of none.
    static decimal PayableOf(Order order, decimal credit, long inPrices, CurrencySpec currency)
    {
        var asTold = order.OrderTotal + credit;
        var ofParts = order.OrderSubtotalExclTax - order.OrderSubTotalDiscountExclTax + order.OrderShippingExclTax + order.PaymentMethodAdditionalFeeExclTax
            + order.OrderTax - order.OrderDiscount + new Money(inPrices, currency).ToDecimal();
        return ofParts > 0 && Math.Abs(ofParts - asTold) * currency.MinorPerUnit >= 1 ? ofParts : asTold;
    }

    static DateTime PlacedOn(Order order) => order.CreatedOnUtc.AsUtc();
}
