using Nop.Plugin.Misc.Cashback.Terms;
using Nop.Services.Catalog;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Cashback.Orders;

/// <summary>Works out what an order earns, to be frozen with its first payment.</summary>
sealed class OrderEarning(
    IOrderService orders,
    IProductService products,
    IRepository<GiftCardUsageHistory> giftCards,
    IRepository<RewardPointsHistory> rewardPoints,
    IRuleSetProvider rules,
    CustomerFactsReader clients,
    ITierService tiers,
    IMembership membership,
    IWalletStore store,
    ITermsVersions terms,
    ISettingService settings)
{
    /// <summary>Computes the earning of the order by the rules in force now, with the tier held now.</summary>
    /// <param name="order">The order as it is.</param>
    /// <param name="key">The wallet.</param>
    /// <param name="redeemed">Credit that pays a part of it, without what edits freed; minor units.</param>
    /// <param name="asNewClient">With the tier of who has bought nothing yet: a guest's order that was claimed later.</param>
    public async Task<FrozenEarning> ComputeAsync(Order order, WalletKey key, long redeemed, bool asNewClient = false)
    {
        var values = await settings.LoadSettingAsync<CashbackSettings>(order.StoreId);
        var set = await rules.GetAsync(order.StoreId);
        NotEarningReason? off = !values.Enabled ? NotEarningReason.Disabled
            : values.EarnFromUtc is not { } from || order.CreatedOnUtc < from ? NotEarningReason.PlacedBefore
            : await membership.WhyNotAsync(key.CustomerId, key.StoreId, values);
        if (off is not null)
        {
            var nothing = new EarnSnapshot(1, set.Currency.Code, set.Currency.Decimals, PlacedOn(order), 0, off, null, await terms.NumberAsync(order.StoreId));
            return new(Fraction.Zero, Fraction.Zero, new Dictionary<int, (long, long)>(), values.ActivationDelayDays, ExpiryOf(values), 0, nothing.ToJson());
        }

        var tier = asNewClient ? TierPolicy.TierFor(Fraction.Zero, set.Tiers) : await tiers.CurrentAsync(key.CustomerId, key.StoreId);
        var spent = await store.BudgetsAsync([.. set.Programmes.Select(programme => programme.Id)], CancellationToken.None);
        var client = await clients.ReadAsync(key, set, PlacedOn(order), order);
        var credit = new Money(redeemed, set.Currency).ToDecimal() + await OtherCreditAsync(order);
        var result = EarnCalculator.Calculate(set, new()
        {
            Lines = await LinesAsync(order, set),
            OrderDiscount = (set.BaseIncludesTax ? order.OrderSubTotalDiscountInclTax : order.OrderSubTotalDiscountExclTax) + order.OrderDiscount,
            Total = order.OrderTotal,
            Payable = PayableOf(order, credit, set.Currency),
            Tier = tier,
            Client = client.Facts,
            FirstOfDay = client.FirstOfDay,
            ClientUse = client.Use,
            PlacedOnUtc = PlacedOn(order),
            PaymentMethod = order.PaymentMethodSystemName ?? "",
            BudgetLeft = set.BudgetsLeft(spent),
            CollectExplanation = true,
        });

        var snapshot = new EarnSnapshot(1, set.Currency.Code, set.Currency.Decimals, PlacedOn(order), result.EarnedMinor,
            result.BelowMinimum ? NotEarningReason.BelowMinimum : null, result.Explanation, await terms.NumberAsync(order.StoreId));
        var charges = result.ProgrammeCharges.ToDictionary(charge => charge.Key, charge => (spent.GetValueOrDefault(charge.Key), charge.Value));
        return new(result.EarnExact, result.SpendBase, charges, values.ActivationDelayDays, ExpiryOf(values), tier?.Id ?? 0, snapshot.ToJson());
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

    // What the order's parts come to, also where staff typed another total before it was paid (scenarios, rules 5 and 15).
    // Less than a minor unit between the two is rounding; a row without parts was written by somebody who knows of none.
    static decimal PayableOf(Order order, decimal credit, CurrencySpec currency)
    {
        var asTold = order.OrderTotal + credit;
        var ofParts = order.OrderSubtotalExclTax - order.OrderSubTotalDiscountExclTax + order.OrderShippingExclTax + order.PaymentMethodAdditionalFeeExclTax
            + order.OrderTax - order.OrderDiscount;
        return ofParts > 0 && Math.Abs(ofParts - asTold) * currency.MinorPerUnit >= 1 ? ofParts : asTold;
    }

    static DateTime PlacedOn(Order order) => order.CreatedOnUtc.AsUtc();

    static int? ExpiryOf(CashbackSettings values) => values.CreditExpires ? values.ExpiryDays : null;
}
