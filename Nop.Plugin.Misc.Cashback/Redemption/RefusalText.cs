using System.Globalization;
using Nop.Plugin.Misc.Cashback.Rules;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Cashback.Redemption;

/// <summary>Tells a shopper why credit cannot be used.</summary>
public sealed class RefusalText(ICheckoutCashback checkout, CreditText amounts, ILocalizationService localization)
{
    /// <summary>The reason in the working language, with the store's least amount where that is the reason.</summary>
    /// <param name="refusal">The reason.</param>
    /// <param name="storeId">The store whose limits hold.</param>
    public async Task<string> OfAsync(RedemptionRefusal refusal, int storeId)
    {
        if (refusal != RedemptionRefusal.BelowMinimum)
            return await localization.GetResourceAsync(RedemptionTexts.Of(refusal));

        var least = await checkout.MinimumAsync(storeId);
        return least == 0
            ? await localization.GetResourceAsync(RedemptionTexts.NotOnThisOrder)
            : string.Format(CultureInfo.CurrentCulture, await localization.GetResourceAsync(RedemptionTexts.Of(refusal)), await amounts.InShopCurrencyAsync(least));
    }
}
