namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <summary>Tells a shopper why credit cannot be used.</summary>
sealed class RefusalText(ICheckoutCashback checkout, CreditText amounts, Texts texts)
{
    /// <summary>The reason in the working language, with the store's limit where that is the reason.</summary>
    /// <param name="quote">A quote that was refused.</param>
    /// <param name="storeId">The store whose limits hold.</param>
    public async Task<string> OfAsync(RedemptionQuote quote, int storeId)
    {
        var refusal = quote.Refusal ?? throw new ArgumentException("It was not refused.", nameof(quote));
        return quote.CutByLeastTotal
            ? await texts.OfKeyAsync(RedemptionTexts.LeastTotal, await amounts.InShopCurrencyAsync(await checkout.LeastTotalAsync(storeId)))
            : await OfAsync(refusal, storeId);
    }

    /// <summary>The reason in the working language, with the store's least amount where that is the reason.</summary>
    /// <param name="refusal">The reason.</param>
    /// <param name="storeId">The store whose limits hold.</param>
    public async Task<string> OfAsync(RedemptionRefusal refusal, int storeId)
    {
        if (refusal != RedemptionRefusal.BelowMinimum)
            return await texts.OfKeyAsync(RedemptionTexts.Of(refusal));

        var least = await checkout.MinimumAsync(storeId);
        return least == 0
            ? await texts.OfKeyAsync(RedemptionTexts.NotOnThisOrder)
            : await texts.OfKeyAsync(RedemptionTexts.Of(refusal), await amounts.InShopCurrencyAsync(least));
    }
}
