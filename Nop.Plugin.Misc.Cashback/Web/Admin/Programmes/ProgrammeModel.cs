using Nop.Plugin.Misc.Cashback.Web.Admin.Audiences;
using Nop.Plugin.Misc.Cashback.Web.Admin.Previews;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Programmes;

/// <summary>A programme as it is edited. Instants are in the shop's zone; amounts, percents and factors are text in the culture of the page.</summary>
public sealed record ProgrammeModel : AudienceModel, INamedModel
{
    [NopResourceDisplayName("Plugins.Misc.Cashback.Programmes.Name")]
    public string? Name { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Programmes.Active")]
    public bool Active { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Programmes.From")]
    public DateTime? From { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Programmes.To")]
    public DateTime? To { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Programmes.Weekdays")]
    public IList<int> SelectedWeekdays { get; set; } = [];

    [NopResourceDisplayName("Plugins.Misc.Cashback.Programmes.Months")]
    public IList<int> SelectedMonths { get; set; } = [];

    /// <summary>Time of day as a field for times sends it: "09:30".</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Programmes.FromTime")]
    public string? FromTime { get; set; }

    /// <summary>As <see cref="FromTime"/>; "00:00" is the end of the day.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Programmes.ToTime")]
    public string? ToTime { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Programmes.Categories")]
    public IList<int> SelectedCategoryIds { get; set; } = [];

    [NopResourceDisplayName("Plugins.Misc.Cashback.Programmes.FavouriteCategory")]
    public bool FavouriteCategory { get; set; }

    /// <summary>System names.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Programmes.PaymentMethods")]
    public IList<string> SelectedPaymentMethods { get; set; } = [];

    [NopResourceDisplayName("Plugins.Misc.Cashback.Programmes.MinimumOrder")]
    public string? MinimumOrder { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Programmes.Multiplier")]
    public string? Multiplier { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Programmes.ExtraPercent")]
    public string? ExtraPercent { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Programmes.ExtraPerItem")]
    public string? ExtraPerItem { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Programmes.ExtraPerOrder")]
    public string? ExtraPerOrder { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Programmes.Priority")]
    public int Priority { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Programmes.Stackable")]
    public bool Stackable { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Programmes.CapPerOrder")]
    public string? CapPerOrder { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Programmes.CapPerClient")]
    public string? CapPerClient { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Programmes.CapPerDay")]
    public string? CapPerDay { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Programmes.CapPerMonth")]
    public string? CapPerMonth { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Programmes.Budget")]
    public string? Budget { get; set; }

    /// <summary>Sum that it has given so far, formatted; null: it is new.</summary>
    public string? Spent { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Programmes.DisplayOrder")]
    public int DisplayOrder { get; set; }

    /// <summary>The panel that tries it.</summary>
    public RulePreviewModel Preview { get; set; } = new();

    public IList<SelectListItem> AvailableWeekdays { get; set; } = [];

    public IList<SelectListItem> AvailableMonths { get; set; } = [];

    public IList<SelectListItem> AvailableCategories { get; set; } = [];

    public IList<SelectListItem> AvailablePaymentMethods { get; set; } = [];
}
