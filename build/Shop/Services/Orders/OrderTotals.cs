using Nop.Core.Domain.Discounts;
using Nop.Services.Orders;

namespace Cashback.Preview.Services;

/// <summary>Totals of carts and of orders that are edited. Discounts of the total, gift cards, reward points and fees are what the checkout was told.</summary>
public sealed class OrderTotals(CartPricing pricing, CartSurcharges surcharges, IRepository<OrderItem> items, IRepository<GiftCardUsageHistory> cards, IRepository<RewardPointsHistory> points)
    : IOrderTotalCalculationService
{
    /// <inheritdoc/>
    /// <remarks>In nopCommerce's order: goods, shipping, fee, tax, discount of the total, gift cards, reward points. It asks its own members for all but the tax.</remarks>
    public async Task<(decimal? shoppingCartTotal, decimal discountAmount, List<Discount> appliedDiscounts, List<AppliedGiftCard> appliedGiftCards, int redeemedRewardPoints,
        decimal redeemedRewardPointsAmount)> GetShoppingCartTotalAsync(IList<ShoppingCartItem> cart, bool? useRewardPoints = null, bool usePaymentMethodAdditionalFee = true)
    {
        var agreed = surcharges.TermsOf(cart);
        var total = (await GetShoppingCartSubTotalAsync(cart, includingTax: false)).subTotalWithDiscount + (await surcharges.ShippingAsync(cart)).Net
            + (usePaymentMethodAdditionalFee ? (await surcharges.FeeAsync(cart)).Net : 0) + (await GetTaxTotalAsync(cart, usePaymentMethodAdditionalFee)).taxTotal;
        var discount = Math.Min(agreed.TotalDiscount, total);
        var card = Math.Min(agreed.GiftCard, total - discount);
        var worth = useRewardPoints == false ? 0 : Math.Min(agreed.RewardPoints, total - discount - card);
        return (total - discount - card - worth, discount, [], card > 0 ? [new AppliedGiftCard { AmountCanBeUsed = card, GiftCard = new() }] : [], (int)worth, worth);
    }

    /// <inheritdoc/>
    public async Task<(decimal discountAmountInclTax, decimal discountAmountExclTax, List<Discount> appliedDiscounts, decimal subTotalWithoutDiscountInclTax,
        decimal subTotalWithoutDiscountExclTax, decimal subTotalWithDiscountInclTax, decimal subTotalWithDiscountExclTax, SortedDictionary<decimal, decimal> taxRates)>
        GetShoppingCartSubTotalsAsync(IList<ShoppingCartItem> cart)
    {
        var (priced, choices) = (await pricing.PriceAsync(cart), await surcharges.ChoicesAsync(cart));
        var (gross, net, rates) = (priced.Gross + choices.Gross, priced.Net + choices.Net, priced.TaxRates);
        if (choices.Tax > 0)
            rates[choices.TaxPercent] = rates.GetValueOrDefault(choices.TaxPercent) + choices.Tax;
        return (priced.DiscountGross, priced.Discount, [], gross, net, gross - priced.DiscountGross, net - priced.Discount, rates);
    }

    /// <inheritdoc/>
    public async Task<(decimal discountAmount, List<Discount> appliedDiscounts, decimal subTotalWithoutDiscount, decimal subTotalWithDiscount,
        SortedDictionary<decimal, decimal> taxRates)> GetShoppingCartSubTotalAsync(IList<ShoppingCartItem> cart, bool includingTax)
    {
        var (discountGross, discount, _, gross, net, grossAfter, netAfter, rates) = await GetShoppingCartSubTotalsAsync(cart);
        return includingTax ? (discountGross, [], gross, grossAfter, rates) : (discount, [], net, netAfter, rates);
    }

    /// <inheritdoc/>
    public async Task<decimal?> GetShoppingCartShippingTotalAsync(IList<ShoppingCartItem> cart) => (await pricing.PriceAsync(cart)).Shipping;

    /// <inheritdoc/>
    public async Task<(decimal? shippingTotal, decimal taxRate, List<Discount> appliedDiscounts)> GetShoppingCartShippingTotalAsync(IList<ShoppingCartItem> cart, bool includingTax)
    {
        var shipping = await surcharges.ShippingAsync(cart);
        return (includingTax ? shipping.Gross : shipping.Net, shipping.TaxPercent, []);
    }

    /// <inheritdoc/>
    public async Task<(decimal? shippingTotalInclTax, decimal? shippingTotaExclTax, decimal taxRate, List<Discount> appliedDiscounts)> GetShoppingCartShippingTotalsAsync(
        IList<ShoppingCartItem> cart)
    {
        var shipping = await surcharges.ShippingAsync(cart);
        return (shipping.Gross, shipping.Net, shipping.TaxPercent, []);
    }

    /// <inheritdoc/>
    public async Task<(decimal taxTotal, SortedDictionary<decimal, decimal> taxRates)> GetTaxTotalAsync(IList<ShoppingCartItem> cart, bool usePaymentMethodAdditionalFee = true)
    {
        var taxes = await surcharges.TaxesAsync(cart, usePaymentMethodAdditionalFee);
        return (taxes.Values.Sum(), taxes);
    }

    /// <inheritdoc/>
    public async Task<bool> IsFreeShippingAsync(IList<ShoppingCartItem> cart, decimal? subTotal = null) => (await pricing.PriceAsync(cart)).Shipping == 0;

    /// <inheritdoc/>
    public Task<(decimal adjustedShippingRate, List<Discount> appliedDiscounts)> AdjustShippingRateAsync(decimal shippingRate, IList<ShoppingCartItem> cart,
        bool applyToPickupInStore = false) => Task.FromResult((shippingRate, new List<Discount>()));

    /// <inheritdoc/>
    /// <remarks>From the items, the discounts and the delivery, as nopCommerce does: whatever else lowered the total is lost unless somebody takes care of it.</remarks>
    public async Task UpdateOrderTotalsAsync(UpdateOrderParameters updateOrderParameters, IList<ShoppingCartItem> restoredCart)
    {
        var order = updateOrderParameters.UpdatedOrder;
        var agreed = new CartTerms { OrderDiscount = order.OrderSubTotalDiscountExclTax, Shipping = order.OrderShippingExclTax };
        foreach (var item in await items.Table.Where(item => item.OrderId == order.Id && item.DiscountAmountExclTax > 0).ToListAsync())
            agreed.LineDiscounts[item.Id] = item.DiscountAmountExclTax;
        var priced = await pricing.PriceAsync(restoredCart, agreed);
        (order.OrderSubtotalExclTax, order.OrderSubtotalInclTax) = (priced.Net, priced.Gross);
        (order.OrderSubTotalDiscountExclTax, order.OrderSubTotalDiscountInclTax) = (priced.Discount, priced.DiscountGross);
        var rates = priced.TaxRates;
        Add(order.OrderShippingInclTax - order.OrderShippingExclTax, order.OrderShippingExclTax);
        Add(order.PaymentMethodAdditionalFeeInclTax - order.PaymentMethodAdditionalFeeExclTax, order.PaymentMethodAdditionalFeeExclTax);
        order.OrderTax = rates.Values.Sum();
        order.TaxRates = string.Concat(rates.Select(rate => string.Create(CultureInfo.InvariantCulture, $"{rate.Key}:{rate.Value};   ")));
        var total = priced.Net - priced.Discount + order.OrderShippingExclTax + order.PaymentMethodAdditionalFeeExclTax + order.OrderTax;
        order.OrderDiscount = Math.Min(order.OrderDiscount, total);
        order.OrderTotal = Math.Max(0, total - order.OrderDiscount - await TendersAsync(order));

        void Add(decimal tax, decimal net)
        {
            if (tax > 0)
                rates[Math.Round(100 * tax / net, 3)] = rates.GetValueOrDefault(Math.Round(100 * tax / net, 3)) + tax;
        }
    }

    /// <inheritdoc/>
    public async Task<decimal> CalculatePaymentAdditionalFeeAsync(IList<ShoppingCartItem> cart, decimal fee, bool usePercentage) =>
        usePercentage && fee > 0 ? ((await GetShoppingCartTotalAsync(cart, usePaymentMethodAdditionalFee: false)).shoppingCartTotal ?? 0) * fee / 100 : fee;

    /// <inheritdoc/>
    public Task<decimal> ConvertRewardPointsToAmountAsync(int rewardPoints) => Task.FromResult(0m);

    /// <inheritdoc/>
    public Task<int> CalculateRewardPointsAsync(Customer customer, decimal amount) => Task.FromResult(0);

    /// <inheritdoc/>
    public bool CheckMinimumRewardPointsToUseRequirement(int rewardPoints) => false;

    /// <inheritdoc/>
    public decimal CalculateApplicableOrderTotalForRewardPoints(decimal orderShippingInclTax, decimal orderTotal) => orderTotal;

    async Task<decimal> TendersAsync(Order order)
    {
        var byCards = (await cards.Table.Where(use => use.UsedWithOrderId == order.Id).ToListAsync()).Sum(use => use.UsedValue);
        return byCards + (order.RedeemedRewardPointsEntryId is { } entry ? (await points.GetByIdAsync(entry))?.UsedAmount ?? 0 : 0);
    }
}
