using Nop.Core.Domain.Discounts;

namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <summary>
/// Takes cashback off the cart's total, last of all, after tax, gift cards and reward points. Where the shop treats it as a reduction of prices, subtotals and taxes say so: they hold it in the
/// discount of the goods, and the total is the same. Writes nothing.
/// </summary>
/// <remarks>What does not hang on credit keeps to the amounts before it: shipping, whether it is free, fees by percentage, and all that the shop's services ask of one another meanwhile.</remarks>
sealed class RedeemingOrderTotalCalculationService(
    IOrderTotalCalculationService inner,
    ICheckoutCashback checkout,
    CartReductions reductions,
    CreditFreeTotals creditFree,
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
        var totals = await CreditFreeAsync(() => inner.GetShoppingCartTotalAsync(cart, useRewardPoints, usePaymentMethodAdditionalFee));
        var reduction = totals.shoppingCartTotal is { } payable && useRewardPoints != false ? await ReductionAsync(cart, TotalOf(payable, totals), ofShownTotals: useRewardPoints is null) : 0;
        if (useRewardPoints is null)
        {
            row.Minor = reduction;
            row.Before = totals.shoppingCartTotal is { } before ? TotalOf(before, totals) : null;
            row.IsInPrices = reduction > 0 && await IsInPricesAsync();
        }

        if (reduction > 0)
            totals.shoppingCartTotal = await LessAsync(totals.shoppingCartTotal.GetValueOrDefault(), reduction);
        return totals;
    }

    /// <remarks>Staff edited a placed order and the shop computes its total anew, without the credit that the shopper had used: what the order still needs of it is taken off again.</remarks>
    public Task UpdateOrderTotalsAsync(UpdateOrderParameters updateOrderParameters, IList<ShoppingCartItem> restoredCart) =>
        orderCredit.UpdateTotalsAsync(updateOrderParameters, () => inner.UpdateOrderTotalsAsync(updateOrderParameters, restoredCart));

    public async Task<(decimal discountAmount, List<Discount> appliedDiscounts, decimal subTotalWithoutDiscount, decimal subTotalWithDiscount, SortedDictionary<decimal, decimal> taxRates)> GetShoppingCartSubTotalAsync(
        IList<ShoppingCartItem> cart, bool includingTax)
    {
        var goods = await CreditFreeAsync(() => inner.GetShoppingCartSubTotalAsync(cart, includingTax));
        if (await ReductionOfPricesAsync(cart) is not { } reduction)
            return goods;

        goods.discountAmount = reduction.DiscountWith(goods.discountAmount, includingTax);
        goods.subTotalWithDiscount = reduction.GoodsWithout(goods.subTotalWithDiscount, includingTax);
        goods.taxRates = reduction.RatesWithout(goods.taxRates);
        return goods;
    }

    public async Task<(decimal discountAmountInclTax, decimal discountAmountExclTax, List<Discount> appliedDiscounts, decimal subTotalWithoutDiscountInclTax, decimal subTotalWithoutDiscountExclTax, decimal subTotalWithDiscountInclTax, decimal subTotalWithDiscountExclTax, SortedDictionary<decimal, decimal> taxRates)> GetShoppingCartSubTotalsAsync(
        IList<ShoppingCartItem> cart)
    {
        var goods = await CreditFreeAsync(() => inner.GetShoppingCartSubTotalsAsync(cart));
        if (await ReductionOfPricesAsync(cart) is not { } reduction)
            return goods;

        // Only while an order is placed: its goods are no longer those whose tax was worked out a moment ago. Before any payment is the time to stop.
        if (placement.HeldMinor is not null && reduction.Goods != new GoodsPrice(goods.subTotalWithDiscountInclTax, goods.subTotalWithDiscountExclTax))
            throw new NopException(await texts.OfKeyAsync(RedemptionTexts.TotalChanged));

        (goods.discountAmountInclTax, goods.discountAmountExclTax) =
            (reduction.DiscountWith(goods.discountAmountInclTax, inclTax: true), reduction.DiscountWith(goods.discountAmountExclTax, inclTax: false));
        (goods.subTotalWithDiscountInclTax, goods.subTotalWithDiscountExclTax) =
            (reduction.GoodsWithout(goods.subTotalWithDiscountInclTax, inclTax: true), reduction.GoodsWithout(goods.subTotalWithDiscountExclTax, inclTax: false));
        goods.taxRates = reduction.RatesWithout(goods.taxRates);
        return goods;
    }

    public Task<(decimal adjustedShippingRate, List<Discount> appliedDiscounts)> AdjustShippingRateAsync(decimal shippingRate, IList<ShoppingCartItem> cart, bool applyToPickupInStore = false) =>
        inner.AdjustShippingRateAsync(shippingRate, cart, applyToPickupInStore);

    public Task<bool> IsFreeShippingAsync(IList<ShoppingCartItem> cart, decimal? subTotal = null) => inner.IsFreeShippingAsync(cart, subTotal);

    public Task<decimal?> GetShoppingCartShippingTotalAsync(IList<ShoppingCartItem> cart) => inner.GetShoppingCartShippingTotalAsync(cart);

    public Task<(decimal? shippingTotalInclTax, decimal? shippingTotaExclTax, decimal taxRate, List<Discount> appliedDiscounts)> GetShoppingCartShippingTotalsAsync(IList<ShoppingCartItem> cart) =>
        inner.GetShoppingCartShippingTotalsAsync(cart);

    public Task<(decimal? shippingTotal, decimal taxRate, List<Discount> appliedDiscounts)> GetShoppingCartShippingTotalAsync(IList<ShoppingCartItem> cart, bool includingTax) =>
        inner.GetShoppingCartShippingTotalAsync(cart, includingTax);

    public async Task<(decimal taxTotal, SortedDictionary<decimal, decimal> taxRates)> GetTaxTotalAsync(IList<ShoppingCartItem> cart, bool usePaymentMethodAdditionalFee = true)
    {
        var tax = await CreditFreeAsync(() => inner.GetTaxTotalAsync(cart, usePaymentMethodAdditionalFee));
        return await ReductionOfPricesAsync(cart) is { } reduction ? (reduction.TaxWithout(tax.taxTotal), reduction.RatesWithout(tax.taxRates)) : tax;
    }

    public Task<decimal> CalculatePaymentAdditionalFeeAsync(IList<ShoppingCartItem> cart, decimal fee, bool usePercentage) =>
        CreditFreeAsync(() => inner.CalculatePaymentAdditionalFeeAsync(cart, fee, usePercentage));

    public Task<decimal> ConvertRewardPointsToAmountAsync(int rewardPoints) => inner.ConvertRewardPointsToAmountAsync(rewardPoints);

    public bool CheckMinimumRewardPointsToUseRequirement(int rewardPoints) => inner.CheckMinimumRewardPointsToUseRequirement(rewardPoints);

    public decimal CalculateApplicableOrderTotalForRewardPoints(decimal orderShippingInclTax, decimal orderTotal) =>
        inner.CalculateApplicableOrderTotalForRewardPoints(orderShippingInclTax, orderTotal);

    public Task<int> CalculateRewardPointsAsync(Customer customer, decimal amount) => inner.CalculateRewardPointsAsync(customer, amount);

    static CartTotal TotalOf(
        decimal payable, (decimal? Total, decimal Discount, List<Discount> Discounts, List<AppliedGiftCard> Cards, int Points, decimal PointsAmount) totals) =>
        new(payable, totals.Discount, (totals.Cards?.Sum(card => card.AmountCanBeUsed) ?? 0) + totals.PointsAmount);

    async Task<T> CreditFreeAsync<T>(Func<Task<T>> compute)
    {
        using (creditFree.Begin())
            return await compute();
    }

    async Task<bool> IsInPricesAsync() =>
        placement.HeldMinor is not null ? placement.Reduction is not null : await reductions.AreOnAsync((await storeContext.GetCurrentStoreAsync()).Id);

    // What the totals will take off, asked for by who shows or stores the parts of the total. A cart without a choice costs a setting that is cached and an attribute that the shop has read.
    async Task<CartReduction?> ReductionOfPricesAsync(IList<ShoppingCartItem> cart)
    {
        if (creditFree.AreAsked)
            return null;
        if (placement.HeldMinor is not null)
            return placement.HeldMinor > 0 ? placement.Reduction : null;

        var store = await storeContext.GetCurrentStoreAsync();
        if (!await reductions.AreOnAsync(store.Id)
            || cart is not [var first, ..]
            || await customers.GetCustomerByIdAsync(first.CustomerId) is not { } customer
            || await checkout.GetChoiceAsync(customer, store.Id) is null)
            return null;

        var totals = await CreditFreeAsync(() => inner.GetShoppingCartTotalAsync(cart));
        return totals.shoppingCartTotal is { } payable && await StandingAsync(customer, store.Id, cart, TotalOf(payable, totals)) is { Quote.Amount: > 0 and var amount }
            ? await reductions.OfAsync(customer, store.Id, cart, amount)
            : null;
    }

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
