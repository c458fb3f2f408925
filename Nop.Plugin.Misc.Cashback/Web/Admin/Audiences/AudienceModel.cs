namespace Nop.Plugin.Misc.Cashback.Web.Admin.Audiences;

/// <summary>For whom a programme, a bonus or a gift is, as it is edited: everything that is set must hold.</summary>
public abstract record AudienceModel : BaseNopEntityModel
{
    [NopResourceDisplayName("Plugins.Misc.Cashback.Audience.Roles")]
    public IList<int> SelectedRoleIds { get; set; } = [];

    [NopResourceDisplayName("Plugins.Misc.Cashback.Audience.Tiers")]
    public IList<int> SelectedTierIds { get; set; } = [];

    [NopResourceDisplayName("Plugins.Misc.Cashback.Audience.Cards")]
    public IList<int> SelectedCardIds { get; set; } = [];

    [NopResourceDisplayName("Plugins.Misc.Cashback.Audience.Segments")]
    public IList<int> SelectedSegmentIds { get; set; } = [];

    [NopResourceDisplayName("Plugins.Misc.Cashback.Audience.Newsletter")]
    public bool Newsletter { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Audience.FirstOrder")]
    public bool FirstOrder { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Audience.SleepingDays")]
    public int? AudienceSleepingDays { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Audience.BirthdayDaysBefore")]
    public int? BirthdayDaysBefore { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Audience.BirthdayDaysAfter")]
    public int? BirthdayDaysAfter { get; set; }

    /// <summary>Whether last order and birthday may be asked for: for gifts, not where a bonus has a reason of its own.</summary>
    public bool AsksForTimes { get; set; }

    /// <summary>Whether segments may be asked for: where the shop gives by itself. A programme, which is asked of an order, names a segment's customer role.</summary>
    public bool AsksForSegments { get; set; }

    /// <summary>Whether the first order may be asked for: where there is an order.</summary>
    public bool AsksForFirstOrder { get; set; }

    /// <summary>Code of the primary store currency, shown behind amounts.</summary>
    public string? CurrencyCode { get; set; }

    /// <summary>The shop's zone, as people know it.</summary>
    public string? TimeZone { get; set; }

    public IList<SelectListItem> AvailableRoles { get; set; } = [];

    public IList<SelectListItem> AvailableTiers { get; set; } = [];

    public IList<SelectListItem> AvailableCards { get; set; } = [];

    public IList<SelectListItem> AvailableSegments { get; set; } = [];
}
