namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <summary>The word about a choice that does not apply, or not to the full: beside the totals, in the payment step, and where an order is refused.</summary>
sealed class ChoiceNote(RefusalText refusals, CreditText amounts, ICheckoutCashback checkout, Texts texts)
{
    /// <summary>Why nothing or less is taken; null: the choice is met.</summary>
    /// <param name="standing">The choice as it stands.</param>
    /// <param name="storeId">The store whose limits hold.</param>
    public async Task<string?> OfAsync(ChoiceStanding standing, int storeId)
    {
        if (standing.HasFallenAway)
            return $"{await texts.OfKeyAsync(RedemptionTexts.FallenAway)} {await ReasonAsync(standing, storeId)}";
        return standing.IsCut ? await CutAsync(standing.Quote, storeId) : null;
    }

    /// <summary>Says that an amount is used which was cut to what is possible.</summary>
    public async Task<string> CutAsync(RedemptionQuote quote, int storeId)
    {
        var used = await amounts.InShopCurrencyAsync(quote.Amount);
        return quote.CutByLeastTotal
            ? await texts.OfKeyAsync(RedemptionTexts.AppliedUpToLeastTotal, used, await amounts.InShopCurrencyAsync(await checkout.LeastTotalAsync(storeId)))
            : await texts.OfKeyAsync(RedemptionTexts.AppliedLess, used);
    }

    /// <summary>Says that the order was not placed, because another amount had been shown than would be taken now.</summary>
    /// <param name="shownMinor">What was shown, minor units.</param>
    /// <param name="standing">The choice as it stands; null: there is none any more.</param>
    /// <param name="storeId">The store whose limits hold.</param>
    public async Task<string> ChangedAsync(long shownMinor, ChoiceStanding? standing, int storeId)
    {
        var changed = await texts.OfKeyAsync(RedemptionTexts.Changed, await amounts.InShopCurrencyAsync(shownMinor), await amounts.InShopCurrencyAsync(standing?.Quote.Amount ?? 0));
        return standing is { HasFallenAway: true } ? $"{changed} {await ReasonAsync(standing, storeId)}" : changed;
    }

    /// <summary>Says that the order was not placed, because less is possible than the amount that was asked for.</summary>
    public async Task<string> LessAsync(long askedMinor, RedemptionQuote quote, int storeId)
    {
        var asked = await texts.OfKeyAsync(RedemptionTexts.Less, await amounts.InShopCurrencyAsync(askedMinor));
        return $"{asked} {await CutAsync(quote, storeId)}";
    }

    async Task<string> ReasonAsync(ChoiceStanding standing, int storeId) => standing.Obstacle is { } obstacle
        ? await texts.OfKeyAsync(RedemptionTexts.Of(obstacle))
        : await refusals.OfAsync(standing.Quote, storeId);
}
