namespace Nop.Plugin.Misc.Cashback.Web.Admin.Settings;

/// <summary>The settings page. Amounts and percents are text in the culture of the page.</summary>
public sealed record ConfigurationModel : BaseNopModel, ISettingsModel, ITierTermsModel, IOwnSettings
{
    public int ActiveStoreScopeConfiguration { get; set; }

    public IDictionary<string, bool> Own { get; set; } = new Dictionary<string, bool>();

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.Enabled")]
    public bool Enabled { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.WalletPerStore")]
    public bool WalletPerStore { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.EarnFrom")]
    public DateTime? EarnFrom { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.ActivationDelayDays")]
    public int ActivationDelayDays { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.MinimumReceipt")]
    public string? MinimumReceipt { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.BaseIncludesTax")]
    public bool BaseIncludesTax { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.EarnOn")]
    public int EarnOn { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.ServiceCategories")]
    public IList<int> SelectedServiceCategoryIds { get; set; } = [];

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.EarnCapPercent")]
    public string? EarnCapPercent { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.EarnMarginCapPercent")]
    public string? EarnMarginCapPercent { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.TierWindow")]
    public int TierWindow { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.TierReview")]
    public int TierReview { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.TierReviewMonth")]
    public int TierReviewMonth { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.TierReviewDay")]
    public int TierReviewDay { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.TierReviewMonths")]
    public int TierReviewMonths { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.TierGraceDays")]
    public int TierGraceDays { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.TierReturnDays")]
    public int TierReturnDays { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.RequireOptIn")]
    public bool RequireOptIn { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.RequireCard")]
    public bool RequireCard { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.GuestClaimDays")]
    public int GuestClaimDays { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.TermsUrl")]
    public string? TermsUrl { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.Shortfall")]
    public int Shortfall { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.CreditExpires")]
    public bool CreditExpires { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.ExpiryDays")]
    public int ExpiryDays { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.ExpiryUntil")]
    public int ExpiryUntil { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.ExpiryMonth")]
    public int ExpiryMonth { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.ExpiryDay")]
    public int ExpiryDay { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.RedeemMinimum")]
    public string? RedeemMinimum { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.RedeemMaxPerOrder")]
    public string? RedeemMaxPerOrder { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.RedeemMaxSharePercent")]
    public string? RedeemMaxSharePercent { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.RedeemOnGiftCards")]
    public bool RedeemOnGiftCards { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.RedeemMinimumOrder")]
    public string? RedeemMinimumOrder { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.RedeemOn")]
    public int RedeemOn { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.RedeemCategoryIds")]
    public IList<int> RedeemCategoryIds { get; set; } = [];

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.RedeemProductIds")]
    public string? RedeemProductIds { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.RedeemNotCategoryIds")]
    public IList<int> RedeemNotCategoryIds { get; set; } = [];

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.RedeemNotProductIds")]
    public string? RedeemNotProductIds { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.RedeemOnReduced")]
    public bool RedeemOnReduced { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.RedeemOnShipping")]
    public bool RedeemOnShipping { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.TaxTreatment")]
    public int TaxTreatment { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.RedeemOncePerDay")]
    public bool RedeemOncePerDay { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.RedeemTierIds")]
    public IList<int> RedeemTierIds { get; set; } = [];

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.RedeemRoleIds")]
    public IList<int> RedeemRoleIds { get; set; } = [];

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.RedeemOffWeekdays")]
    public IList<int> RedeemOffWeekdays { get; set; } = [];

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.RedeemOffDays")]
    public string? RedeemOffDays { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.CheckoutHoldMinutes")]
    public int CheckoutHoldMinutes { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.CounterUndoMinutes")]
    public int CounterUndoMinutes { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.CounterProofFrom")]
    public string? CounterProofFrom { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.VoucherValidDays")]
    public int VoucherValidDays { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.VoucherReturnDays")]
    public int VoucherReturnDays { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.VoucherReminderDays")]
    public int VoucherReminderDays { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.CreditEndDays")]
    public string? CreditEndDays { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.QuietFromHour")]
    public int QuietFromHour { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.QuietUntilHour")]
    public int QuietUntilHour { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.QuietWeekdays")]
    public IList<int> QuietWeekdays { get; set; } = [];

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.MarketingDays")]
    public int MarketingDays { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.VoucherRest")]
    public int VoucherRest { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.ShowOnProductBox")]
    public bool ShowOnProductBox { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.ShowOnProductPage")]
    public bool ShowOnProductPage { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.ShowInCart")]
    public bool ShowInCart { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.DeleteLedgerOnUninstall")]
    public bool DeleteLedgerOnUninstall { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.WitnessEmail")]
    public string? WitnessEmail { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.HighestBalance")]
    public string? HighestBalance { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.HighestBalanceWarnsOnly")]
    public bool HighestBalanceWarnsOnly { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.AdjustmentMaximum")]
    public string? AdjustmentMaximum { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.AdjustmentMaximumPerDay")]
    public string? AdjustmentMaximumPerDay { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.AdjustmentMaximumTakenPerDay")]
    public string? AdjustmentMaximumTakenPerDay { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.GiftRunMaximum")]
    public string? GiftRunMaximum { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.GiftRunMaximumPerDay")]
    public string? GiftRunMaximumPerDay { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.CounterMostPerTaking")]
    public string? CounterMostPerTaking { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.CounterMostPerClerkDay")]
    public string? CounterMostPerClerkDay { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.CounterMostPerClientDay")]
    public string? CounterMostPerClientDay { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.OversightEmail")]
    public string? OversightEmail { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.RulesNeedSecondPerson")]
    public bool RulesNeedSecondPerson { get; set; }

    /// <summary>Code of the primary store currency, shown behind amounts.</summary>
    public string? CurrencyCode { get; set; }

    /// <summary>There are wallets: their scope cannot change any more.</summary>
    public bool WalletScopeLocked { get; set; }

    public IList<SelectListItem> AvailableTiers { get; set; } = [];

    public IList<SelectListItem> AvailableRoles { get; set; } = [];

    public IList<SelectListItem> AvailableWeekdays { get; set; } = [];

    public IList<SelectListItem> AvailableEarnOn { get; set; } = [];

    public IList<SelectListItem> AvailableCategories { get; set; } = [];

    public IList<SelectListItem> AvailableTierWindows { get; set; } = [];

    public IList<SelectListItem> AvailableTierReviews { get; set; } = [];

    public IList<SelectListItem> AvailableMonths { get; set; } = [];

    public IList<SelectListItem> AvailableExpiries { get; set; } = [];

    /// <summary>Until when credit lasts that becomes usable today, by what is saved.</summary>
    public string? ExpiryExample { get; set; }

    public IList<SelectListItem> AvailableShortfalls { get; set; } = [];

    public IList<SelectListItem> AvailableTaxTreatments { get; set; } = [];

    public IList<SelectListItem> AvailableVoucherRests { get; set; } = [];

    public EarnExampleModel Example { get; set; } = new();

    /// <summary>Whether the store has, or is to have, a value of its own.</summary>
    /// <param name="setting">Name of the property of <see cref="CashbackSettings"/>.</param>
    public bool IsOwn(string setting) => Own.TryGetValue(setting, out var isOwn) && isOwn;
}
