using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Web.Framework.Models;
using Nop.Web.Framework.Mvc.ModelBinding;

namespace Nop.Plugin.Misc.Cashback.Models.Admin;

/// <summary>A programme as it is edited. Instants are in the shop's zone; amounts, percents and factors are text in the culture of the page.</summary>
public record ProgrammeModel : BaseNopEntityModel
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

    [NopResourceDisplayName("Plugins.Misc.Cashback.Programmes.Categories")]
    public IList<int> SelectedCategoryIds { get; set; } = [];

    [NopResourceDisplayName("Plugins.Misc.Cashback.Programmes.Tiers")]
    public IList<int> SelectedTierIds { get; set; } = [];

    [NopResourceDisplayName("Plugins.Misc.Cashback.Programmes.Multiplier")]
    public string? Multiplier { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Programmes.ExtraPercent")]
    public string? ExtraPercent { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Programmes.Stackable")]
    public bool Stackable { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Programmes.CapPerOrder")]
    public string? CapPerOrder { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Programmes.Budget")]
    public string? Budget { get; set; }

    /// <summary>What it has given so far, formatted; null: it is new.</summary>
    public string? Spent { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Programmes.DisplayOrder")]
    public int DisplayOrder { get; set; }

    /// <summary>The shop's zone, as people know it.</summary>
    public string? TimeZone { get; set; }

    /// <summary>Code of the primary store currency, shown behind amounts.</summary>
    public string? CurrencyCode { get; set; }

    public IList<SelectListItem> AvailableWeekdays { get; set; } = [];

    public IList<SelectListItem> AvailableCategories { get; set; } = [];

    public IList<SelectListItem> AvailableTiers { get; set; } = [];
}
