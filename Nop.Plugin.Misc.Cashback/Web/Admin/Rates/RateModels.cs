using Nop.Plugin.Misc.Cashback.Web.Admin.Previews;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Rates;

/// <summary>The rate of a category, whose id is the model's.</summary>
public sealed record CategoryRateModel : OwnRateModel
{
    /// <summary>Name with its ancestors.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Rates.Category")]
    public string? Breadcrumb { get; set; }

    /// <summary>The rate that comes from above, formatted; null: none.</summary>
    public string? InheritedRate { get; set; }

    /// <summary>Name of the category that it comes from.</summary>
    public string? InheritedFrom { get; set; }

    /// <summary>Name of the excluded category above; null: none is.</summary>
    public string? ExcludedBy { get; set; }

    /// <summary>0 for a root.</summary>
    public int Level { get; set; }

    public string? Name { get; set; }
}

/// <summary>The tree of categories in reading order.</summary>
public sealed record CategoryRateListModel : BaseNopModel
{
    public IList<CategoryRateModel> Categories { get; set; } = [];
}

/// <summary>The rate of a manufacturer, whose id is the model's.</summary>
public sealed record ManufacturerRateModel : OwnRateModel
{
    [NopResourceDisplayName("Plugins.Misc.Cashback.Rates.Manufacturer")]
    public string? Name { get; set; }

    public override bool CanExclude => false;
}

/// <summary>Search among manufacturers.</summary>
public sealed record ManufacturerRateSearchModel : BaseSearchModel
{
    [NopResourceDisplayName("Plugins.Misc.Cashback.Rates.SearchManufacturer")]
    public string? SearchText { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Rates.ManufacturersWithRateOnly")]
    public bool WithRateOnly { get; set; }
}

/// <summary>A page of manufacturers.</summary>
public sealed record ManufacturerRateListModel : BasePagedListModel<ManufacturerRateModel>;

/// <summary>The rate of a product, whose id is the model's.</summary>
public sealed record ProductRateModel : OwnRateModel
{
    [NopResourceDisplayName("Plugins.Misc.Cashback.Rates.Product")]
    public string? Name { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Rates.Sku")]
    public string? Sku { get; set; }
}

/// <summary>Search among products.</summary>
public sealed record ProductRateSearchModel : BaseSearchModel
{
    [NopResourceDisplayName("Plugins.Misc.Cashback.Rates.SearchText")]
    public string? SearchText { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Rates.WithRateOnly")]
    public bool WithRateOnly { get; set; }
}

/// <summary>A page of products.</summary>
public sealed record ProductRateListModel : BasePagedListModel<ProductRateModel>;

/// <summary>The form of something's own rate.</summary>
public abstract record OwnRateModel : RateFieldsModel
{
    [NopResourceDisplayName("Plugins.Misc.Cashback.Rates.Excluded")]
    public bool Excluded { get; set; }

    /// <summary>Whether such a thing can be excluded.</summary>
    public virtual bool CanExclude => true;

    /// <summary>The panel that tries it.</summary>
    public RulePreviewModel Preview { get; set; } = new();
}

/// <summary>A form with the two fields of a rate.</summary>
public abstract record RateFieldsModel : BaseNopEntityModel
{
    /// <summary>The number, text in the culture of the page; null: no rate.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Rates.Rate")]
    public string? Rate { get; set; }

    /// <summary>Meaning of the number, a <see cref="Rules.RateUnit"/>.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Rates.Unit")]
    public int Unit { get; set; }

    public IList<SelectListItem> AvailableUnits { get; set; } = [];

    /// <summary>Whether there must be a rate.</summary>
    public virtual bool RateRequired => false;
}
