using Nop.Plugin.Misc.Cashback.Web.Admin.Previews;
using Nop.Web.Framework.Models;
using Nop.Web.Framework.Mvc.ModelBinding;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Rates;

/// <summary>The rate of a manufacturer, whose id is the model's.</summary>
public record ManufacturerRateModel : RateFieldsModel
{
    [NopResourceDisplayName("Plugins.Misc.Cashback.Rates.Manufacturer")]
    public string? Name { get; set; }

    /// <summary>The panel that tries it.</summary>
    public RulePreviewModel Preview { get; set; } = new();
}

/// <summary>What to look for among manufacturers.</summary>
public record ManufacturerRateSearchModel : BaseSearchModel
{
    [NopResourceDisplayName("Plugins.Misc.Cashback.Rates.SearchManufacturer")]
    public string? SearchText { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Rates.ManufacturersWithRateOnly")]
    public bool WithRateOnly { get; set; }
}

/// <summary>A page of manufacturers.</summary>
public record ManufacturerRateListModel : BasePagedListModel<ManufacturerRateModel>;
