using Nop.Plugin.Misc.Cashback.Web.Admin.Previews;
using Nop.Web.Framework.Models;
using Nop.Web.Framework.Mvc.ModelBinding;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Rates;

/// <summary>The rate of a category, whose id is the model's.</summary>
public record CategoryRateModel : RateFieldsModel
{
    /// <summary>Name with its ancestors.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Rates.Category")]
    public string? Breadcrumb { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Rates.Excluded")]
    public bool Excluded { get; set; }

    /// <summary>The rate that comes from above, formatted; null: none.</summary>
    public string? InheritedRate { get; set; }

    /// <summary>Name of the category that it comes from.</summary>
    public string? InheritedFrom { get; set; }

    /// <summary>Name of the excluded category above; null: none is.</summary>
    public string? ExcludedBy { get; set; }

    /// <summary>0 for a root.</summary>
    public int Level { get; set; }

    public string? Name { get; set; }

    /// <summary>The panel that tries it.</summary>
    public RulePreviewModel Preview { get; set; } = new();
}

/// <summary>The tree of categories in reading order.</summary>
public record CategoryRateListModel : BaseNopModel
{
    public IList<CategoryRateModel> Categories { get; set; } = [];
}
