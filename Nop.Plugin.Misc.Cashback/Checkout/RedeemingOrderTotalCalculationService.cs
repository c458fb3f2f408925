using Nop.Core.Domain.Discounts;

namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <summary>Takes cashback off the cart's total, last of all, after tax, gift cards and reward points. Writes nothing and asks the inner service exactly as often as it is asked.</summary>
sealed class RedeemingOrderTotalCalculationService(
    IOrderTotalCalculationService inner,
    ICheckoutCashback checkout,
    CheckoutPlacement placement,
    CashbackRow row,
    ICustomerService customers,
    IStoreContext storeContext,
    IWalletDirectory wallets,
    IOrderCredit orderCredit,
    Texts texts) : IOrderTotalCalculationService
{
    /// <remarks>
    /// Nothing is taken off where <paramref name="useRewardPoints"/> is false: the shop asks so to decide whether the payment step is shown, with the tenders
    /// that a shopper can still change left out. If credit brought that total to 0, the step with its box would be skipped and the choice could not be changed any more.
    /// </remarks>
    public async Task<(decimal? shoppingCartTotal, decimal discountAmount, List<Discount> appliedDiscounts, List<AppliedGiftCard> appliedGiftCards, int redeemedRewardPoints, decimal redeemedRewardPointsAmount)> GetShoppingCartTotalAsync(
        IList<ShoppingCartItem> cart, bool? useRewardPoints = null, bool usePaymentMethodAdditionalFee = true)
    {
        var totals = await inner.GetShoppingCartTotalAsync(cart, useRewardPoints, usePaymentMethodAdditionalFee);
        var reduction = totals.shoppingCartTotal is { } payable && useRewardPoints != false ? await ReductionAsync(cart, TotalOf(payable, totals), ofShownTotals: useRewardPoints is null) : 0;
        if (useRewardPoints is null)
        {
            row.Minor = reduction;
            row.Before = totals.shoppingCartTotal is { } before ? TotalOf(before, totals) : null;
        }

        if (reduction > 0)
            totals.shoppingCartTotal = await LessAsync(totals.shoppingCartTotal.GetValueOrDefault(), reduction);
        return totals;
    }

    /// <remarks>Staff edited a placed order and the shop computes its total anew, without the credit that the shopper had used: what the order still needs of it is taken off again.</remarks>
    public Task UpdateOrderTotalsAsync(UpdateOrderParameters updateOrderParameters, IList<ShoppingCartItem> restoredCart) =>
        orderCredit.UpdateTotalsAsync(updateOrderParameters, () => inner.UpdateOrderTotalsAsync(updateOrderParameters, restoredCart));

    public Task<(decimal discountAmount, List<Discount> appliedDiscounts, decimal subTotalWithoutDiscount, decimal subTotalWithDiscount, SortedDictionary<decimal, decimal> taxRates)> GetShoppingCartSubTotalAsync(
        IList<ShoppingCartItem> cart, bool includingTax) =>
        inner.GetShoppingCartSubTotalAsync(cart, includingTax);

    public Task<(decimal discountAmountInclTax, decimal discountAmountExclTax, List<Discount> appliedDiscounts, decimal subTotalWithoutDiscountInclTax, decimal subTotalWithoutDiscountExclTax, decimal subTotalWithDiscountInclTax, decimal subTotalWithDiscountExclTax, SortedDictionary<decimal, decimal> taxRates)> GetShoppingCartSubTotalsAsync(
        IList<ShoppingCartItem> cart) =>
        inner.GetShoppingCartSubTotalsAsync(cart);

    public Task<(decimal adjustedShippingRate, List<Discount> appliedDiscounts)> AdjustShippingRateAsync(decimal shippingRate, IList<ShoppingCartItem> cart, bool applyToPickupInStore = false) =>
        inner.AdjustShippingRateAsync(shippingRate, cart, applyToPickupInStore);

    public Task<bool> IsFreeShippingAsync(IList<ShoppingCartItem> cart, decimal? subTotal = null) => inner.IsFreeShippingAsync(cart, subTotal);

    public Task<decimal?> GetShoppingCartShippingTotalAsync(IList<ShoppingCartItem> cart) => inner.GetShoppingCartShippingTotalAsync(cart);

    public Task<(decimal? shippingTotalInclTax, decimal? shippingTotaExclTax, decimal taxRate, List<Discount> appliedDiscounts)> GetShoppingCartShippingTotalsAsync(IList<ShoppingCartItem> cart) =>
        inner.GetShoppingCartShippingTotalsAsync(cart);

    public Task<(decimal? shippingTotal, decimal taxRate, List<Discount> appliedDiscounts)> GetShoppingCartShippingTotalAsync(IList<ShoppingCartItem> cart, bool includingTax) =>
        inner.GetShoppingCartShippingTotalAsync(cart, includingTax);

    public Task<(decimal taxTotal, SortedDictionary<decimal, decimal> taxRates)> GetTaxTotalAsync(IList<ShoppingCartItem> cart, bool usePaymentMethodAdditionalFee = true) =>
        inner.GetTaxTotalAsync(cart, usePaymentMethodAdditionalFee);

    public Task<decimal> CalculatePaymentAdditionalFeeAsync(IList<ShoppingCartItem> cart, decimal fee, bool usePercentage) =>
        inner.CalculatePaymentAdditionalFeeAsync(cart, fee, usePercentage);

    public Task<decimal> ConvertRewardPointsToAmountAsync(int rewardPoints) => inner.ConvertRewardPointsToAmountAsync(rewardPoints);

    public bool CheckMinimumRewardPointsToUseRequirement(int rewardPoints) => inner.CheckMinimumRewardPointsToUseRequirement(rewardPoints);

    public decimal CalculateApplicableOrderTotalForRewardPoints(decimal orderShippingInclTax, decimal orderTotal) =>
        inner.CalculateApplicableOrderTotalForRewardPoints(orderShippingInclTax, orderTotal);

    public Task<int> CalculateRewardPointsAsync(Customer customer, decimal amount) => inner.CalculateRewardPointsAsync(customer, amount);

    static CartTotal TotalOf(
        decimal payable, (decimal? Total, decimal Discount, List<Discount> Discounts, List<AppliedGiftCard> Cards, int Points, decimal PointsAmount) totals) =>
        new(payable, totals.Discount, (totals.Cards?.Sum(card => card.AmountCanBeUsed) ?? 0) + totals.PointsAmount);

    async Task<long> ReductionAsync(IList<ShoppingCartItem> cart, CartTotal total, bool ofShownTotals)
    {
        if (placement.HeldMinor is { } held)
            return held;
        if (cart is not [var first, ..] || await customers.GetCustomerByIdAsync(first.CustomerId) is not { } customer)
            return 0;

        var store = await storeContext.GetCurrentStoreAsync();
        var standing = await StandingAsync(customer, store.Id, cart, total);
        if (ofShownTotals)
            (row.Customer, row.StoreId, row.Standing) = (customer, store.Id, standing);
        return standing?.Quote.Amount ?? 0;
    }

    // The one-page checkout shows the message of whatever a step throws.
    async Task<ChoiceStanding?> StandingAsync(Customer customer, int storeId, IList<ShoppingCartItem> cart, CartTotal total)
    {
        try
        {
            return await checkout.StandingAsync(customer, storeId, cart, total);
        }
        catch (LedgerBusyException exception)
        {
            throw new LedgerBusyException(await texts.OfKeyAsync(RedemptionTexts.Unread), exception);
        }
    }

    async Task<decimal> LessAsync(decimal payable, long reduction)
    {
        var currency = await wallets.GetCurrencyAsync();

        // Only while an order is placed: its total fell below what had been held a moment ago. Before any payment is the time to stop.
        if (reduction > Money.FromDecimalHalfUp(payable, currency).Minor)
            throw new NopException(await texts.OfKeyAsync(RedemptionTexts.TotalChanged));

        return RedeemedTotal.Of(payable, reduction, currency);
    }
}
