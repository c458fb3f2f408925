using Nop.Core.Domain.Discounts;
using Nop.Services.Orders;

namespace Cashback.Preview.Services;

/// <summary>Totals of carts and of orders that are edited. There are no reward points, gift cards or payment fees.</summary>
public sealed class OrderTotals(CartPricing pricing, IRepository<OrderItem> items) : IOrderTotalCalculationService
{
    /// <inheritdoc/>
    public async Task<(decimal? shoppingCartTotal, decimal discountAmount, List<Discount> appliedDiscounts, List<AppliedGiftCard> appliedGiftCards, int redeemedRewardPoints,
        decimal redeemedRewardPointsAmount)> GetShoppingCartTotalAsync(IList<ShoppingCartItem> cart, bool? useRewardPoints = null, bool usePaymentMethodAdditionalFee = true) =>
        ((await pricing.PriceAsync(cart)).Payable, 0, [], [], 0, 0);

    /// <inheritdoc/>
    public async Task<(decimal discountAmountInclTax, decimal discountAmountExclTax, List<Discount> appliedDiscounts, decimal subTotalWithoutDiscountInclTax,
        decimal subTotalWithoutDiscountExclTax, decimal subTotalWithDiscountInclTax, decimal subTotalWithDiscountExclTax, SortedDictionary<decimal, decimal> taxRates)>
        GetShoppingCartSubTotalsAsync(IList<ShoppingCartItem> cart)
    {
        var priced = await pricing.PriceAsync(cart);
        return (priced.DiscountGross, priced.Discount, [], priced.Gross, priced.Net, priced.Gross - priced.DiscountGross, priced.Net - priced.Discount, priced.TaxRates);
    }

    /// <inheritdoc/>
    public async Task<(decimal discountAmount, List<Discount> appliedDiscounts, decimal subTotalWithoutDiscount, decimal subTotalWithDiscount,
        SortedDictionary<decimal, decimal> taxRates)> GetShoppingCartSubTotalAsync(IList<ShoppingCartItem> cart, bool includingTax)
    {
        var priced = await pricing.PriceAsync(cart);
        return includingTax
            ? (priced.DiscountGross, [], priced.Gross, priced.Gross - priced.DiscountGross, priced.TaxRates)
            : (priced.Discount, [], priced.Net, priced.Net - priced.Discount, priced.TaxRates);
    }

    /// <inheritdoc/>
    public async Task<decimal?> GetShoppingCartShippingTotalAsync(IList<ShoppingCartItem> cart) => (await pricing.PriceAsync(cart)).Shipping;

    /// <inheritdoc/>
    public async Task<(decimal? shippingTotal, decimal taxRate, List<Discount> appliedDiscounts)> GetShoppingCartShippingTotalAsync(IList<ShoppingCartItem> cart, bool includingTax) =>
        ((await pricing.PriceAsync(cart)).Shipping, 0, []);

    /// <inheritdoc/>
    public async Task<(decimal? shippingTotalInclTax, decimal? shippingTotaExclTax, decimal taxRate, List<Discount> appliedDiscounts)> GetShoppingCartShippingTotalsAsync(
        IList<ShoppingCartItem> cart)
    {
        var shipping = (await pricing.PriceAsync(cart)).Shipping;
        return (shipping, shipping, 0, []);
    }

    /// <inheritdoc/>
    public async Task<(decimal taxTotal, SortedDictionary<decimal, decimal> taxRates)> GetTaxTotalAsync(IList<ShoppingCartItem> cart, bool usePaymentMethodAdditionalFee = true)
    {
        var priced = await pricing.PriceAsync(cart);
        return (priced.Tax, priced.TaxRates);
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
        order.OrderTax = priced.Tax;
        order.OrderTotal = priced.Net - priced.Discount + priced.Tax + order.OrderShippingExclTax;
    }

    /// <inheritdoc/>
    public Task<decimal> CalculatePaymentAdditionalFeeAsync(IList<ShoppingCartItem> cart, decimal fee, bool usePercentage) => Task.FromResult(0m);

    /// <inheritdoc/>
    public Task<decimal> ConvertRewardPointsToAmountAsync(int rewardPoints) => Task.FromResult(0m);

    /// <inheritdoc/>
    public Task<int> CalculateRewardPointsAsync(Customer customer, decimal amount) => Task.FromResult(0);

    /// <inheritdoc/>
    public bool CheckMinimumRewardPointsToUseRequirement(int rewardPoints) => false;

    /// <inheritdoc/>
    public decimal CalculateApplicableOrderTotalForRewardPoints(decimal orderShippingInclTax, decimal orderTotal) => orderTotal;
}
