using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Web.Framework.Models;
using Nop.Web.Framework.Mvc.ModelBinding;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Settings;

/// <summary>The settings page. Amounts and percents are text in the culture of the page.</summary>
public record ConfigurationModel : BaseNopModel, ISettingsModel
{
    public int ActiveStoreScopeConfiguration { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.Enabled")]
    public bool Enabled { get; set; }
    public bool Enabled_OverrideForStore { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.WalletPerStore")]
    public bool WalletPerStore { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.EarnFrom")]
    public DateTime? EarnFrom { get; set; }
    public bool EarnFromUtc_OverrideForStore { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.ActivationDelayDays")]
    public int ActivationDelayDays { get; set; }
    public bool ActivationDelayDays_OverrideForStore { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.MinimumReceipt")]
    public string? MinimumReceipt { get; set; }
    public bool MinimumReceipt_OverrideForStore { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.BaseIncludesTax")]
    public bool BaseIncludesTax { get; set; }
    public bool BaseIncludesTax_OverrideForStore { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.EarnOn")]
    public int EarnOn { get; set; }
    public bool EarnOn_OverrideForStore { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.ServiceCategories")]
    public IList<int> SelectedServiceCategoryIds { get; set; } = [];
    public bool ServiceCategoryIds_OverrideForStore { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.EarnCapPercent")]
    public string? EarnCapPercent { get; set; }
    public bool EarnCapPercent_OverrideForStore { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.EarnMarginCapPercent")]
    public string? EarnMarginCapPercent { get; set; }
    public bool EarnMarginCapPercent_OverrideForStore { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.TierWindow")]
    public int TierWindow { get; set; }
    public bool TierWindow_OverrideForStore { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.TierReview")]
    public int TierReview { get; set; }
    public bool TierReview_OverrideForStore { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.TierReviewMonth")]
    public int TierReviewMonth { get; set; }
    public bool TierReviewMonth_OverrideForStore { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.TierReviewDay")]
    public int TierReviewDay { get; set; }
    public bool TierReviewDay_OverrideForStore { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.TierReviewMonths")]
    public int TierReviewMonths { get; set; }
    public bool TierReviewMonths_OverrideForStore { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.TierGraceDays")]
    public int TierGraceDays { get; set; }
    public bool TierGraceDays_OverrideForStore { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.TierReturnDays")]
    public int TierReturnDays { get; set; }
    public bool TierReturnDays_OverrideForStore { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.RequireOptIn")]
    public bool RequireOptIn { get; set; }
    public bool RequireOptIn_OverrideForStore { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.RequireCard")]
    public bool RequireCard { get; set; }
    public bool RequireCard_OverrideForStore { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.GuestClaimDays")]
    public int GuestClaimDays { get; set; }
    public bool GuestClaimDays_OverrideForStore { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.TermsUrl")]
    public string? TermsUrl { get; set; }
    public bool TermsUrl_OverrideForStore { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.Shortfall")]
    public int Shortfall { get; set; }
    public bool Shortfall_OverrideForStore { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.CreditExpires")]
    public bool CreditExpires { get; set; }
    public bool CreditExpires_OverrideForStore { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.ExpiryDays")]
    public int ExpiryDays { get; set; }
    public bool ExpiryDays_OverrideForStore { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.RedeemMinimum")]
    public string? RedeemMinimum { get; set; }
    public bool RedeemMinimum_OverrideForStore { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.RedeemMaxPerOrder")]
    public string? RedeemMaxPerOrder { get; set; }
    public bool RedeemMaxPerOrder_OverrideForStore { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.RedeemMaxSharePercent")]
    public string? RedeemMaxSharePercent { get; set; }
    public bool RedeemMaxSharePercent_OverrideForStore { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.RedeemOnGiftCards")]
    public bool RedeemOnGiftCards { get; set; }
    public bool RedeemOnGiftCards_OverrideForStore { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.CheckoutHoldMinutes")]
    public int CheckoutHoldMinutes { get; set; }
    public bool CheckoutHoldMinutes_OverrideForStore { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.CounterUndoMinutes")]
    public int CounterUndoMinutes { get; set; }
    public bool CounterUndoMinutes_OverrideForStore { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.VoucherValidDays")]
    public int VoucherValidDays { get; set; }
    public bool VoucherValidDays_OverrideForStore { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.ShowOnProductBox")]
    public bool ShowOnProductBox { get; set; }
    public bool ShowOnProductBox_OverrideForStore { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.ShowOnProductPage")]
    public bool ShowOnProductPage { get; set; }
    public bool ShowOnProductPage_OverrideForStore { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.ShowInCart")]
    public bool ShowInCart { get; set; }
    public bool ShowInCart_OverrideForStore { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.DeleteLedgerOnUninstall")]
    public bool DeleteLedgerOnUninstall { get; set; }

    /// <summary>Code of the primary store currency, shown behind amounts.</summary>
    public string? CurrencyCode { get; set; }

    /// <summary>There are wallets: their scope cannot change any more.</summary>
    public bool WalletScopeLocked { get; set; }

    public IList<SelectListItem> AvailableEarnOn { get; set; } = [];

    public IList<SelectListItem> AvailableCategories { get; set; } = [];

    public IList<SelectListItem> AvailableTierWindows { get; set; } = [];

    public IList<SelectListItem> AvailableTierReviews { get; set; } = [];

    public IList<SelectListItem> AvailableMonths { get; set; } = [];

    public IList<SelectListItem> AvailableShortfalls { get; set; } = [];

    public EarnExampleModel Example { get; set; } = new();
}
