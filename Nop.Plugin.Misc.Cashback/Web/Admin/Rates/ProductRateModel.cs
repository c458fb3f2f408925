using Nop.Plugin.Misc.Cashback.Web.Admin.Previews;
using Nop.Web.Framework.Models;
using Nop.Web.Framework.Mvc.ModelBinding;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Rates;

/// <summary>The rate of a product, whose id is the model's.</summary>
public record ProductRateModel : RateFieldsModel
{
    [NopResourceDisplayName("Plugins.Misc.Cashback.Rates.Product")]
    public string? Name { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Rates.Sku")]
    public string? Sku { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Rates.Excluded")]
    public bool Excluded { get; set; }

    /// <summary>The panel that tries it.</summary>
    public RulePreviewModel Preview { get; set; } = new();
}

/// <summary>What to look for among products.</summary>
public record ProductRateSearchModel : BaseSearchModel
{
    [NopResourceDisplayName("Plugins.Misc.Cashback.Rates.SearchText")]
    public string? SearchText { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Rates.WithRateOnly")]
    public bool WithRateOnly { get; set; }
}

/// <summary>A page of products.</summary>
public record ProductRateListModel : BasePagedListModel<ProductRateModel>;
