using Nop.Plugin.Misc.Cashback.Web.Admin.Settings;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Drafts;

/// <summary>A draft of rules as it is edited. Amounts, percents and factors are text in the culture of the page, instants in the shop's zone.</summary>
public sealed record DraftModel : BaseNopEntityModel, ITierTermsModel
{
    [NopResourceDisplayName("Plugins.Misc.Cashback.Drafts.Name")]
    public string? Name { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.MinimumReceipt")]
    public string? MinimumReceipt { get; set; }

    /// <summary>Kinds of goods that earn.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.EarnOn")]
    public int EarnOn { get; set; }

    /// <summary>Percent of a line's price; 0: no cap.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.EarnCapPercent")]
    public string? CapPercent { get; set; }

    /// <summary>Percent of a line's margin; 0: no cap.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.EarnMarginCapPercent")]
    public string? MarginCapPercent { get; set; }

    public IList<SelectListItem> AvailableEarnOn { get; set; } = [];

    /// <summary>Which spend counts for tiers.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.TierWindow")]
    public int TierWindow { get; set; }

    /// <summary>When a tier may fall.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.TierReview")]
    public int TierReview { get; set; }

    /// <summary>Month of the yearly review, 1 … 12.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.TierReviewMonth")]
    public int TierReviewMonth { get; set; }

    /// <summary>Day of the yearly review, 1 … 31.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.TierReviewDay")]
    public int TierReviewDay { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.TierReviewMonths")]
    public int TierReviewMonths { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.TierGraceDays")]
    public int TierGraceDays { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Settings.TierReturnDays")]
    public int TierReturnDays { get; set; }

    public IList<SelectListItem> AvailableTierWindows { get; set; } = [];

    public IList<SelectListItem> AvailableTierReviews { get; set; } = [];

    public IList<SelectListItem> AvailableMonths { get; set; } = [];

    public IList<DraftTierModel> Tiers { get; set; } = [];

    public IList<DraftCardModel> Cards { get; set; } = [];

    public IList<DraftCategoryModel> Categories { get; set; } = [];

    public IList<DraftProgrammeModel> Programmes { get; set; } = [];

    /// <summary>Code of the primary store currency, shown behind amounts.</summary>
    public string? CurrencyCode { get; set; }

    /// <summary>The shop's zone, as people know it.</summary>
    public string? TimeZone { get; set; }

    /// <summary>Whether the reader may put it live.</summary>
    public bool CanPutLive { get; set; }

    /// <summary>Whether putting it live needs a second person.</summary>
    public bool NeedsSecond { get; set; }

    /// <summary>Proposal in which it waits for a second person; 0: none.</summary>
    public int WaitsIn { get; set; }

    /// <summary>Who may approve it, or how to get on where nobody may; null: it needs nobody.</summary>
    public string? Approvers { get; set; }

    /// <summary>Whether somebody may approve it where it needs that: nobody is asked in vain.</summary>
    public bool CanBeApproved { get; set; } = true;
}

/// <summary>A tier of a draft.</summary>
public sealed record DraftTierModel
{
    public int Id { get; set; }

    public string? Name { get; set; }

    public string? SpendThreshold { get; set; }

    public string? Rate { get; set; }

    /// <summary>Meaning of the rate's number; shown only.</summary>
    public string? Unit { get; set; }
}

/// <summary>A kind of client card of a draft.</summary>
public sealed record DraftCardModel
{
    public int Id { get; set; }

    public string? Name { get; set; }

    /// <summary>Percent; empty: a plain card.</summary>
    public string? Rate { get; set; }
}

/// <summary>A category of a draft.</summary>
public sealed record DraftCategoryModel
{
    public int CategoryId { get; set; }

    /// <summary>Shown only.</summary>
    public string? Name { get; set; }

    /// <summary>0 for a root; shown only.</summary>
    public int Level { get; set; }

    public string? Rate { get; set; }

    public bool Excluded { get; set; }

    /// <summary>Meaning of the rate's number; shown only.</summary>
    public string? Unit { get; set; }
}

/// <summary>A programme of a draft; the last row of the page, without a name, is for a new one.</summary>
public sealed record DraftProgrammeModel
{
    public int Id { get; set; }

    public bool Active { get; set; }

    public string? Name { get; set; }

    public string? Multiplier { get; set; }

    public string? ExtraPercent { get; set; }

    public DateTime? From { get; set; }

    public DateTime? To { get; set; }
}
