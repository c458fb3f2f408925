namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <summary>Keys of the texts of checkout.</summary>
static class RedemptionTexts
{
    const string Prefix = CashbackDefaults.ResourcePrefix + ".Checkout.";

    /// <summary>The row in totals and the custom value of an order: "Cashback".</summary>
    public const string Row = Prefix + "Row";

    /// <summary>The hidden custom value of an order that names its hold: "Cashback reference".</summary>
    public const string Reference = Prefix + "Reference";

    /// <summary>The limits leave nothing of the order for credit to pay.</summary>
    public const string NotOnThisOrder = Prefix + "NotOnThisOrder";

    /// <summary>The shop's least order total leaves nothing for credit to pay, {0} that total.</summary>
    public const string LeastTotal = Prefix + "LeastTotal";

    /// <summary>Note that the choice is not used; the reason follows.</summary>
    public const string FallenAway = Prefix + "FallenAway";

    /// <summary>The order was not placed: {0} of credit was shown, {1} would be taken now.</summary>
    public const string Changed = Prefix + "Changed";

    /// <summary>The order was not placed: {0} was asked for, and what is possible follows.</summary>
    public const string Less = Prefix + "Less";

    /// <summary>An order was placed already: {0} its number, {1} its total, {2} its credit.</summary>
    public const string OrderPlaced = Prefix + "OrderPlaced";

    /// <summary>An order was placed already, without credit: {0} its number, {1} its total.</summary>
    public const string OrderPlacedWithout = Prefix + "OrderPlacedWithout";

    /// <summary>{0} is used, more is not possible.</summary>
    public const string AppliedLess = CashbackDefaults.ResourcePrefix + ".Cart.AppliedLess";

    /// <summary>{0} is used, because an order must come to {1}.</summary>
    public const string AppliedUpToLeastTotal = CashbackDefaults.ResourcePrefix + ".Cart.AppliedUpToLeastTotal";

    const string Obstacle = CashbackDefaults.ResourcePrefix + ".Cart.Obstacle.";
    const string Guest = Prefix + "Refused.Guest";
    const string BelowMinimum = Prefix + "Refused.BelowMinimum";
    const string Insufficient = Prefix + "Refused.Insufficient";

    /// <summary>Another order or page is using the wallet just now.</summary>
    public const string Busy = Prefix + "Busy";

    /// <summary>The shop has to look at the client's account before credit of it can be used.</summary>
    public const string Altered = Prefix + "Altered";

    /// <summary>The ledger could not be read in time.</summary>
    public const string Unread = CashbackDefaults.ResourcePrefix + ".Busy";

    /// <summary>The total fell below the held amount while the order was placed.</summary>
    public const string TotalChanged = Prefix + "TotalChanged";

    /// <summary>Order note, {0} the amount, {1} the hold: a text of the shop's own may name it, ours does not.</summary>
    public const string NoteUsed = Prefix + "NoteUsed";

    /// <summary>Order note and notice to staff after an edit, {0} what went back to the wallet, {1} the credit that still pays a part of the order.</summary>
    public const string NoteGivenBack = Prefix + "NoteGivenBack";

    /// <summary>Order note and notice to staff after an edit that left no credit in the order, {0} what went back to the wallet.</summary>
    public const string NoteAllGivenBack = Prefix + "NoteAllGivenBack";

    /// <summary>Order note and notice to staff after an edit, {0} the money that was paid above what the order costs now.</summary>
    public const string NoteMoneyOver = Prefix + "NoteMoneyOver";

    /// <summary>Why a cart takes no credit at all, for the shopper.</summary>
    public static string Of(CartObstacle obstacle) => obstacle switch
    {
        CartObstacle.Disabled => Obstacle + "Disabled",
        CartObstacle.Recurring => Obstacle + "Recurring",
        CartObstacle.GiftCards => Obstacle + "GiftCards",
        _ => throw new ArgumentOutOfRangeException(nameof(obstacle), obstacle, null),
    };

    /// <summary>Why credit cannot be used, for the shopper; <see cref="RedemptionRefusal.BelowMinimum"/> with {0} the least amount.</summary>
    public static string Of(RedemptionRefusal refusal) => refusal switch
    {
        RedemptionRefusal.Guest => Guest,
        RedemptionRefusal.BelowMinimum => BelowMinimum,
        RedemptionRefusal.Insufficient => Insufficient,
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, null),
    };
}

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
