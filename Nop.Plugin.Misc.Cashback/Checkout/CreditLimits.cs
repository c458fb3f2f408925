namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <summary>The shop's limits for credit on one purchase, as its settings say.</summary>
static class CreditLimits
{
    /// <summary>All limits of an order.</summary>
    /// <param name="rules">The settings of the store.</param>
    /// <param name="currency">The wallet's currency.</param>
    /// <param name="leastLeft">What must be left to pay in money, minor units.</param>
    public static RedemptionPolicy Of(CashbackSettings rules, CurrencySpec currency, long leastLeft = 0) => new(
        rules.RedeemMaxPerOrder > 0 ? Money.FromDecimalFloor(rules.RedeemMaxPerOrder, currency).Minor : null,
        Math.Clamp(rules.RedeemMaxSharePercent, 0, 100) / 100,
        Money.FromDecimalHalfUp(Math.Max(0, rules.RedeemMinimum), currency).Minor,
        leastLeft)
    {
        MinimumOrderMinor = Money.FromDecimalHalfUp(Math.Max(0, rules.RedeemMinimumOrder), currency).Minor,
        Goods = new()
        {
            GiftCards = rules.RedeemOnGiftCards,
            Kinds = rules.RedeemOn,
            Reduced = rules.RedeemOnReduced,
            CategoryIds = IdList.Parse(rules.RedeemCategoryIds),
            ProductIds = IdList.Parse(rules.RedeemProductIds),
            ExcludedCategoryIds = IdList.Parse(rules.RedeemNotCategoryIds),
            ExcludedProductIds = IdList.Parse(rules.RedeemNotProductIds),
        },
        PaysShipping = rules.RedeemOnShipping && rules.TaxTreatment != TaxTreatment.PriceReduction,
        PaysExtras = rules.TaxTreatment != TaxTreatment.PriceReduction,
        OncePerDay = rules.RedeemOncePerDay,
        TierIds = IdList.Parse(rules.RedeemTierIds),
        RoleIds = IdList.Parse(rules.RedeemRoleIds),
        Days = new() { Weekdays = WeekdayBits.DaysOf(rules.RedeemOffWeekdays), Ranges = DayRange.Parse(rules.RedeemOffDays) ?? [] },
    };

    /// <summary>The limits of a sale in the salon: those of an order but for what a till does not know or sell (discounts, shipping, the shop's least order total), and one order a day, which is of the shop's orders.</summary>
    /// <param name="rules">The settings of the store.</param>
    /// <param name="currency">The wallet's currency.</param>
    public static RedemptionPolicy OfSale(CashbackSettings rules, CurrencySpec currency) => Of(rules, currency) with { OncePerDay = false };
}
