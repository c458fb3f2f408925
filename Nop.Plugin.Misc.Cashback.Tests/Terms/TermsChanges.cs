using Nop.Plugin.Misc.Cashback.Rules.Bonuses;

namespace Nop.Plugin.Misc.Cashback.Tests.Terms;

/// <summary>A shop in which everything is set, and changes of it of which each changes what a shopper gets.</summary>
static class TermsChanges
{
    /// <summary>A sample with a rule of every kind.</summary>
    internal static TermsSample Full()
    {
        var shop = new TermsSample { MinimumReceipt = 10_00 };
        var settings = shop.Settings;
        (settings.RequireOptIn, settings.RequireCard, settings.GuestClaimDays, settings.WalletPerStore) = (true, true, 30, true);
        (settings.EarnOn, settings.ServiceCategoryIds, settings.EarnCapPercent, settings.EarnMarginCapPercent) = (EarnOn.Services, "10", 20, 50);
        (settings.RedeemMinimum, settings.RedeemMaxPerOrder, settings.RedeemMaxSharePercent) = (1, 50, 80);
        (settings.RedeemMinimumOrder, settings.RedeemOn, settings.RedeemCategoryIds, settings.RedeemNotProductIds, settings.RedeemOnReduced, settings.RedeemOnShipping) = (20, EarnOn.Products, "10", "100", false, false);
        (settings.RedeemOncePerDay, settings.RedeemTierIds, settings.RedeemOffWeekdays, settings.RedeemOffDays) = (true, "2", 1, "2026-12-24");
        (settings.TierReview, settings.TierGraceDays, settings.TierReturnDays) = (TierReview.Yearly, 14, 10);
        settings.EarnFromUtc = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        shop.Tiers[1].MinimumReceipt = 20_00;
        shop.Cards.AddRange([new() { Id = 1, Name = "Friend", Rate = 8 }, new() { Id = 2, Name = "Plain" }]);
        shop.CategoryRates.AddRange([new() { CategoryId = 10, Rate = 6 }, new() { CategoryId = 11, Excluded = true }]);
        shop.ManufacturerRates.Add(new() { ManufacturerId = 3, Rate = 4 });
        shop.ProductRates.Add(new() { ProductId = 100, Rate = 3 });
        shop.Branches.Add("Corso");
        shop.Run(one => (one.Multiplier, one.Weekdays, one.CapPerOrder, one.Budget, one.Stackable, one.Priority) = (2, 4, 5_00, 900_00, true, 1));
        shop.Run(one => (one.ExtraPercent, one.CategoryIds, one.FirstOrder) = (5, "10", true));
        foreach (var kind in Enum.GetValues<BonusKind>())
            shop.Give(kind, 5_00, bonus => (bonus.Days, bonus.Items, bonus.YearlyMaximum, bonus.FriendAmount, bonus.LimitId) = (20, 10, 3, 4_00, (int)BonusLimit.Yearly));
        return shop;
    }

    /// <summary>Changes of the full sample.</summary>
    internal static readonly (string Name, Action<TermsSample> Make)[] All =
    [
        ("opt-in", shop => shop.Settings.RequireOptIn = false),
        ("card", shop => shop.Settings.RequireCard = false),
        ("guest claims", shop => shop.Settings.GuestClaimDays++),
        ("wallet per store", shop => shop.Settings.WalletPerStore = false),
        ("tax", shop => shop.Settings.BaseIncludesTax = true),
        ("what earns", shop => shop.Settings.EarnOn = EarnOn.Products),
        ("services", shop => shop.Settings.ServiceCategoryIds = "11"),
        ("minimum", shop => shop.MinimumReceipt++),
        ("cap", shop => shop.Settings.EarnCapPercent += 0.5m),
        ("margin cap", shop => shop.Settings.EarnMarginCapPercent = 0),
        ("delay", shop => shop.Settings.ActivationDelayDays++),
        ("expiry", shop => shop.Settings.CreditExpires = false),
        ("end of expiry", shop => shop.Settings.ExpiryUntil = ExpiryUntil.Month),
        ("day of expiry", shop => (shop.Settings.ExpiryUntil, shop.Settings.ExpiryMonth) = (ExpiryUntil.Date, 3)),
        ("days of expiry", shop => shop.Settings.ExpiryDays++),
        ("first order that earns", shop => shop.Settings.EarnFromUtc = shop.Settings.EarnFromUtc!.Value.AddHours(1)),
        ("least redemption", shop => shop.Settings.RedeemMinimum += 0.01m),
        ("most an order", shop => shop.Settings.RedeemMaxPerOrder += 0.01m),
        ("share", shop => shop.Settings.RedeemMaxSharePercent += 0.5m),
        ("least order for using it", shop => shop.Settings.RedeemMinimumOrder += 0.01m),
        ("what is paid", shop => shop.Settings.RedeemOn = EarnOn.Services),
        ("categories paid", shop => shop.Settings.RedeemCategoryIds = "11"),
        ("products paid", shop => shop.Settings.RedeemProductIds = "100"),
        ("categories not paid", shop => shop.Settings.RedeemNotCategoryIds = "11"),
        ("products not paid", shop => shop.Settings.RedeemNotProductIds = ""),
        ("reduced goods", shop => shop.Settings.RedeemOnReduced = true),
        ("shipping", shop => shop.Settings.RedeemOnShipping = true),
        ("once a day", shop => shop.Settings.RedeemOncePerDay = false),
        ("tiers that may", shop => shop.Settings.RedeemTierIds = "1"),
        ("roles that may", shop => shop.Settings.RedeemRoleIds = "7"),
        ("weekdays off", shop => shop.Settings.RedeemOffWeekdays = 2),
        ("days off", shop => shop.Settings.RedeemOffDays = "2026-12-25"),
        ("gift cards", shop => shop.Settings.RedeemOnGiftCards = true),
        ("shortfall", shop => shop.Settings.Shortfall = ShortfallPolicy.Clamp),
        ("window", shop => shop.Settings.TierWindow = TierWindow.Rolling365),
        ("review", shop => shop.Settings.TierReview = TierReview.Months),
        ("month of review", shop => shop.Settings.TierReviewMonth = 7),
        ("day of review", shop => shop.Settings.TierReviewDay = 7),
        ("grace", shop => shop.Settings.TierGraceDays++),
        ("return window", shop => shop.Settings.TierReturnDays++),
        ("vouchers", shop => shop.Settings.VoucherValidDays++),
        ("held", shop => shop.Settings.CheckoutHoldMinutes++),
        ("tier's name", shop => shop.Tiers[1].Name = "Ruby"),
        ("tier's threshold", shop => shop.Tiers[1].SpendThreshold++),
        ("tier's rate", shop => shop.Tiers[1].Rate += 0.0001m),
        ("tier's unit", shop => shop.Tiers[1].Unit = (int)RateUnit.PerOrder),
        ("tier's minimum", shop => shop.Tiers[1].MinimumReceipt++),
        ("card's rate", shop => shop.Cards[0].Rate++),
        ("category's rate", shop => shop.CategoryRates[0].Rate++),
        ("exclusion", shop => shop.CategoryRates[1].Excluded = false),
        ("manufacturer's rate", shop => shop.ManufacturerRates[0].Rate++),
        ("product's rate", shop => shop.ProductRates[0].Rate++),
        ("branch", shop => shop.Branches.Add("Porta")),
        ("programme's name", shop => shop.Programmes[0].Name = "Other"),
        ("programme's switch", shop => shop.Programmes[0].Active = false),
        ("programme's factor", shop => shop.Programmes[0].Multiplier++),
        ("programme's days", shop => shop.Programmes[0].Weekdays = 8),
        ("programme's cap", shop => shop.Programmes[0].CapPerOrder++),
        ("programme's budget", shop => shop.Programmes[0].Budget++),
        ("programme's company", shop => shop.Programmes[0].Stackable = false),
        ("programme's priority", shop => shop.Programmes[0].Priority++),
        ("programme's audience", shop => shop.Programmes[1].FirstOrder = false),
        ("programme's categories", shop => shop.Programmes[1].CategoryIds = "11"),
        .. Enum.GetValues<BonusKind>().Select(kind => ($"amount of {kind}", (Action<TermsSample>)(shop => shop.Bonuses.Find(bonus => bonus.KindId == (int)kind)!.Amount++))),
        ("friend's amount", shop => shop.Bonuses.Find(bonus => bonus.KindId == (int)BonusKind.Referral)!.FriendAmount++),
        ("bonus's days", shop => shop.Bonuses.Find(bonus => bonus.KindId == (int)BonusKind.WinBack)!.Days++),
        ("bonus's items", shop => shop.Bonuses.Find(bonus => bonus.KindId == (int)BonusKind.Items)!.Items++),
        ("bonus's maximum", shop => shop.Bonuses.Find(bonus => bonus.KindId == (int)BonusKind.Review)!.YearlyMaximum++),
        ("bonus's limit", shop => shop.Bonuses.Find(bonus => bonus.KindId == (int)BonusKind.Review)!.LimitId = (int)BonusLimit.Once),
        ("bonus's end", shop => shop.Bonuses[0].ToUtc = new DateTime(2027, 1, 1)),
        ("bonus's beginning", shop => shop.Bonuses[0].FromUtc = new DateTime(2026, 5, 1)),
        ("bonus's credit", shop => shop.Bonuses[0].ValidDays = 10),
    ];
}
